"""A titled card that holds a table or a chart, and a quiet line below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

_TITLE = 26  # pixels: what stands beside a title does not make its panel's title lower than the others


class Panel(QFrame):
    """``body`` under a title; what ``beside`` holds stands at the right of the title."""

    def __init__(self, title: str, body: QWidget, beside: QWidget | None = None, hint: str = "") -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        heading = QLabel(title)
        heading.setProperty("look", "heading")
        heading.setMinimumHeight(_TITLE)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(heading)
        top.addStretch(1)
        if beside is not None:
            top.addWidget(beside)
        self.hint = QLabel(hint)
        self.hint.setProperty("look", "small")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 7, 13, 11)
        column.setSpacing(5)
        column.addLayout(top)
        column.addWidget(body)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.hint.setVisible(bool(hint))  # not before it has a parent: it would be a window

    def set_hint(self, text: str) -> None:
        """Say ``text`` below."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))
