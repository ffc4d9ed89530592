"""The badge of a finding: its type or state as a word on a colour of its own."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from annotator.app.reviewing.wording import BADGES
from annotator.gui.theme import current

HEIGHT = 16.0
_PADDING = 5.0
_ROLES = {"conflict": "stale", "agreed": "decided"}


def badge_width(kind: str) -> float:
    """How wide :func:`paint_badge` paints ``kind``, in device-independent pixels."""
    metrics = QFontMetricsF(current().font("ui", "ui_small", bold=True))
    return metrics.horizontalAdvance(BADGES.get(kind, kind)) + 2 * _PADDING


def paint_badge(painter: QPainter, top_left: QPointF, kind: str) -> QRectF:
    """Paint the badge of ``kind`` (a word of ``BADGES``); returns the box it covers."""
    theme = current()
    role = f"badge_{_ROLES.get(kind, kind)}"
    box = QRectF(top_left.x(), top_left.y(), badge_width(kind), HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(role))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(theme.colour(f"{role}_text"))
    painter.setFont(theme.font("ui", "ui_small", bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, BADGES.get(kind, kind))
    return box
