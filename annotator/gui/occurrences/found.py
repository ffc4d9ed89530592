"""The places found so far, each ticked or not; more may come at any time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.app.messages.words import gettext
from annotator.app.occurrences.finding import Occurrence

_NOWHERE = QModelIndex()


class Found(QAbstractListModel):
    """One row an occurrence. Those that can be labelled are ticked when they come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Occurrence] = []
        self._ticked = bytearray()
        self.ticked = self.there = self.overlapping = 0

    def start_over(self) -> None:
        """Forget everything."""
        self.beginResetModel()
        self.rows = []
        self._ticked = bytearray()
        self.ticked = self.there = self.overlapping = 0
        self.endResetModel()

    def add(self, occurrences: Sequence[Occurrence]) -> None:
        """More were found."""
        self.beginInsertRows(_NOWHERE, len(self.rows), len(self.rows) + len(occurrences) - 1)
        self.rows.extend(occurrences)
        self._ticked.extend(occurrence.standing == "free" for occurrence in occurrences)
        for occurrence in occurrences:
            self.ticked += occurrence.standing == "free"
            self.there += occurrence.standing == "there"
            self.overlapping += occurrence.standing == "overlaps"
        self.endInsertRows()

    def is_ticked(self, row: int) -> bool:
        """Whether the occurrence in ``row`` is to be labelled."""
        return bool(self._ticked[row])

    def chosen(self) -> list[Occurrence]:
        """What is to be labelled."""
        return [row for row, ticked in zip(self.rows, self._ticked, strict=True) if ticked]

    def toggle(self, rows: Iterable[int]) -> None:
        """Untick ``rows``, or tick them if none was ticked; what can't be labelled stays as it is."""
        free = [row for row in rows if self.rows[row].standing == "free"]
        tick = not any(self._ticked[row] for row in free)
        for row in free:
            self.ticked += tick - self._ticked[row]
            self._ticked[row] = tick
        if free:  # told once: all of a corpus may be selected
            first, last = self.index(min(free)), self.index(max(free))
            self.dataChanged.emit(first, last, [Qt.ItemDataRole.CheckStateRole])

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """How many were found."""
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What is spoken of a row, and whether it is ticked."""
        occurrence = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            told = f"{occurrence.before}{occurrence.words}{occurrence.after}"
            return ". ".join(filter(None, [told, reason(occurrence), occurrence.title]))
        if role == Qt.ItemDataRole.CheckStateRole and occurrence.standing == "free":
            ticked = self.is_ticked(index.row())
            return int((Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked).value)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """All can be gone to; those that can be labelled can be ticked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        free = self.rows[index.row()].standing == "free"
        return usual | Qt.ItemFlag.ItemIsUserCheckable if free else usual


def reason(occurrence: Occurrence) -> str:
    """Why an occurrence can't be ticked; empty if it can."""
    if occurrence.standing == "there":
        return gettext("has this label")
    return gettext("overlaps this label") if occurrence.standing == "overlaps" else ""
