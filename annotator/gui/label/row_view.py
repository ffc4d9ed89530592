"""A list view whose rows have heights of their own, for lists of any length.

Qt's list view asks for the size of every row whenever one changes; with thousands of cards that takes longer
than a frame. Here a row is measured when it comes into sight and has the usual height until then, so a change
costs what is visible, however long the list.
"""

# Names in camel case override Qt's.
# ruff: noqa: N802

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.gui.label.uid_list import AnyIndex, UidListModel
from annotator.gui.viewport import give_viewport

_STEP = 40


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of a :class:`RowView` and knows how high they are."""

    usual_height = 50
    """Height in pixels that a row is thought to have before it was measured."""

    def height(self, uid: str, width: int) -> int:
        """Height in pixels of the row of ``uid`` in a list ``width`` pixels wide."""
        return self.usual_height


class RowView(QAbstractItemView):
    """A quiet vertical list: one chosen row, smooth scrolling, rows as wide as the panel."""

    chosen = Signal(str)
    """A person has chosen this uid (by pointer or keys; not the program)."""
    entered = Signal(str)
    """A person has pressed Enter on this uid or double-clicked it."""
    emptied = Signal()
    """The list has the focus and nothing more to show: it goes, and somebody should take the focus."""

    def __init__(self, model: UidListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self._heights: list[int] = []
        self._tops = [0]
        self._stale = True
        self._by_program = False
        self._wanted: str | None = None
        self._hovered = -1
        self._uid_model = model
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.setModel(model)
        model.dataChanged.connect(self._altered)
        self.measure_anew()
        self.doubleClicked.connect(lambda index: self.entered.emit(self._uid_at(index.row())))

    def uid(self) -> str | None:
        """The uid of the current row."""
        index = self.currentIndex()
        return self._uid_at(index.row()) if index.isValid() else None

    def show_if_any(self) -> bool:
        """Be there as long as there are rows; answers whether there are."""
        if not self._uid_model.uids and self.hasFocus():
            self.emptied.emit()
        self.setVisible(bool(self._uid_model.uids))
        return bool(self._uid_model.uids)

    def show_current(self, uid: str | None) -> None:
        """Make ``uid`` the current row, in sight, without telling that somebody chose it."""
        self._wanted = uid
        if not self.isVisible():
            return
        index = self._uid_model.index_of(uid)
        if index == self.currentIndex():
            return
        self._by_program = True
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()
        self._by_program = False

    def measure_anew(self, uids: tuple[str, ...] = ()) -> None:
        """The rows of ``uids`` (all, if none are named) may have another height."""
        if not uids:
            self._heights = [0] * len(self._uid_model.uids)
        for uid in uids:
            row = self._uid_model.index_of(uid).row()
            if row >= 0:
                self._heights[row] = 0
        self._touch()

    # --- Where rows are -----------------------------------------------------------------------------------

    def _delegate(self) -> RowDelegate | None:
        delegate = self.itemDelegate()
        return delegate if isinstance(delegate, RowDelegate) else None

    def _uid_at(self, row: int) -> str:
        return self._uid_model.uids[row]

    def _touch(self) -> None:
        self._stale = True
        self.viewport().update()

    def _lay_out(self) -> None:
        """Add up the heights known and supposed, and tell the scroll bar."""
        if not self._stale:
            return
        self._stale = False
        delegate = self._delegate()
        usual = delegate.usual_height if delegate is not None else RowDelegate.usual_height
        self._tops = list(accumulate((height or usual for height in self._heights), initial=0))
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(room)
        bar.setRange(0, max(0, self._tops[-1] - room))

    def _measure(self, rows: range) -> None:
        """Measure these rows, as far as they weren't."""
        delegate, width = self._delegate(), self.viewport().width()
        if delegate is None:
            return
        for row in rows:
            if row < len(self._heights) and not self._heights[row]:
                self._heights[row] = delegate.height(self._uid_at(row), width)
                self._stale = True

    def _visible(self) -> range:
        """The rows in sight, measured. Measuring may bring others into sight, hence a second look."""
        self._measure(self._in_sight())
        self._measure(self._in_sight())
        return self._in_sight()

    def _in_sight(self) -> range:
        self._lay_out()
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, top + self.viewport().height())
        return range(first, min(last, len(self._heights)))

    def visualRect(self, index: AnyIndex) -> QRect:
        """Where a row is, in the viewport."""
        row = index.row()
        self._lay_out()
        if not 0 <= row < len(self._heights):
            return QRect()
        top = self._tops[row] - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._tops[row + 1] - self._tops[row])

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        self._lay_out()
        y = point.y() + self.verticalScrollBar().value()
        row = bisect_right(self._tops, y) - 1
        inside = 0 <= row < len(self._heights)
        return self._uid_model.index(row) if inside else QModelIndex()

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight, with as little scrolling as that takes."""
        row = index.row()
        if not 0 <= row < len(self._heights):
            return
        self._measure(range(row, row + 1))
        # Rows that come into sight are measured and may push this one out again.
        for _ in range(3):
            self._lay_out()
            bar, room = self.verticalScrollBar(), self.viewport().height()
            top, bottom = self._tops[row], self._tops[row + 1]
            if top < bar.value() or bottom - top > room:
                bar.setValue(top)
            elif bottom > bar.value() + room:
                bar.setValue(bottom - room)
            self._visible()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The row that a key of movement leads to."""
        last = len(self._heights) - 1
        row = self.currentIndex().row()
        page = max(1, len(self._visible()) - 1)
        actions = QAbstractItemView.CursorAction
        steps = {
            actions.MoveUp: -1,
            actions.MovePrevious: -1,
            actions.MoveDown: 1,
            actions.MoveNext: 1,
            actions.MovePageUp: -page,
            actions.MovePageDown: page,
            actions.MoveHome: -last - 1,
            actions.MoveEnd: last + 1,
        }
        wanted = min(max(row + steps.get(action, 0), 0), last)
        return self._uid_model.index(wanted) if last >= 0 else QModelIndex()

    def horizontalOffset(self) -> int:
        """Rows are as wide as the view."""
        return 0

    def verticalOffset(self) -> int:
        """How far the list is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: AnyIndex) -> bool:
        """No row is hidden."""
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row under ``rect``, which is where the pointer is."""
        self.selectionModel().select(self.indexAt(rect.center()), command)

    def visualRegionForSelection(self, selection: object) -> QRegion:
        """What to paint anew when the selection changes: cards have rings that reach beyond them."""
        return QRegion(self.viewport().rect())

    # --- What happens ---------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[tuple[int, QRect]]:
        for row in self._visible():
            yield row, self.visualRect(self._uid_model.index(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        delegate = self._delegate()
        if delegate is None:
            return
        current = self.currentIndex().row()
        rows = list(self._rows())
        with QPainter(self.viewport()) as painter:
            for row, rect in rows:
                if not rect.intersects(event.rect()):
                    continue
                option = QStyleOptionViewItem()
                self.initViewItemOption(option)
                option.rect = rect
                states = QStyle.StateFlag
                if row == current:
                    option.state |= states.State_Selected
                if row == self._hovered:
                    option.state |= states.State_MouseOver
                delegate.paint(painter, option, self._uid_model.index(row))

    def reset(self) -> None:
        """Another list: nothing is known of its rows."""
        super().reset()
        self._hovered = -1
        self.measure_anew()

    def rowsInserted(self, parent: AnyIndex, start: int, end: int) -> None:
        """Make room for new rows."""
        self._heights[start:start] = [0] * (end - start + 1)
        self._touch()
        super().rowsInserted(parent, start, end)

    def rowsAboutToBeRemoved(self, parent: AnyIndex, start: int, end: int) -> None:
        """Close the gap; whoever was chosen there isn't any more, and nobody else is in their place."""
        self._by_program = True
        super().rowsAboutToBeRemoved(parent, start, end)
        self._by_program = False
        del self._heights[start : end + 1]
        self._touch()

    def _altered(self, first: AnyIndex, last: AnyIndex) -> None:
        """These rows read differently and may have another height."""
        self._lay_out()
        before = self._heights[first.row() : last.row() + 1]
        self._heights[first.row() : last.row() + 1] = [0] * len(before)
        self._measure(range(first.row(), last.row() + 1))
        if self._heights[first.row() : last.row() + 1] == before:
            self._stale = False  # it was laid out above, and the heights are the same again
            rows = self.visualRect(first).united(self.visualRect(last))
            self.viewport().update(rows.adjusted(0, -2, 0, 2))
        else:
            self._touch()

    def updateGeometries(self) -> None:
        """The view has another size."""
        self._stale = True
        self._lay_out()
        super().updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows may wrap otherwise at another width; the chosen one stays in sight."""
        if event.oldSize().width() != event.size().width():
            self.measure_anew()
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self.show_current(self._wanted)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell when a person went to another row."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and not self._by_program and self.hasFocus():
            self.chosen.emit(self._uid_at(current.row()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the row that is current already chooses it, too."""
        before = self.currentIndex()
        super().mousePressEvent(event)
        if before.isValid() and before == self.indexAt(event.position().toPoint()):
            self.chosen.emit(self._uid_at(before.row()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which row is under the pointer; dragging chooses nothing."""
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: object) -> None:
        """No row is under the pointer."""
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts on the row."""
        uid = self.uid()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and uid is not None:
            self.entered.emit(uid)
            return
        super().keyPressEvent(event)
