"""A chip: a few words on the tint of a label, painted in lists and shown as a widget elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.theme import current, theme_changes

PADDING = 7.0
HEIGHT = 20.0
RADIUS = 4.0


def chip_width(text: str) -> float:
    """How wide :func:`paint_chip` paints ``text``, in device-independent pixels."""
    metrics = QFontMetricsF(current().font("ui", bold=True))
    return metrics.horizontalAdvance(text) + 2 * PADDING


def paint_chip(painter: QPainter, top_left: QPointF, text: str, colour: str, most: float = 1e6) -> QRectF:
    """Paint ``text`` as a chip, elided to ``most`` pixels; returns the box it covers."""
    theme = current()
    font = theme.font("ui", bold=True)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most - 2 * PADDING)
    box = QRectF(
        top_left.x(), top_left.y(), min(most, metrics.horizontalAdvance(shown) + 2 * PADDING), HEIGHT
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tint(colour) if colour else theme.colour("hover"))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(theme.text_on_tint(colour) if colour else theme.colour("text"))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
    return box


class Chip(QWidget):
    """A chip that only shows; ``most`` is the widest it gets, in pixels."""

    def __init__(self, text: str, colour: str, most: int = 320, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._colour, self._most = text, colour, most
        self.setAccessibleName(text)
        self.setToolTip(text if chip_width(text) > most else "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme_changes().changed.connect(self.update)

    def text(self) -> str:
        """The words on it."""
        return self._text

    def sizeHint(self) -> QSize:
        """As wide as its words, at most as wide as allowed."""
        return QSize(min(self._most, round(chip_width(self._text) + 0.5)), round(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        with QPainter(self) as painter:
            paint_chip(painter, QPointF(0, 0), self._text, self._colour, self.width())
