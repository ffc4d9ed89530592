"""The threads between the spans that a statement rests on.

A thread runs above the letters of a line, with a hook into each span; from line to line it takes the margin.
What is not in sight isn't measured: towards it, the thread merely runs on to the edge.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.core.fragments import Fragment
from annotator.gui.reading.spans import PaintedSpan
from annotator.gui.reading.u16 import Page

_RAIL = 4.5
"""Pixels from the right edge of the page where a thread runs down."""
_ABOVE = 3.5
"""Pixels above the spans' ground where it runs along a line: between the letters of two lines."""
_HOOK = 5.0
_INTO = 7.0
"""Pixels from a span's start to the hook."""
_ENOUGH = 3
"""Characters of a span that are measured to find where to hook."""
_WIDTH = 1.4
_DOT = 2.0


def paint(
    painter: QPainter, page: Page, spans: Iterable[PaintedSpan], seen: Fragment, view: QRectF, colour: QColor
) -> None:
    """Paint the threads of ``spans`` as far as ``view`` shows them; ``seen`` is the range of its lines."""
    ordered = sorted(spans, key=lambda span: span.order)
    if len(ordered) < 2:
        return
    rows = _rows(page, ordered, seen)
    above = any(span.start < seen[0] for span in ordered)
    below = any(span.start >= seen[1] for span in ordered)
    path = QPainterPath()
    rail = page.width - _RAIL if len(rows) + above + below > 1 else None
    for top, hooks in rows.items():
        _add_row(path, top, hooks, rail)
    if rail is not None:
        levels = [top - _ABOVE for top in rows]
        _add_rail(path, rail, levels, view.top() if above else None, view.bottom() if below else None)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, _WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for top, hooks in rows.items():
        for x in hooks:
            painter.drawEllipse(QPointF(x, top + _HOOK - _ABOVE), _DOT, _DOT)


def _rows(page: Page, spans: Iterable[PaintedSpan], seen: Fragment) -> dict[float, list[float]]:
    """Where the spans that start in ``seen`` are hooked: x by the top of their line."""
    rows: dict[float, list[float]] = {}
    for span in spans:
        if seen[0] <= span.start < seen[1]:
            start, end = span.fragments[0]
            pieces = page.pieces(start, end, (start, min(start + _ENOUGH, seen[1])))
            first = next((piece for piece in pieces if piece.start_x is not None), None)
            if first is not None and first.start_x is not None:
                inwards = min(_INTO, first.rect.width() / 2)
                from_right = first.start_x > first.rect.center().x()
                x = first.start_x + (-inwards if from_right else inwards)
                rows.setdefault(first.rect.top(), []).append(x)
    return {top: sorted(hooks) for top, hooks in sorted(rows.items())}


def _add_row(path: QPainterPath, top: float, hooks: list[float], rail: float | None) -> None:
    """The thread along one line, from the first hook to the rail or, where there is none, the last hook."""
    level, foot = top - _ABOVE, top + _HOOK - _ABOVE
    for x in hooks:
        rightwards = rail is not None or x < hooks[-1]
        path.moveTo(x, foot)
        path.quadTo(x, level, x + (_HOOK if rightwards else -_HOOK), level)
    begin, end = hooks[0] + _HOOK, (hooks[-1] if rail is None else rail) - _HOOK
    if end > begin:
        path.moveTo(begin, level)
        path.lineTo(end, level)


def _add_rail(
    path: QPainterPath, rail: float, levels: list[float], top: float | None, bottom: float | None
) -> None:
    """The thread down the margin, bent into each line; ``top`` and ``bottom``: it runs on beyond sight."""
    for number, level in enumerate(levels):
        down = number < len(levels) - 1 or bottom is not None
        path.moveTo(rail - _HOOK, level)
        path.quadTo(rail, level, rail, level + (_HOOK if down else -_HOOK))
    start = levels[0] + _HOOK if top is None else top
    end = levels[-1] - _HOOK if bottom is None else bottom
    if end > start:
        path.moveTo(rail, start)
        path.lineTo(rail, end)
