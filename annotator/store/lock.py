"""A lock that serves whoever has waited longest.

Python's own lock may hand itself back to the thread that just let go, so that an import writing batch
after batch could starve a key press. This one queues.
"""

from __future__ import annotations

import threading
from collections import deque
from types import TracebackType


class FairLock:
    """First come, first served; the thread that holds it may take it again."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._holder: int | None = None
        self._depth = 0

    def __enter__(self) -> FairLock:
        me = threading.get_ident()
        with self._guard:
            if self._holder == me:
                self._depth += 1
                return self
            if self._holder is None and not self._waiting:
                self._holder, self._depth = me, 1
                return self
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        try:
            turn.acquire()
        except BaseException:
            # Interrupted while queueing (Ctrl+C): nobody may wait behind a turn that is never taken.
            self._leave_queue(turn)
            raise
        with self._guard:
            self._holder, self._depth = me, 1
        return self

    def _leave_queue(self, turn: threading.Lock) -> None:
        with self._guard:
            if turn in self._waiting:
                self._waiting.remove(turn)
            else:
                self._pass_on()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._guard:
            self._depth -= 1
            if self._depth:
                return
            self._pass_on()

    def _pass_on(self) -> None:
        if self._waiting:
            # The lock passes straight to the next in line: the holder is nobody's until it wakes,
            # but not None, so that a newcomer queues.
            self._holder = -1
            self._waiting.popleft().release()
        else:
            self._holder = None

    @property
    def is_wanted(self) -> bool:
        """Whether somebody is waiting."""
        return bool(self._waiting)
