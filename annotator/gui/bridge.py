"""From whatever thread did the work into Qt's thread.

The project tells what it committed in the thread that executed, and a job reports from its own. A widget
may be touched in Qt's thread alone, so everything a widget listens to passes through here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Bridge(QObject):
    """Carries calls into the thread it was made in: at once when already there, else through the event loop.

    Calls keep their order per sending thread. After :meth:`close` nothing is carried any more, also what was
    already under way.
    """

    _sent = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._sent.connect(self._deliver, Qt.ConnectionType.AutoConnection)

    def call(self, function: Callable[..., object], *arguments: Any) -> None:
        """Run ``function(*arguments)`` in Qt's thread."""
        if self._open:  # a job may end after the window is gone, and this with it
            self._sent.emit(function, arguments)

    def carry(self, function: Callable[..., object]) -> Callable[..., None]:
        """A stand-in for ``function`` that any thread may call."""

        def stand_in(*arguments: Any) -> None:
            self.call(function, *arguments)

        return stand_in

    def close(self) -> None:
        """Carry nothing from now on."""
        self._open = False

    @Slot(object, object)
    def _deliver(self, function: Callable[..., object], arguments: tuple[Any, ...]) -> None:
        if self._open:
            function(*arguments)
