"""Widgets side by side, in as many lines as it takes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

_GAP = 6


class Flow(QWidget):
    """Lays its widgets out anew whenever it gets another width; as high as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.widgets: list[QWidget] = []

    def show_widgets(self, widgets: Iterable[QWidget]) -> None:
        """Show ``widgets`` instead of those before."""
        for widget in self.widgets:
            widget.hide()
            widget.deleteLater()
        self.widgets = list(widgets)
        for widget in self.widgets:
            widget.setParent(self)
            widget.show()
        self._lay_out()

    def _lay_out(self) -> None:
        x = y = line = 0
        for widget in self.widgets:
            size = widget.sizeHint()
            if x and x + size.width() > self.width():
                x, y, line = 0, y + line + _GAP, 0
            widget.setGeometry(x, y, size.width(), size.height())
            x, line = x + size.width() + _GAP, max(line, size.height())
        if self.height() != y + line:
            self.setFixedHeight(y + line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want other lines."""
        super().resizeEvent(event)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest."""
        return QSize(max((widget.sizeHint().width() for widget in self.widgets), default=0), self.height())
