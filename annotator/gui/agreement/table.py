"""A table of figures: walked by arrow keys, each figure opening what is behind it."""

# Names in camel case override Qt's.
# ruff: noqa: N802

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from annotator.gui.agreement.cell import Cell, Column
from annotator.gui.agreement.cell_painting import CellDelegate
from annotator.gui.theme import theme_changes

ROW = 27
LEAST = 90
"""Pixels that a free column with a title keeps."""

_AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CellModel(QAbstractTableModel):
    """Rows of cells under a row of titles, which nobody can enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: Sequence[Column] = ()
        self.rows: Sequence[Sequence[Cell]] = ()

    def show(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self.columns = columns
        titles = [Cell(column.title, "head") for column in columns]
        self.rows = [titles, *rows]
        self.endResetModel()

    def cell(self, index: _AnyIndex) -> Cell:
        """The cell at ``index``."""
        return self.rows[index.row()][index.column()]

    def rowCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        """The titles count."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        """As many as there are columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, and what is said of it."""
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken or cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.spoken
        return None

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        """Titles and empty corners are passed over."""
        cell = self.cell(index)
        if cell.look == "head" or not (cell.text or cell.spoken):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """For those who listen; the titles are painted as the first row."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title if section < len(self.columns) else ""
        return None


class FigureTable(QTableView):
    """As high as its rows. ``opened`` carries the cell that a person wants to see the cases of."""

    opened = Signal(object)
    pointed = Signal(str)
    """What the current cell says in full."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = CellModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(name)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(0)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setMinimumSectionSize(0)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab goes on to the next panel
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme_changes().changed.connect(self.viewport().update)

    def show_cells(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        """Show these; the place of the keyboard stays if it still is one."""
        before = self.currentIndex()
        place = (before.row(), before.column()) if before.isValid() else None
        self.cells.show(columns, rows)
        self._lay_out()
        if place is not None and place[0] < len(self.cells.rows) and place[1] < len(columns):
            self.setCurrentIndex(self.cells.index(*place))
        self.updateGeometry()

    def cell(self, row: int, column: int) -> Cell:
        """The cell in a row, the titles not counted."""
        return self.cells.rows[row + 1][column]

    def sizeHint(self) -> QSize:
        """As high as all rows."""
        return QSize(240, ROW * max(1, len(self.cells.rows)))

    def minimumSizeHint(self) -> QSize:
        """Rows are never cut off; columns may be."""
        return QSize(120, self.sizeHint().height())

    def _lay_out(self) -> None:
        """Free columns take what is left; where there is less than nothing, all others get narrower."""
        room = self.viewport().width()
        fixed = sum(column.width for column in self.cells.columns)
        free = sum(not column.width for column in self.cells.columns)
        least = LEAST * sum(not column.width and bool(column.title) for column in self.cells.columns)
        squeeze = min(1.0, max(0, room - least) / fixed) if fixed else 1.0
        for number, column in enumerate(self.cells.columns):
            width = (
                int(column.width * squeeze) if column.width else max(0, room - int(fixed * squeeze)) // free
            )
            self.setColumnWidth(number, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The free columns take what is left."""
        super().resizeEvent(event)
        self._lay_out()

    # --- Keys and pointer ---------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here by keyboard stands on the first cell that opens something."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            first = next(
                (
                    (row, column)
                    for row, cells in enumerate(self.cells.rows)
                    for column, cell in enumerate(cells)
                    if cell.opens
                ),
                None,
            )
            if first is not None:
                self.setCurrentIndex(self.cells.index(*first))
        self._tell()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring without the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: _AnyIndex, previous: _AnyIndex) -> None:
        """Say what the cell says."""
        super().currentChanged(current, previous)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
            return
        if event.text().isprintable() and event.text():
            event.ignore()  # Qt would look for a cell that begins so; letters are the screen's
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the cell."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what opens."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        opens = index.isValid() and self.cells.cell(index).opens
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _open(self, index: _AnyIndex) -> None:
        if index.isValid() and self.cells.cell(index).opens:
            self.opened.emit(self.cells.cell(index))

    def _tell(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self.hasFocus():
            self.pointed.emit(self.cells.cell(index).spoken)
