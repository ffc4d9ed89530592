"""Articles by people: who is how far in which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QWidget

from annotator.app.messages.words import gettext
from annotator.app.team.progress import DocumentTally
from annotator.core.records import Annotator
from annotator.gui.work.table import ASSIGNED, NOWHERE, STATUS, AnyIndex
from annotator.gui.work.words import state_word, status_word

Which = Literal["all", "unassigned", "open", "review", "closed"]

TITLE, STATE, FIRST_PERSON = 0, 1, 2


class MatrixModel(QAbstractTableModel):
    """One row a document: title, state, and a dot for each person's status."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: Sequence[DocumentTally] = ()
        self._titles: Mapping[str, str] = {}
        self.people: Sequence[Annotator] = ()
        self.rows: Sequence[DocumentTally] = ()

    def show(
        self, documents: Sequence[DocumentTally], titles: Mapping[str, str], people: Sequence[Annotator]
    ) -> None:
        """Show these from now on; :meth:`choose` says which of them."""
        self._all, self._titles, self.people = documents, titles, people

    def choose(self, words: str, which: Which) -> None:
        """Show only documents whose titles have all the ``words``, and of those only ``which``."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self.rows = [
            row
            for row in self._all
            if _is_among(row, which)
            and all(word in self._titles.get(row.document, "").casefold() for word in wanted)
        ]
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many documents there are, chosen or not."""
        return len(self._all)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """The chosen documents."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Title, state, and everybody."""
        return 0 if parent.isValid() else FIRST_PERSON + len(self.people)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text or dot."""
        row, column = self.rows[index.row()], index.column()
        if column >= FIRST_PERSON:
            return _standing(row, self.people[column - FIRST_PERSON], role)
        text = self._titles.get(row.document, "") if column == TITLE else state_word(row.state)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        return text if role == Qt.ItemDataRole.ToolTipRole and column == TITLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Article, state, and the people's names."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= FIRST_PERSON:
            return Qt.AlignmentFlag.AlignCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if section >= FIRST_PERSON:
            return self.people[section - FIRST_PERSON].name
        return gettext("Article") if section == TITLE else gettext("State")


def _standing(row: DocumentTally, person: Annotator, role: int) -> object:
    status = row.statuses.get(person.uid)
    if role == STATUS:
        return status
    if role == ASSIGNED:
        return person.uid in row.assigned
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        if status is None:
            return gettext("{name}: not assigned").format(name=person.name)
        told = f"{person.name}: {status_word(status)}"
        return told if person.uid in row.assigned else f"{told}, {gettext('not assigned')}"
    return None


def _is_among(row: DocumentTally, which: Which) -> bool:
    if which == "unassigned":
        return not row.assigned
    return which in ("all", row.state)
