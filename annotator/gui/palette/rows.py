"""How a line of the palette is painted: name, what there is to say about it, and its key at the edge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.app.palette.entries import Entry
from annotator.gui.theme import current, keycap_width, paint_keycap

ROW_HEIGHT = 30
_SIDE = 10.0
_GAP = 9.0
_KEYCAP = 16.0
_LEAST_TOLD = 90.0
"""Narrower than this, what there is to say isn't worth saying."""


class EntryDelegate(QStyledItemDelegate):
    """Paints entries; ``entry`` gives the n-th."""

    def __init__(self, view: QListView, entry: Callable[[int], Entry]) -> None:
        super().__init__(view)
        self._entry = entry

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are equally high."""
        return QSize(10, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        theme = current()
        rect = QRectF(option.rect)
        entry = self._entry(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("paper"))
        painter.setPen(Qt.PenStyle.NoPen)
        role = _ground(option)
        if role:
            painter.setBrush(theme.colour(role))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 4, 4)
        right = rect.right() - _SIDE
        if entry.key:
            right -= keycap_width(entry.key)
            paint_keycap(painter, QPointF(right, rect.center().y() - _KEYCAP / 2), entry.key)
            right -= _GAP
        painter.setFont(theme.font("ui", bold=True))
        painter.setPen(theme.colour("text" if entry.possible else "disabled"))
        left = _write(painter, rect, rect.left() + _SIDE, right, entry.name) + _GAP
        if right - left > _LEAST_TOLD:
            painter.setFont(theme.font("ui", "ui_small"))
            painter.setPen(theme.colour("text_muted" if entry.possible else "disabled"))
            _write(painter, rect, left, right, entry.told)
        painter.restore()


def _ground(option: QStyleOptionViewItem) -> str:
    if option.state & QStyle.StateFlag.State_Selected:
        return "accent_soft"
    return "hover" if option.state & QStyle.StateFlag.State_MouseOver else ""


def _write(painter: QPainter, rect: QRectF, left: float, right: float, text: str) -> float:
    """Write ``text`` from ``left``, elided before ``right``; where it ends."""
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, right - left))
    box = QRectF(left, rect.top(), max(0.0, right - left) + 1, rect.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
    return left + metrics.horizontalAdvance(shown)
