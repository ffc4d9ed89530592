"""What the first key press needs and the window did not is loaded when the window has been painted.

The start is shorter without it, and nobody reads and chooses a word within the tenth of a second after. The
first label with an entity would else wait 30 ms for the library that compares names.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

_NEEDED = (
    "annotator.core.decide.spans",
    "annotator.core.decide.statements",
    "annotator.core.decide.marks",
    "annotator.app.entity_uses",
    "rapidfuzz",
)
_AFTER = 50
"""Milliseconds after the window was shown: it is painted by then."""


class Warming(QObject):
    """Loads one thing after the other; keys come in between."""

    def __init__(self, parent: QObject, *, last: Callable[[], None]) -> None:
        """``last`` is done when everything is loaded."""
        super().__init__(parent)
        self._left = list(_NEEDED)
        self._last = last
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        self._timer.start(_AFTER)

    def _next(self) -> None:
        if not self._left:
            self._last()
            return
        import_module(self._left.pop(0))
        self._timer.start(0)
