"""The button that waits for a key: once pressed it takes the next key, whatever that is; Esc gives up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton

from annotator.app.messages.words import gettext
from annotator.gui.keys.writing import key_of


class KeyListener(QPushButton):
    """``key_pressed`` tells the key that was pressed; ``given_up`` that nobody pressed one."""

    key_pressed = Signal(str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.listening = False
        self.clicked.connect(self.listen)
        self._show()

    def listen(self) -> None:
        """Take the next key."""
        self.listening = True
        self._show()
        self.setFocus()

    def _show(self) -> None:
        self.setText(gettext("Press the new key…") if self.listening else gettext("New Key…"))
        self.setAccessibleName(self.text())

    def _stop(self) -> None:
        self.listening = False
        self._show()

    def event(self, event: QEvent) -> bool:
        """While it listens, every key is for it: also Tab, and those of shortcuts."""
        if self.listening and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._hear(event)
            event.accept()
            return True
        return super().event(event)

    def _hear(self, event: QKeyEvent) -> None:
        key = key_of(event)
        if key is None or event.isAutoRepeat():
            return
        self._stop()
        if key == "Esc":
            self.given_up.emit()
        else:
            self.key_pressed.emit(key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere gives no key."""
        if self.listening:
            self._stop()
            self.given_up.emit()
        super().focusOutEvent(event)
