"""Letting a key press through while a long command computes.

Python's interpreter lets one thread run at a time, and one that computes gives way only after the switch
interval, five milliseconds. A key press gives way at each of the dozen SQL statements it needs, and so
would wait a dozen times that long while an import reads and normalises articles beside it. So threads
switch more often while a long command runs, and it stands aside for a moment after each key press.
"""

from __future__ import annotations

import sys
import threading
import time

_INTERVAL = 0.0002
"""Seconds between switches while a long command runs; costs nothing while nobody else wants to run."""

_A_MOMENT = 0.03
"""Seconds that a key press takes until it is committed and painted, generously."""


class Politeness:
    """Keeps long commands out of the way of whoever presses keys."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running = 0
        self._usual = 0.0
        self._busy_until = 0.0

    def ask_for_way(self) -> None:
        """A person has just done something: whatever computes beside should wait a moment."""
        self._busy_until = time.monotonic() + _A_MOMENT

    def stand_aside(self) -> None:
        """Wait out the moment after a key press; for long commands, between two pieces of work.

        It waits once, however many keys follow: a key held down slows an import but never stops it.
        """
        moment = self._busy_until - time.monotonic()
        if moment > 0:
            time.sleep(moment)

    def begin(self) -> None:
        """A long command begins."""
        with self._lock:
            self._running += 1
            if self._running == 1:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(min(_INTERVAL, self._usual))

    def end(self) -> None:
        """A long command has ended; after the last one everything is as it was."""
        with self._lock:
            self._running -= 1
            if self._running == 0:
                sys.setswitchinterval(self._usual)


POLITE = Politeness()
"""The interpreter has one switch interval, so there is one of these."""
