"""The left column: the codebook's name, its parts, and what can be done with the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from annotator.app.codebooks.parts import KINDS
from annotator.app.codebooks.wording import kind_word
from annotator.app.messages.words import gettext
from annotator.gui.codebook.parts_list import PartsList

_WIDTH, _SIGN_WIDTH = 284, 30
_TITLES = {
    "codebook.add": gettext("Add to the codebook"),
    "codebook.up": gettext("Move up"),
    "codebook.down": gettext("Move down"),
    "codebook.merge": gettext("Merge into another one"),
    "codebook.remove": gettext("Remove"),
}
_SHOWN = {
    "codebook.up": "↑",
    "codebook.down": "↓",
    "codebook.merge": gettext("Merge"),
    "codebook.remove": gettext("Remove"),
}


class PartsPanel(QWidget):
    """``asked`` names an action, ``kind_wanted`` a kind to add a part of, ``renamed`` the book's new name."""

    asked = Signal(str)
    kind_wanted = Signal(str)
    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.book_name = QLineEdit()
        self.book_name.setAccessibleName(gettext("Name of the codebook"))
        self.book_name.editingFinished.connect(lambda: self.renamed.emit(self.book_name.text().strip()))
        self.list = PartsList()
        self.buttons: dict[str, QToolButton] = {"codebook.add": self._adding()}
        for ident, text in _SHOWN.items():
            self.buttons[ident] = button = QToolButton()
            button.setText(text)
            if len(text) == 1:
                button.setFixedWidth(_SIGN_WIDTH)
            button.clicked.connect(partial(self.asked.emit, ident))
        self.name_buttons({})
        named, row = QHBoxLayout(), QHBoxLayout()
        named.setContentsMargins(12, 0, 12, 4)
        named.addWidget(self.book_name)
        row.setContentsMargins(6, 6, 6, 8)
        row.setSpacing(0)
        for ident, button in self.buttons.items():
            row.addWidget(button)
            if ident == "codebook.add":
                row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(0)
        column.addLayout(named)
        column.addWidget(self.list, 1)
        column.addLayout(row)

    def _adding(self) -> QToolButton:
        add = QToolButton()
        add.setText(gettext("Add") + " ▾")
        add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(add)
        for kind in KINDS:
            title = kind_word(kind)
            menu.addAction(title[:1].upper() + title[1:], partial(self.kind_wanted.emit, kind))
        add.setMenu(menu)
        return add

    def name_buttons(self, keys: Mapping[str, str]) -> None:
        """Say what the buttons do, and the keys (as people read them) that do the same."""
        for ident, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(_TITLES[ident])
            key = keys.get(ident)
            button.setToolTip(f"{_TITLES[ident]} ({key})" if key else _TITLES[ident])

    def show_book(self, name: str, *, may: bool) -> None:
        """Show what the codebook is called; it is changed only by those who ``may``."""
        self.book_name.setText(name)
        self.book_name.setEnabled(may)

    def allow(self, can: Callable[[str], bool], *, may: bool) -> None:
        """Let the buttons be pressed that would do anything."""
        for ident, button in self.buttons.items():
            button.setEnabled(may if ident == "codebook.add" else can(ident))
