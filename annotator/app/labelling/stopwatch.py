"""Active seconds on an article: time counts while gestures come, not while nobody is there."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

IDLE_SECONDS = 60.0
"""A pause longer than this is not work: of it, only this much is counted."""


class Stopwatch:
    """Counts seconds between signs of life; ``now`` gives a monotonic time in seconds."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._last: float | None = None
        self._counted = 0.0

    @property
    def seconds(self) -> float:
        """Active seconds that weren't taken yet, up to now."""
        return self._counted + self._since_last()

    def touch(self) -> None:
        """Somebody is there: count the time since the last sign of life."""
        self._counted += self._since_last()
        self._last = self._now()

    def rest(self) -> None:
        """Count up to now, then nothing until the next sign of life."""
        self._counted += self._since_last()
        self._last = None

    def take(self) -> int:
        """Whole seconds counted so far, which are then counted no more; the rest of a second stays."""
        if self._last is not None and self._now() - self._last <= IDLE_SECONDS:
            self.touch()
        whole = int(self._counted)
        self._counted -= whole
        return whole

    def _since_last(self) -> float:
        return 0.0 if self._last is None else min(self._now() - self._last, IDLE_SECONDS)
