"""What a person is asked before something is done to an entity: one small dialog each, one gesture each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QInputDialog

from annotator.app.entities.directory import Line, Wish
from annotator.app.entities.uniting import preview, unite
from annotator.app.entity_uses import quoting
from annotator.app.messages.words import gettext
from annotator.core.commands import (
    AddAlias,
    RenameEntity,
    SetAttribute,
    SetEntityKind,
    SetParent,
    SplitAlias,
)
from annotator.gui.entities.attribute_dialog import AttributeDialog
from annotator.gui.entities.chooser import EntityChooser
from annotator.gui.entities.split_dialog import SplitDialog
from annotator.gui.entities.words import foretold, kind_word

if TYPE_CHECKING:
    from annotator.gui.entities.screen import EntitiesScreen


class Asking:
    """Asks for ``screen``; each method is about the entity that is shown."""

    def __init__(self, screen: EntitiesScreen) -> None:
        self._screen = screen
        self.dialog: QDialog | None = None

    def name(self, line: Line) -> None:
        """Another name."""
        told = gettext("New name of {name}:").format(name=line.entity.name)
        self._words(
            gettext("Rename"), told, line.entity.name, lambda name: RenameEntity(line.entity.uid, name)
        )

    def alias(self, line: Line) -> None:
        """A further name."""
        told = gettext("{name} is also called:").format(name=line.entity.name)
        self._words(gettext("Add an alias"), told, "", lambda name: AddAlias(line.entity.uid, name))

    def _words(self, title: str, told: str, text: str, command: Callable[[str], object]) -> None:
        dialog = QInputDialog(self._screen)
        dialog.setWindowTitle(title)
        dialog.setLabelText(told)
        dialog.setTextValue(text)
        self._open(dialog, lambda: command(dialog.textValue()))

    def kind(self, line: Line) -> None:
        """Another kind."""
        codebook = self._screen.project.codebook
        dialog = QInputDialog(self._screen)
        dialog.setWindowTitle(gettext("Change the kind"))
        dialog.setLabelText(gettext("{name} is a:").format(name=line.entity.name))
        kinds = {kind.name: kind.id for kind in codebook.entity_kinds}
        dialog.setComboBoxItems(list(kinds))
        dialog.setTextValue(kind_word(codebook, line.entity.kind))
        self._open(
            dialog,
            lambda: SetEntityKind(line.entity.uid, kinds.get(dialog.textValue(), dialog.textValue())),
        )

    def parent(self, line: Line) -> None:
        """What it is a part of."""
        directory = self._screen.directory
        dialog = EntityChooser(
            directory,
            self._screen.project.codebook,
            lambda words: self._others(line, Wish(words, by_uses=not words.strip())),
            nobody=gettext("&No Parent"),
            parent=self._screen,
        )
        dialog.setWindowTitle(gettext("Choose the parent"))
        dialog.told.setText(gettext("{name} is a part of:").format(name=line.entity.name))
        self._open(dialog, lambda: SetParent(line.entity.uid, dialog.chosen))

    def other(self, line: Line) -> None:
        """Which other entity is one and the same; the most similar are offered first."""
        dialog = EntityChooser(
            self._screen.directory,
            self._screen.project.codebook,
            partial(self._like, line),
            lambda other, turned: foretold(preview(other, line) if turned else preview(line, other)),
            turn=gettext("&Keep the other’s name"),
            parent=self._screen,
        )
        kind = kind_word(self._screen.project.codebook, line.entity.kind)
        dialog.setWindowTitle(gettext("Unite entities"))
        told = gettext("Which other entity of the kind “{kind}” is {name}?")
        dialog.told.setText(told.format(kind=kind, name=line.entity.name))
        self._open(dialog, lambda: self._united(line, dialog))

    def _united(self, line: Line, dialog: EntityChooser) -> object:
        other = dialog.line
        if other is None:
            return None
        return unite(other, line) if dialog.turned.isChecked() else unite(line, other)

    def _like(self, line: Line, words: str) -> list[str]:
        kind = line.entity.kind
        similar = [] if words.strip() else self._screen.directory.like(line.entity.name, (kind,), 0.0)
        found = self._others(line, Wish(words, kind))
        return [uid for uid in dict.fromkeys([*similar, *found]) if uid != line.entity.uid]

    def _others(self, line: Line, wish: Wish) -> Sequence[str]:
        return [uid for uid in self._screen.directory.find(wish) if uid != line.entity.uid]

    def split(self, line: Line, alias: str | None) -> None:
        """Which alias is an entity of its own."""
        project, entity = self._screen.project, line.entity
        dialog = SplitDialog(
            entity.name, entity.aliases, alias, partial(quoting, project, entity.uid), self._screen
        )
        self._open(dialog, lambda: SplitAlias(entity.uid, dialog.alias, dialog.moved))

    def attribute(self, line: Line, name: str | None) -> None:
        """What is to be said of it."""
        kind = self._screen.project.codebook.entity_kind(line.entity.kind)
        offered = kind.attributes if kind is not None else ()
        dialog = AttributeDialog(line.entity.attributes, offered, name, self._screen)
        self._open(dialog, lambda: SetAttribute(line.entity.uid, dialog.name, dialog.value))

    def _open(self, dialog: QDialog, command: Callable[[], object]) -> None:
        """Ask, and carry out what ``command`` makes of the answer."""
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._screen.do(command()))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
