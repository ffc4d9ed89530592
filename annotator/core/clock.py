"""A hybrid logical clock: wall time that never runs backwards.

One number orders entries across replicas: 48 bits of Unix milliseconds above 16 bits of counter, as in
Kulkarni et al., "Logical Physical Clocks" (2014), folded into one integer. A machine whose clock is set
back keeps counting from the latest moment it has seen.
"""

from __future__ import annotations

import time

COUNTER_BITS = 16


class HybridClock:
    """Gives strictly increasing moments, none earlier than any moment it was shown."""

    def __init__(self, latest: int = 0) -> None:
        self._latest = latest

    @property
    def latest(self) -> int:
        """The last moment given or seen; 0 before the first."""
        return self._latest

    def tick(self) -> int:
        """The next moment: later than every earlier one, and than the wall clock's now if it can be."""
        wall = (time.time_ns() // 1_000_000) << COUNTER_BITS
        self._latest = max(self._latest + 1, wall)
        return self._latest

    def observe(self, moment: int) -> None:
        """Take note of a moment that another replica gave."""
        self._latest = max(self._latest, moment)


def unix_seconds(moment: int) -> float:
    """The wall time of ``moment``, in seconds since 1970."""
    return (moment >> COUNTER_BITS) / 1000
