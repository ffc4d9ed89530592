"""Lays out what is not seen yet of a long text in steps that no key press notices.

Qt does it with a timer, each time twice as much as before, up to 200,000 characters at once: 30 ms in which a
key waits. Its timer is left alone, but what it does when it fires is done here, a little at a time; once all
is laid out it has its way and stops.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextDocument

STEP = 16_000
"""UTF-16 units that are laid out at once: about 2 ms, and no more than one of the longest paragraphs."""


class LayoutSteps(QObject):
    """Sees to the rest of ``document`` from the moment that a view shows it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._reached = 0
        document.documentLayout().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a step in place of Qt's, until the end."""
        if event.type() != QEvent.Type.Timer:
            return False
        self._reached += STEP
        if self._reached >= self._document.characterCount():
            self._reached = 0  # another width, and all begins anew
            return False
        block = self._document.findBlock(self._reached)
        self._document.documentLayout().blockBoundingRect(block)  # lays out up to here
        return True
