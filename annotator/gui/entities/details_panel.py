"""The middle column: what is known of the entity, and buttons for all that can be done to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.actions.entities import ACTIONS
from annotator.app.entities.directory import Line
from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.gui.dialogs.lists import as_high_as_its_rows
from annotator.gui.entities.words import kind_word, said_word, uses_word
from annotator.gui.work.card import Card

_VALUE = Qt.ItemDataRole.UserRole


class Facts(Card):
    """A list of one sort of facts with its buttons; :attr:`chosen` is what the current row stands for."""

    def __init__(self, title: str, empty: str, buttons: Sequence[QToolButton]) -> None:
        super().__init__(title)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = QLabel(empty)
        self.empty.setProperty("look", "small")
        self.empty.setWordWrap(True)
        for button in buttons:
            self.top.addWidget(button)
        self.column.addWidget(self.list)
        self.column.addWidget(self.empty)

    def tell(self, facts: Mapping[str, str]) -> None:
        """Show these words by what they stand for."""
        row = max(0, self.list.currentRow())
        self.list.clear()
        for value, words in facts.items():
            item = QListWidgetItem(words)
            item.setData(_VALUE, value)
            item.setToolTip(words)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.setVisible(bool(facts))
        self.empty.setVisible(not facts and bool(self.empty.text()))
        as_high_as_its_rows(self.list, 7)

    @property
    def chosen(self) -> str | None:
        """What the current row stands for."""
        return str(self.list.currentItem().data(_VALUE)) if self.list.currentRow() >= 0 else None


class DetailsPanel(QScrollArea):
    """``asked`` names an action that a person wants."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QToolButton] = {}
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(gettext("Details"))
        self.name, self.about, self.uses = QLabel(), QLabel(), QLabel()
        self.name.setProperty("look", "title")
        for label in (self.name, self.about, self.uses):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.uses.setProperty("look", "muted")
        rename = self._button("rename", gettext("Rename…"))
        self.aliases = Facts(
            gettext("Also called"),
            gettext("Words that are an alias are tied to the entity at once."),
            [
                self._button("alias", gettext("Add…")),
                self._button("split", gettext("Split Off…")),
                self._button("remove_alias", gettext("Remove")),
            ],
        )
        self.attributes = Facts(
            gettext("Attributes"),
            gettext("Nothing is said of it yet."),
            [
                self._button("attribute", gettext("Set…")),
                self._button("remove_attribute", gettext("Remove")),
            ],
        )
        self.united = Facts(gettext("United with it"), "", [self._button("apart", gettext("Take Apart"))])
        others = [
            rename,
            self._button("kind", gettext("Kind…")),
            self._button("parent", gettext("Parent…")),
            self._button("unite", gettext("Unite With…")),
            self._button("remove", gettext("Remove")),
        ]
        self._arrange(others)

    def _arrange(self, others: Sequence[QToolButton]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for label in (self.name, self.about, self.uses):
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in others:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        for card in (self.aliases, self.attributes, self.united):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(body)

    def _button(self, deed: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ident = f"entities.{deed}"
        button.clicked.connect(lambda: self.asked.emit(ident))
        self.buttons[ident] = button
        return button

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Tell in tooltips what the buttons do, and by which key."""
        for action in ACTIONS:
            button = self.buttons.get(action.id)
            if button is not None:
                key = f" ({keys[action.id]})" if action.id in keys else ""
                told = replace(action, keys=()).hint + key
                button.setToolTip(told)
                button.setAccessibleName(told)

    def allow(self, can: Callable[[str], bool]) -> None:
        """Let only those buttons be pressed whose action would do anything."""
        for ident, button in self.buttons.items():
            button.setEnabled(can(ident))

    def tell(self, line: Line | None, united: Mapping[str, str], codebook: Codebook) -> None:
        """Show an entity, or that there is none to show; ``united`` are names by uid."""
        self.name.setText(line.entity.name if line else gettext("No entity"))
        self.about.setText(
            _about(line, codebook) if line else gettext("None is like this, or none is made yet.")
        )
        self.uses.setText(uses_word(line.spans, line.statements) if line else "")
        self.aliases.tell({alias: alias for alias in line.entity.aliases} if line else {})
        said = line.entity.attributes if line else {}
        self.attributes.tell({name: f"{name}: {said_word(value)}" for name, value in said.items()})
        self.united.tell(united)
        self.united.setVisible(bool(united))


def _about(line: Line, codebook: Codebook) -> str:
    kind = kind_word(codebook, line.entity.kind)
    return gettext("{kind}, part of {parent}").format(kind=kind, parent=line.parent) if line.parent else kind
