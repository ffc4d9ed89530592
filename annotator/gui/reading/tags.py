"""The tag of a span that is focused or pointed at: label and entity, in the leading above its first line.

Between the letters of two lines there is room for small print. So a tag hides no letter, neither of the span
nor of its neighbours, at most an underline of the line above.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from annotator.core.values import dataclass
from annotator.gui.reading.u16 import Page, Piece
from annotator.gui.theme import Theme

_LEAST = 12.0
_MOST = 17.0
"""Pixels that a tag is high."""
_PADDING = 4.0
_RADIUS = 3.0
_WIDEST = 0.7
"""Of the page."""
_INDENT = 4.0
"""Pixels that a tag stands in from the span's start, clear of the handle there."""


@dataclass(frozen=True, slots=True)
class Tag:
    """Words in a box, in document coordinates, in the colour ``#rrggbb`` of a label."""

    box: QRectF
    words: str
    colour: str


def tag(page: Page, piece: Piece, words: str, colour: str, theme: Theme) -> Tag:
    """The tag above ``piece``, within the page."""
    top, bottom = page.free_above(piece.rect)
    height = min(max(bottom - top, _LEAST), _MOST)
    metrics = QFontMetricsF(_font(theme, height))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, page.width * _WIDEST)
    width = metrics.horizontalAdvance(shown) + 2 * _PADDING
    start = piece.rect.left() if piece.start_x is None else piece.start_x
    from_right = start > piece.rect.center().x()
    left = start - _INDENT - width if from_right else start + _INDENT
    left = max(min(left, page.width - width - 1), 1.0)
    return Tag(QRectF(left, bottom - height, width, height), shown, colour)


def beside(other: Tag, one: Tag, page: Page) -> Tag | None:
    """``one`` where it doesn't cover ``other``: as it is, else to its right or left; ``None``: no room."""
    if not one.box.intersects(other.box):
        return one
    for left in (other.box.right() + _PADDING, other.box.left() - _PADDING - one.box.width()):
        if 0 <= left <= page.width - one.box.width():
            return Tag(QRectF(QPointF(left, one.box.top()), one.box.size()), one.words, one.colour)
    return None


def paint(painter: QPainter, shown: Tag, theme: Theme) -> None:
    """Paint the tag."""
    painter.setPen(QPen(theme.mark(shown.colour), 1.0))
    painter.setBrush(theme.tint(shown.colour))
    painter.drawRoundedRect(shown.box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setFont(_font(theme, shown.box.height()))
    painter.setPen(theme.text_on_tint(shown.colour))
    painter.drawText(shown.box, Qt.AlignmentFlag.AlignCenter, shown.words)


def _font(theme: Theme, height: float) -> QFont:
    return theme.font("ui", max(height - 4, 9), bold=True)
