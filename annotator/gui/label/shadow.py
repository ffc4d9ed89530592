"""The soft shadow under what floats over the text."""

from __future__ import annotations

from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from annotator.gui.theme import current, theme_changes


class SoftShadow(QGraphicsDropShadowEffect):
    """A shadow in the theme's colour."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.setBlurRadius(22)
        self.setOffset(0, 4)
        theme_changes().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setColor(current().colour("shadow"))


def cast_shadow(widget: QWidget) -> None:
    """Put a shadow under ``widget``."""
    widget.setGraphicsEffect(SoftShadow(widget))
