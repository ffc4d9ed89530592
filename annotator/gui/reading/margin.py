"""What stands in the margin of the text: the sign of paragraphs that were read and hold nothing.

A tick at the first line and a hairline down to the last one: its shape tells it, not its colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from annotator.core.fragments import Fragment
from annotator.gui.reading.setting import MARGIN
from annotator.gui.reading.u16 import Page
from annotator.gui.theme import Theme

_LEFT = 1.5
_TICK = 6.0
_REACH = 16.0
_LEAST_LINE = 12.0


class Margin:
    """``read`` are the ranges of paragraphs, in code points, that have the sign."""

    def __init__(self) -> None:
        self.read: Sequence[Fragment] = ()

    def paint(self, painter: QPainter, page: Page, clip: QRectF, theme: Theme) -> None:
        """Paint the signs that show within ``clip`` (document coordinates)."""
        if not self.read or clip.left() > MARGIN:
            return
        seen = page.shown_between(clip.top() - _REACH, clip.bottom() + _REACH)
        for start, end in self.read:
            if start < seen[1] and end > seen[0]:
                self._paint_one(painter, page, (start, end), seen, theme)

    def _paint_one(
        self, painter: QPainter, page: Page, paragraph: Fragment, seen: Fragment, theme: Theme
    ) -> None:
        pieces = page.pieces(*paragraph, seen)
        if not pieces:
            return
        top, bottom = pieces[0].rect.top(), pieces[-1].rect.bottom()
        begins = paragraph[0] >= seen[0]
        if begins:
            middle = pieces[0].rect.center().y()
            self._paint_tick(painter, QPointF(_LEFT, middle), theme)
            top = middle + _TICK + 2
        if bottom - top > _LEAST_LINE:
            x = _LEFT + _TICK / 2
            painter.setPen(QPen(theme.colour("line_strong"), 1))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom - 3))

    def _paint_tick(self, painter: QPainter, at: QPointF, theme: Theme) -> None:
        path = QPainterPath(at + QPointF(0, 0.5))
        path.lineTo(at + QPointF(_TICK * 0.38, 3.2))
        path.lineTo(at + QPointF(_TICK + 0.8, -3.8))
        painter.setPen(QPen(theme.colour("text_muted"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
