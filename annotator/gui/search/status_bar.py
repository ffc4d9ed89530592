"""The line at the lower edge: what keys do here, and how far the articles have been read."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.app.messages.words import gettext
from annotator.gui.label.fitting import LEAST_WIDTH


class SearchStatusBar(QWidget):
    """Keys at the left, the making of the index at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(gettext("Status"))
        self.keys, self.reading = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(22)
        for label in (self.keys, self.reading):
            label.setProperty("look", "small")
        self.keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(self.keys, 1)
        row.addWidget(self.reading)

    def show_keys(self, text: str) -> None:
        """Say what keys do."""
        self.keys.setText(text)
        self.keys.setToolTip(text)

    def show_reading(self, done: int, total: int) -> None:
        """Say how far the index is; nothing once it is whole."""
        reading = gettext("Reading articles: {done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
        self.reading.setText(reading if done < total else "")

    def minimumSizeHint(self) -> QSize:
        """It never keeps the window from getting narrower."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())
