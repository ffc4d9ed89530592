"""How the cells of a table of figures look."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from annotator.gui.agreement.cell import CENTRE, RIGHT, Cell
from annotator.gui.label.chips import HEIGHT, paint_chip
from annotator.gui.theme import current
from annotator.gui.theme.contrast import mix, readable

PADDING = 8
_BAR = 8


class CellDelegate(QStyledItemDelegate):
    """Paints :class:`~annotator.gui.agreement.cell.Cell` values."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        model = index.model()
        cell: Cell = model.cell(index)  # type: ignore[attr-defined]
        align: Qt.AlignmentFlag = model.columns[index.column()].align  # type: ignore[attr-defined]
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.look == "chip":
            _chip(painter, rect, cell)
        elif cell.look == "bar":
            _bar(painter, rect, cell)
        else:
            if cell.look == "heat" and cell.colour:
                painter.fillRect(rect, heat(cell))
            _text(painter, rect, cell, align, bool(option.state & QStyle.StateFlag.State_MouseOver))
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setPen(QPen(current().colour("focus_ring"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
        painter.restore()


def colour_of(named: str) -> QColor:
    """A colour of the codebook, or of the theme by its role."""
    return QColor(named) if named.startswith("#") else current().colour(named)


def heat(cell: Cell) -> QColor:
    """The ground of a heat cell: the more, the stronger; its text stays readable."""
    theme = current()
    share = 0.1 + 0.38 * max(0.0, min(1.0, cell.share))
    ground = mix(theme.colour("paper"), colour_of(cell.colour), share)
    return readable(ground, theme.colour("text"), theme.colour("paper"), least=5.0)


def _text(painter: QPainter, rect: QRectF, cell: Cell, align: Qt.AlignmentFlag, hovered: bool) -> None:
    theme = current()
    font = theme.font("ui", bold=cell.look == "head")
    if hovered and cell.opens and cell.look != "link":
        font.setUnderline(True)
    painter.setFont(font)
    is_quiet = cell.look == "head" or (cell.faint and cell.look != "heat")
    role = "accent" if cell.look == "link" else "text_muted" if is_quiet else "text"
    painter.setPen(theme.colour(role))
    pad = 2 if cell.look == "heat" else PADDING
    room = rect.adjusted(pad if align != RIGHT else 0, 0, -pad if align != CENTRE else -2, 0)
    shown = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, shown)


def _chip(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    at = QPointF(rect.left() + PADDING, rect.center().y() - HEIGHT / 2)
    paint_chip(painter, at, cell.text, cell.colour, rect.width() - 2 * PADDING)


def _bar(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    theme = current()
    groove = QRectF(rect.left() + PADDING, rect.center().y() - _BAR / 2, rect.width() - 2 * PADDING, _BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)
    if cell.share > 0:
        groove.setWidth(max(_BAR, groove.width() * min(1.0, cell.share)))
        painter.setBrush(theme.mark(colour_of(cell.colour)))
        painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)
