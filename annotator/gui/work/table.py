"""A table of whole rows that the arrow keys walk and Tab leaves."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.gui.label.document_rows import paint_dot
from annotator.gui.theme import current

ROW = 30
STATUS = Qt.ItemDataRole.UserRole
"""What a cell shows as a dot: a layer's status."""
ASSIGNED = Qt.ItemDataRole.UserRole + 2
"""Whether a dot stands on a ground of its own: the article is that person's to label."""
SHARE = Qt.ItemDataRole.UserRole + 1
"""What a cell shows as a bar under its text: from 0 to 1."""

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class CellDelegate(QStyledItemDelegate):
    """Paints text, and a dot or a bar where the model tells of one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell."""
        theme, rect = current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        status, share = index.data(STATUS), index.data(SHARE)
        if status is not None:
            if index.data(ASSIGNED):
                painter.setPen(QPen(theme.colour("line_strong"), 1))
                painter.setBrush(theme.colour("panel"))
                painter.drawRoundedRect(
                    QRectF(rect.center() - QPointF(17, 10.5), rect.center() + QPointF(17, 10.5)), 5, 5
                )
            paint_dot(painter, rect.center(), status)
        else:
            self._text(painter, rect.adjusted(10, 0, -10, -6 if share is not None else 0), index)
        if share is not None:
            self._bar(painter, rect, share)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus_ring"), 1.5))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 3, 3)
        painter.restore()

    def _text(self, painter: QPainter, rect: QRectF, index: AnyIndex) -> None:
        theme = current()
        bold = index.data(Qt.ItemDataRole.FontRole) is not None
        painter.setFont(theme.font("ui", bold=bold))
        painter.setPen(theme.colour("text"))
        align = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(rect.width())
        )
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, text)

    def _bar(self, painter: QPainter, rect: QRectF, share: float) -> None:
        theme = current()
        groove = QRectF(rect.left() + 10, rect.bottom() - 8, rect.width() - 20, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(groove, 2, 2)
        if share > 0:
            painter.setBrush(theme.colour("done"))
            filled = QRectF(
                groove.topLeft(), QPointF(groove.left() + groove.width() * share, groove.bottom())
            )
            painter.drawRoundedRect(filled, 2, 2)


class RowTable(QTableView):
    """Shows ``model``, as told in the module's first line."""

    def __init__(self, model: QAbstractTableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def selected_rows(self) -> list[int]:
        """The selected rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())
