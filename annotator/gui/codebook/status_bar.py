"""The line at the lower edge: which codebook in which version, and how much the chosen part is used."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.gui.label.fitting import LEAST_WIDTH


class CodebookStatusBar(QWidget):
    """Sums up what the screen shows."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(gettext("Status"))
        self.used, self.version = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(22)
        for label in (self.used, self.version):
            label.setProperty("look", "small")
        self.used.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(self.used, 1)
        row.addWidget(self.version)

    def tell(self, book: Codebook) -> None:
        """Tell which codebook this is."""
        self.version.setText(gettext("{name}, version {n}").format(name=book.name, n=book.version))

    def tell_uses(self, text: str) -> None:
        """Tell how much the chosen part is used."""
        self.used.setText(text)

    def minimumSizeHint(self) -> QSize:
        """It never keeps the window from getting narrower."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())
