"""The line at the lower edge: how many entities there are, shown and unused."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.app.entities.directory import Directory
from annotator.app.messages.words import gettext, ngettext
from annotator.gui.label.fitting import LEAST_WIDTH


class EntitiesStatusBar(QWidget):
    """Sums up what the screen shows."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(gettext("Status"))
        self.sum = QLabel()
        self.sum.setProperty("look", "small")
        self.sum.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.addWidget(self.sum, 1)

    def tell(self, directory: Directory, shown: int, own: bool) -> None:
        """Sum up; with ``own`` it is said that only one's own uses are counted."""
        many = len(directory.lines)
        parts = [
            ngettext("{n} entity", "{n} entities", many).format(n=f"{many:,}"),
            gettext("{n} shown").format(n=f"{shown:,}"),
            gettext("{n} not used").format(n=f"{directory.unused:,}"),
        ]
        if own:
            parts.append(gettext("Blind: only your own labels are counted"))
        self.sum.setText(" · ".join(parts))
        self.sum.setToolTip(self.sum.text())

    def minimumSizeHint(self) -> QSize:
        """The window may be narrower than the words."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())
