"""A rectangle in one colour, as the window's first picture can have it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """As ``QPainter.fillRect``; pen and brush are as before.

    That one takes so many kinds of things that PySide loads two hundred names to tell them apart.
    """
    pen, brush = painter.pen(), painter.brush()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)
    painter.setPen(pen)
    painter.setBrush(brush)
