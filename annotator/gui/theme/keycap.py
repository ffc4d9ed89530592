"""A key hint: the key's name in a small rounded box, as a widget and as a painted sign."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLabel, QWidget

from annotator.gui.theme.following import current

_PADDING = 5.0
_HEIGHT = 16.0


class KeyCap(QLabel):
    """A label that looks like a key. It takes no focus and is silent: the action it stands by speaks."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setProperty("look", "keycap")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = self.sizePolicy().Policy.Fixed
        self.setSizePolicy(policy, policy)


def keycap_width(key: str) -> float:
    """How wide :func:`paint_keycap` paints ``key``, in device-independent pixels."""
    metrics = QFontMetricsF(current().font("ui", "ui_small", bold=True))
    return max(_HEIGHT, metrics.horizontalAdvance(key) + 2 * _PADDING)


def paint_keycap(painter: QPainter, top_left: QPointF, key: str) -> QRectF:
    """Paint ``key`` as a key with its top left corner at ``top_left``; returns the box it covers."""
    theme = current()
    box = QRectF(top_left.x(), top_left.y(), keycap_width(key), _HEIGHT)
    face = box.adjusted(0.5, 0.5, -0.5, -1.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("key_border"))
    painter.drawRoundedRect(face.adjusted(-0.5, 0.5, 0.5, 1.5), 3.5, 3.5)
    painter.setPen(QPen(theme.colour("key_border"), 1.0))
    painter.setBrush(theme.colour("key_face"))
    painter.drawRoundedRect(face, 3.0, 3.0)
    painter.setPen(theme.colour("key_text"))
    painter.setFont(theme.font("ui", "ui_small", bold=True))
    painter.drawText(face, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()
    return box
