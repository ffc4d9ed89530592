"""How the lines of the left column are painted: a disagreement with its badge, an article that waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from annotator.gui.label.row_view import RowDelegate
from annotator.gui.review.badges import HEIGHT, badge_width, paint_badge
from annotator.gui.theme import current

LEFT, RIGHT, TOP = 16, 12, 9
TITLE_LINE, DETAIL_LINE, BETWEEN, GAP = 17, 16, 3, 6


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says: a badge (or none), a title in bold, details in small; ``faded``: it is done."""

    title: str
    detail: str
    badge: str = ""
    faded: bool = False


class LineDelegate(RowDelegate):
    """Paints lines; ``line`` finds the one of a row by its uid."""

    usual_height = 2 * TOP + TITLE_LINE + BETWEEN + DETAIL_LINE

    def __init__(self, view: QWidget, line: Callable[[str], Line | None]) -> None:
        super().__init__(view)
        self._view = view
        self._line = line

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        line = self._line(str(index.data(Qt.ItemDataRole.UserRole)))
        if line is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, rect)
        x, y, right = rect.left() + LEFT, rect.top() + TOP, rect.right() - RIGHT
        if line.badge:
            paint_badge(painter, QPointF(x, y + (TITLE_LINE - HEIGHT) / 2), line.badge)
        indent = badge_width(line.badge) + GAP if line.badge else 0
        title_role = "text_muted" if line.faded else "text"
        _text(
            painter, QRectF(x + indent, y, right - x - indent, TITLE_LINE), line.title, title_role, bold=True
        )
        y += TITLE_LINE + BETWEEN
        _text(painter, QRectF(x, y, right - x, DETAIL_LINE), line.detail, "text_muted", small=True)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        theme = current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("paper"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("danger"))
            if self._view.hasFocus():
                painter.setPen(QPen(theme.colour("focus_ring"), 1.5))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))


def _text(
    painter: QPainter, box: QRectF, text: str, role: str, *, bold: bool = False, small: bool = False
) -> None:
    theme = current()
    painter.setFont(theme.font("ui", "ui_small" if small else None, bold=bold))
    painter.setPen(theme.colour(role))
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
