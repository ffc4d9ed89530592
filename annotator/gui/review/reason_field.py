"""The field for the reason of a decision; leaving it keeps what is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from annotator.app.messages.words import gettext

_HEIGHT = 46
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReasonField(QPlainTextEdit):
    """``written`` carries the text whenever it may be kept; ``finished``: back to deciding.

    Enter and Esc finish, Shift+Enter breaks the line.
    """

    written = Signal(str)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(gettext("Reason"))
        self.setPlaceholderText(gettext("Why? It is kept with the decision and shown when the like recurs."))
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, reason: str) -> None:
        """Show this reason, unless somebody is writing one."""
        if self.toPlainText() != reason and not self.hasFocus():
            self.setPlainText(reason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps what is written."""
        super().focusOutEvent(event)
        self.written.emit(self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc go back to deciding."""
        plain_enter = event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if plain_enter or event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc and Ctrl+Enter are the field's while one writes here, not the window's."""
        is_ours = isinstance(event, QKeyEvent) and event.key() in (*_ENTER, Qt.Key.Key_Escape)
        if is_ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)
