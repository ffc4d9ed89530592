"""A list of records by uid that follows small changes row by row, and a list view that suits a side panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

AnyIndex = QModelIndex | QPersistentModelIndex
MANY = 40
"""From this many changed rows on, starting over is quicker."""

ROOT = QModelIndex()


class UidListModel(QAbstractListModel):
    """Rows named by uid; ``spoken`` gives the words of a row for those who listen."""

    def __init__(self, spoken: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._uids: list[str] = []
        self._spoken = spoken

    @property
    def uids(self) -> Sequence[str]:
        """The uids in the order of the rows."""
        return self._uids

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._uids)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The uid (``UserRole``) or the spoken words of a row."""
        if not index.isValid():
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
        self.beginResetModel()
        self._uids = list(uids)
        self.endResetModel()

    def follow(self, order: Sequence[str], altered: Sequence[str], dropped: Sequence[str]) -> None:
        """Come to show ``order``, of which ``altered`` are new or different and ``dropped`` are gone."""
        if len(altered) + len(dropped) > MANY:
            self.start_over(order)
            return
        places = {uid: row for row, uid in enumerate(order)}
        gone = [uid for uid in dropped if uid not in places]
        known = set(self._uids)
        moved = [uid for uid in altered if uid in known and not self._stays(uid, places, len(gone))]
        for uid in (*gone, *moved):
            self._remove(uid)
        for uid in sorted((uid for uid in altered if uid in places), key=places.__getitem__):
            if uid in known and uid not in moved:
                index = self.index(self._uids.index(uid))
                self.dataChanged.emit(index, index)
            else:
                self._insert(places[uid], uid)
        if self._uids != list(order):
            self.start_over(order)

    def _stays(self, uid: str, places: dict[str, int], gone: int) -> bool:
        """Whether ``uid`` keeps its neighbours, so that its row needn't move."""
        row = self._uids.index(uid)
        before = self._uids[row - 1] if row else None
        after = self._uids[row + 1] if row + 1 < len(self._uids) else None
        here = places.get(uid, -1)
        low = places.get(before, -1) if before is not None else -1
        high = places.get(after, len(places)) if after is not None else len(places)
        return low < here < high

    def _remove(self, uid: str) -> None:
        row = self._uids.index(uid) if uid in self._uids else -1
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._uids[row]
            self.endRemoveRows()

    def _insert(self, row: int, uid: str) -> None:
        row = min(row, len(self._uids))
        self.beginInsertRows(QModelIndex(), row, row)
        self._uids.insert(row, uid)
        self.endInsertRows()


class UidList(QListView):
    """A quiet vertical list of uids: one chosen row, smooth scrolling, rows as wide as the panel."""

    chosen = Signal(str)
    """A person has chosen this uid (by pointer or keys; not the program)."""
    entered = Signal(str)
    """A person has pressed Enter on this uid or double-clicked it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(18)
        self._by_program = False
        self.clicked.connect(lambda index: self.chosen.emit(str(index.data(Qt.ItemDataRole.UserRole))))
        self.doubleClicked.connect(lambda index: self.entered.emit(str(index.data(Qt.ItemDataRole.UserRole))))

    def uid(self) -> str | None:
        """The uid of the current row."""
        index = self.currentIndex()
        return str(index.data(Qt.ItemDataRole.UserRole)) if index.isValid() else None

    def show_current(self, uid: str | None, *, scroll: bool = True) -> None:
        """Make ``uid`` the current row without telling that somebody chose it."""
        model = self.model()
        assert isinstance(model, UidListModel)
        index = model.index_of(uid)
        if index == self.currentIndex():
            return
        self._by_program = True
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()
        self._by_program = False
        if scroll and index.isValid():
            self.scrollTo(index)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt's name
        """Tell when a person went to another row with the keys."""
        super().currentChanged(current, previous)
        by_hand = self.hasFocus() and not self._by_program
        if by_hand and current.isValid() and current != previous:
            self.chosen.emit(str(current.data(Qt.ItemDataRole.UserRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts on the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.uid() is not None:
            self.entered.emit(self.uid())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows may wrap otherwise at another width."""
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)
