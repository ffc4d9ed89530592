"""Active seconds on an article: time counts while gestures come, not while nobody is there."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

IDLE_SECONDS = 60.0
"""A pause longer than this is usually not work: of it, only this much is counted."""


class Stopwatch:
    """Counts seconds after signs of life; ``now`` gives a monotonic time in seconds.

    After ``idle`` seconds without a sign nothing counts until the next one.
    """

    def __init__(self, now: Callable[[], float] = monotonic, idle: float = IDLE_SECONDS) -> None:
        self._now = now
        self.idle = idle
        self._paused = False
        self._alive_until = self._counted_until = now()
        self._counted = 0.0

    @property
    def seconds(self) -> float:
        """Active seconds that weren't taken yet, up to now."""
        return self._counted + self._uncounted()

    def touch(self) -> None:
        """Somebody is there, and will be for a while; while paused, that counts for nothing."""
        self._count()
        self._counted_until = self._now()
        self._alive_until = self._counted_until + (0.0 if self._paused else self.idle)

    @property
    def paused(self) -> bool:
        """Whether somebody said that what follows is no work on the article."""
        return self._paused

    def pause(self) -> None:
        """Count up to now, then nothing, whatever happens, until :meth:`resume`."""
        self.rest()
        self._paused = True

    def resume(self) -> None:
        """Count again from now on."""
        self._paused = False
        self.touch()

    def rest(self) -> None:
        """Count up to now, then nothing until the next sign of life."""
        self._count()
        self._alive_until = self._counted_until

    def drop(self) -> None:
        """Forget what was counted, parts of a second included: somebody else goes on."""
        self._count()
        self._counted = 0.0

    def take(self) -> int:
        """Whole seconds counted so far, which are then counted no more; the rest of a second stays.

        This is no sign of life: whoever asks every half minute doesn't keep the time running.
        """
        self._count()
        whole = int(self._counted)
        self._counted -= whole
        return whole

    def _uncounted(self) -> float:
        return max(0.0, min(self._now(), self._alive_until) - self._counted_until)

    def _count(self) -> None:
        more = self._uncounted()
        self._counted += more
        self._counted_until += more
