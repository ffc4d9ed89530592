"""The key of a label or value: one character, and who else has it is told at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from annotator.app.messages.words import gettext

_WIDTH = 44


class KeyField(QWidget):
    """``chosen`` tells a key that is free (or "" for none), ``edited`` what is typed.

    ``holder`` names what already has a key, ``free`` a key that nothing has.
    """

    edited = Signal(str)
    chosen = Signal(str)

    def __init__(
        self, holder: Callable[[str], str | None], free: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._holder, self._free = holder, free
        self._known = ""
        self.text = QLineEdit()
        self.text.setAccessibleName(gettext("Key"))
        self.text.setMaxLength(1)
        self.text.setFixedWidth(_WIDTH)
        self.suggest = QPushButton(gettext("A Free One"))
        self.suggest.setAutoDefault(False)
        self.told = QLabel()
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.told.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text)
        row.addWidget(self.suggest)
        row.addWidget(self.told, 1)
        self.text.textEdited.connect(self._typed)
        self.text.editingFinished.connect(self._meant)
        self.suggest.clicked.connect(self._suggest)

    def show_key(self, key: str) -> None:
        """Show ``key``."""
        self._known = key
        self.text.setText(key)
        self._tell(key)

    def _typed(self, key: str) -> None:
        shown = key.strip().upper()
        self.text.setText(shown)
        if self._tell(shown):
            self.edited.emit(shown)

    def _meant(self) -> None:
        key = self.text.text()
        if key.casefold() == self._known.casefold():
            return
        if self._tell(key):
            self.chosen.emit(key)
        else:
            self.show_key(self._known)

    def _suggest(self) -> None:
        self.text.setText(self._free())
        self._meant()

    def _tell(self, key: str) -> bool:
        """Say who has ``key``; whether it can be had."""
        holder = self._holder(key)
        self.told.setText(
            "" if holder is None else gettext("⚠ {key} is {holder}").format(key=key, holder=holder)
        )
        self.told.setProperty("look", "small" if holder is None else "danger")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        return holder is None
