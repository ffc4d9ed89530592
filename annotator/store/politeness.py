"""Letting a key press through while a long command computes.

Python's interpreter lets one thread run at a time, and one that computes gives way only after the switch
interval, five milliseconds. A key press gives way at each of the dozen SQL statements it needs, and so
would wait a dozen times that long while an import reads and normalises articles beside it.
"""

from __future__ import annotations

import sys
import threading

_INTERVAL = 0.0002
"""Seconds between switches while a long command runs; costs nothing while nobody else wants to run."""


class Politeness:
    """Shortens the switch interval while at least one long command is under way."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running = 0
        self._usual = 0.0

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
