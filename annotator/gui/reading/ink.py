"""The shapes that spans are drawn with: tints, underlines, rings, handles; document coordinates in pixels."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from annotator.gui.reading.u16 import Piece
from annotator.gui.theme import Mode, Theme

LANE_HEIGHT = 2.0
LANE_STEP = 3.0
LANES_ROOM = 4 * LANE_STEP
CLOSE_STEP = 2.2
"""The step where more than four lanes must find room."""
RING_GAP = 2.0
KNOB = 4.0
"""Radius of a grip."""
_RADIUS = 2.5
_RING_RADIUS = 4.5


@lru_cache(maxsize=512)
def tint(mode: Mode, colour: str, lit: bool) -> QColor:
    """The ground of a span; cached, since it is asked for at every repaint."""
    theme = Theme.load(mode)
    return theme.lit_tint(colour) if lit else theme.tint(colour)


@lru_cache(maxsize=512)
def mark(mode: Mode, colour: str) -> QColor:
    """The colour of a span's underline."""
    return Theme.load(mode).mark(colour)


def ground(painter: QPainter, piece: Piece, colour: QColor) -> None:
    """Fill behind the text, rounded where the range really ends."""
    rect = piece.rect
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(_rounded(rect, _RADIUS, piece.closed_left, piece.closed_right))


def underline(painter: QPainter, piece: Piece, top: float, height: float, colour: QColor) -> None:
    """A line ``top`` pixels below the text, drawn in a little at true ends so that neighbours stay apart."""
    rect = piece.rect
    left = rect.left() + (0.5 if piece.closed_left else 0)
    right = rect.right() - (0.5 if piece.closed_right else 0)
    bar = QRectF(left, rect.bottom() + top, right - left, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(bar, 1.0, 1.0)


def connector(painter: QPainter, left: QPointF, right: QPointF, colour: QColor) -> None:
    """The dotted thread between two fragments of one span."""
    pen = QPen(colour, 1.5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.4])
    painter.setPen(pen)
    painter.drawLine(QLineF(left, right))


def ring(painter: QPainter, piece: Piece, colour: QColor, depth: float) -> None:
    """The focus ring around a piece and ``depth`` pixels of lanes, open where the line wraps."""
    rect = piece.rect.adjusted(-RING_GAP, -RING_GAP + 0.5, RING_GAP, depth + RING_GAP - 0.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawPath(_outline(rect, _RING_RADIUS, piece.closed_left, piece.closed_right))


def lit_outline(painter: QPainter, piece: Piece, colour: QColor) -> None:
    """The fine outline of evidence that is lit."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.0))
    rect = piece.rect.adjusted(0.5, 0.5, -0.5, 0)
    painter.drawPath(_outline(rect, _RADIUS, piece.closed_left, piece.closed_right))


def dashed(painter: QPainter, piece: Piece, colour: QColor) -> None:
    """The dashed outline of a fragment that waits for its label."""
    pen = QPen(colour, 1.5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3.0, 2.0])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(_outline(piece.rect.adjusted(-1, 0, 1, 1), 3.0, piece.closed_left, piece.closed_right))


def handle(painter: QPainter, x: float, piece: Piece, depth: float, edge: QColor, face: QColor) -> None:
    """The grip at a boundary of the focused span: a knob on the ring's corner, clear of the letters."""
    painter.setPen(QPen(face, 1.5))
    painter.setBrush(edge)
    painter.drawEllipse(knob(x, piece, depth), KNOB, KNOB)


def knob(x: float, piece: Piece, depth: float) -> QPointF:
    """The middle of the grip at ``x``: above the left corner, below the right one."""
    rect = piece.rect
    if x < rect.center().x():
        return QPointF(x - RING_GAP, rect.top() - RING_GAP + 0.5)
    return QPointF(x + RING_GAP, rect.bottom() + depth + RING_GAP - 0.5)


def sign(painter: QPainter, piece: Piece, text: str, colour: QColor, theme: Theme) -> None:
    """A small sign above the start of a span: what its colour says, by shape."""
    font = theme.font("ui", 9)
    x = piece.rect.left() if piece.start_x is None else piece.start_x
    at_right = x > piece.rect.center().x()
    width = QFontMetricsF(font).horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(x - width if at_right else x, piece.rect.top() + 1.0), text)


def _rounded(rect: QRectF, radius: float, left: bool, right: bool) -> QPainterPath:
    path = QPainterPath()
    if left or right:
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, radius, radius)
        if not left:
            path.addRect(QRectF(rect.left(), rect.top(), radius * 2, rect.height()))
        if not right:
            path.addRect(QRectF(rect.right() - radius * 2, rect.top(), radius * 2, rect.height()))
    else:
        path.addRect(rect)
    return path


def _outline(rect: QRectF, radius: float, left: bool, right: bool) -> QPainterPath:
    """A rounded rectangle without the sides that are not there."""
    path = QPainterPath()
    if left and right:
        path.addRoundedRect(rect, radius, radius)
        return path
    around = 2 * radius
    corner = QRectF(0, 0, around, around)
    if left:
        path.moveTo(rect.topRight())
        corner.moveTopLeft(rect.topLeft())
        path.arcTo(corner, 90, 90)
        corner.moveBottomLeft(rect.bottomLeft())
        path.arcTo(corner, 180, 90)
        path.lineTo(rect.bottomRight())
    elif right:
        path.moveTo(rect.topLeft())
        corner.moveTopRight(rect.topRight())
        path.arcTo(corner, 90, -90)
        corner.moveBottomRight(rect.bottomRight())
        path.arcTo(corner, 0, -90)
        path.lineTo(rect.bottomLeft())
    else:
        path.moveTo(rect.topLeft())
        path.lineTo(rect.topRight())
        path.moveTo(rect.bottomLeft())
        path.lineTo(rect.bottomRight())
    return path
