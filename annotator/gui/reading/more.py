"""What lies deeper than the lanes that are drawn: a "+n" at the end of each line says how many spans do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from annotator.core.values import dataclass
from annotator.gui.reading.spans import PaintedSpan
from annotator.gui.reading.u16 import Page, Piece
from annotator.gui.theme import Theme, current

_HEIGHT = 11.0
_SIZE = 9
_PADDING = 3.0
_AWAY = 3.0
"""Pixels from the end of the line's text."""
_RIM = 8.0
"""Pixels at the page's edge that are left to threads."""


@dataclass(frozen=True, slots=True)
class More:
    """The sign at the end of one line, in document coordinates, and the spans it stands for in text order."""

    box: QRectF
    spans: tuple[PaintedSpan, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return f"+{len(self.spans)}"


def signs(page: Page, deep: Iterable[tuple[PaintedSpan, list[Piece]]]) -> list[More]:
    """A sign for each line that ``deep`` spans have pieces on."""
    lines: dict[float, tuple[Piece, list[PaintedSpan]]] = {}
    for span, pieces in deep:
        for piece in pieces:
            _, spans = lines.setdefault(piece.rect.bottom(), (piece, []))
            if span not in spans[-1:]:
                spans.append(span)
    metrics = QFontMetricsF(current().font("ui", _SIZE, bold=True)) if lines else None
    return [_sign(page, piece, spans, metrics) for piece, spans in lines.values() if metrics is not None]


def paint(painter: QPainter, more: More, theme: Theme) -> None:
    """Paint the sign."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text_muted"))
    painter.drawRoundedRect(more.box, _HEIGHT / 2, _HEIGHT / 2)
    painter.setFont(theme.font("ui", _SIZE, bold=True))
    painter.setPen(theme.colour("paper"))
    painter.drawText(more.box, Qt.AlignmentFlag.AlignCenter, more.text)


def _sign(page: Page, piece: Piece, spans: list[PaintedSpan], metrics: QFontMetricsF) -> More:
    """Between this line's letters and the next line's, where it hides none, behind the end of the text."""
    width = metrics.horizontalAdvance(f"+{len(spans)}") + 2 * _PADDING
    left, right, leftwards = page.line_extent(piece.rect.center())
    at = max(left - _AWAY - width, _RIM) if leftwards else min(right + _AWAY, page.width - _RIM - width)
    return More(QRectF(at, piece.rect.bottom() + 1, width, _HEIGHT), tuple(spans))
