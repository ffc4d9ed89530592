"""How a place is painted: the words around it on both sides, its own words set off by weight and tint."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from annotator.app.searching import Hit
from annotator.gui.theme import current

_NARROWEST = 4.0
"""Pixels that letters take on average at least: what can't be seen need not be measured."""


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, view: QWidget) -> None:
    """The row's own ground: chosen, focused, or under the pointer."""
    theme, rect = current(), QRectF(option.rect)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.colour("paper"))
        painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
        if view.hasFocus():
            painter.setPen(QPen(theme.colour("focus_ring"), 1.5))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.colour("hover"))


def paint_hit(painter: QPainter, room: QRectF, hit: Hit, before: float, most: float) -> None:
    """Paint the place into ``room``: shares of its width for the words before it and for its own."""
    theme = current()
    plain, bold = theme.font("reading", "ui_large"), theme.font("reading", "ui_large", bold=True)
    heavy = QFontMetricsF(bold)
    width = room.width() * before
    words = heavy.elidedText(hit.words, Qt.TextElideMode.ElideMiddle, room.width() * most)
    taken = heavy.horizontalAdvance(words)
    mark = QRectF(room.left() + width, room.top() + 3, taken, room.height() - 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tint(QColor(theme.colour("accent"))))
    painter.drawRoundedRect(mark.adjusted(-2, 0, 1, 0), 3, 3)
    painter.setPen(theme.colour("text"))
    painter.setFont(bold)
    painter.drawText(mark, Qt.AlignmentFlag.AlignVCenter, words)
    painter.setFont(plain)
    painter.setPen(theme.colour("text_muted"))
    ahead = QRectF(room.left(), room.top(), width, room.height())
    behind = QRectF(QPointF(mark.right() + 2, room.top()), room.bottomRight())
    if _is_right_to_left(hit.words):
        ahead, behind = behind, ahead
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # else an ellipsis stands at the wrong end
    _paint_side(painter, ahead, hit.before, Qt.TextElideMode.ElideLeft, is_left=ahead.left() < mark.left())
    _paint_side(painter, behind, hit.after, Qt.TextElideMode.ElideRight, is_left=behind.left() < mark.left())


def _paint_side(
    painter: QPainter, place: QRectF, words: str, elide: Qt.TextElideMode, *, is_left: bool
) -> None:
    """Paint the words before (elided at their beginning) or after, against the place in the middle."""
    most = int(place.width() / _NARROWEST)
    near = words[-most:] if elide == Qt.TextElideMode.ElideLeft else words[:most]
    shown = QFontMetricsF(painter.font()).elidedText(near, elide, max(0.0, place.width()))
    against = Qt.AlignmentFlag.AlignRight if is_left else Qt.AlignmentFlag.AlignLeft
    whole = Qt.TextFlag.TextIncludeTrailingSpaces
    fixed = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, against | fixed | whole, shown)


def _is_right_to_left(words: str) -> bool:
    kinds = (unicodedata.bidirectional(char) for char in words)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)
