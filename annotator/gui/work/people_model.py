"""The people of a project as rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QWidget

from annotator.app.messages.words import gettext
from annotator.app.team.progress import PersonProgress
from annotator.gui.work.table import NOWHERE, SHARE, AnyIndex
from annotator.gui.work.words import day_word, pace_word, role_word, time_word


def _done(person: PersonProgress) -> str:
    if person.assigned:
        return gettext("{done} of {all}").format(done=person.assigned_done, all=person.assigned)
    return gettext("{n} done").format(n=person.done) if person.done else gettext("nothing assigned")


_COLUMNS: tuple[tuple[Callable[[], str], Callable[[PersonProgress], str]], ...] = (
    (lambda: gettext("Name"), lambda person: person.annotator.name),
    (lambda: gettext("Role"), lambda person: role_word(person.annotator.role)),
    (lambda: gettext("Articles"), _done),
    (lambda: gettext("A day"), lambda person: pace_word(person.per_day)),
    (lambda: gettext("Per article"), lambda person: time_word(person.seconds_per_document)),
    (lambda: gettext("Per statement"), lambda person: time_word(person.seconds_per_statement)),
    (lambda: gettext("Ready"), lambda person: day_word(person.ready)),
)
ARTICLES = 2
WIDTHS = (150, 88, 128, 62, 92, 112, 100)
"""Pixels; the first takes what is left over."""


class PeopleModel(QAbstractTableModel):
    """One row a person, by name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.people: Sequence[PersonProgress] = ()

    def show(self, people: Sequence[PersonProgress]) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self.people = people
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """What is told of each."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, and how full its bar is."""
        person = self.people[index.row()]
        title, told = _COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return told(person)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{person.annotator.name}, {title()}: {told(person)}"
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == ARTICLES:
            return _amounts(person)
        if role == SHARE and index.column() == ARTICLES and person.assigned:
            return person.assigned_done / person.assigned
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            return True
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section][0]()
        return None


def _amounts(person: PersonProgress) -> str:
    parts = (
        gettext("{n} done").format(n=person.done),
        gettext("{n} in progress").format(n=person.in_progress),
        gettext("{n} skipped").format(n=person.skipped),
        gettext("{n} statements").format(n=person.statements),
        gettext("{n} spans").format(n=person.spans),
    )
    return " · ".join((*parts, time_word(person.seconds)))
