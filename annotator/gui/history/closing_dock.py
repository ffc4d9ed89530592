"""A side panel with a heading and a button that closes it, fixed to the right edge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from annotator.app.messages.words import gettext


class ClosingDock(QDockWidget):
    """Shows ``panel`` under ``title``; ``left`` tells that it was closed while somebody was in it."""

    left = Signal()

    def __init__(self, title: str, panel: QWidget, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        heading = QLabel(title)
        heading.setProperty("look", "heading")
        self.closer = QToolButton()
        self.closer.setText("✕")
        self.closer.setToolTip(gettext("Close"))
        self.closer.setAccessibleName(gettext("Close: {}").format(title))
        self.closer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.closer.clicked.connect(self.close)
        head = QWidget()
        head.setProperty("look", "panel")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 8, 8, 2)
        row.addWidget(heading, 1)
        row.addWidget(self.closer)
        self.setTitleBarWidget(head)
        panel.setProperty("look", "panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(panel)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever was here goes back to the screen."""
        super().closeEvent(event)
        self.left.emit()
