"""A list of records by uid: a model that follows small changes row by row.

The rows themselves are kept by Qt's own list of strings: a view asks thousands of times how many there are,
and asking Python would cost more than a key press may take.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

AnyIndex = QModelIndex | QPersistentModelIndex
MANY = 40
"""From this many changed rows on, starting over is quicker."""


class UidListModel(QStringListModel):
    """Rows named by uid; ``spoken`` gives the words of a row for those who listen."""

    def __init__(self, spoken: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._uids: list[str] = []
        self._spoken = spoken

    @property
    def uids(self) -> Sequence[str]:
        """The uids in the order of the rows."""
        return self._uids

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The uid (``UserRole``) or the spoken words of a row."""
        if not 0 <= index.row() < len(self._uids):
            return None
        uid = self._uids[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return uid
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(uid)
        return None

    def index_of(self, uid: str | None) -> QModelIndex:
        """The row of ``uid``; an invalid index when it isn't there."""
        try:
            return self.index(self._uids.index(uid)) if uid is not None else QModelIndex()
        except ValueError:
            return QModelIndex()

    def start_over(self, uids: Sequence[str]) -> None:
        """Show ``uids`` from now on."""
        self._uids = list(uids)
        self.setStringList(self._uids)

    def altered(self, uid: str) -> None:
        """The record ``uid`` reads differently."""
        index = self.index_of(uid)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def follow(
        self,
        altered: Sequence[str],
        dropped: Sequence[str],
        row_of: Callable[[str], int],
        all_uids: Callable[[], Sequence[str]],
    ) -> None:
        """Take over that ``altered`` are new or different and ``dropped`` are gone.

        ``row_of`` tells the row that a uid now has, ``all_uids`` the whole new order.
        """
        if len(altered) + len(dropped) > MANY:
            self.start_over(all_uids())
            return
        for uid in dropped:
            self._take_out(uid)
        places = sorted((row_of(uid), uid) for uid in altered)
        moved = [(row, uid) for row, uid in places if self._uids[row : row + 1] != [uid]]
        for _, uid in moved:
            self._take_out(uid)
        for row, uid in moved:
            self._put_in(row, uid)
        for place in places:
            if place not in moved:
                self.altered(place[1])
        if any(self._uids[row : row + 1] != [uid] for row, uid in places):
            self.start_over(all_uids())

    def _take_out(self, uid: str) -> None:
        if uid in self._uids:
            row = self._uids.index(uid)
            # While Qt takes the row out it still asks about the rows there were.
            self.removeRows(row, 1)
            del self._uids[row]

    def _put_in(self, row: int, uid: str) -> None:
        row = min(row, len(self._uids))
        self._uids.insert(row, uid)
        self.insertRows(row, 1)
