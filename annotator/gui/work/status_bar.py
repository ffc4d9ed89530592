"""The line at the lower edge: how much is given out and done, when the rest will be, who sees what."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.app.messages.words import gettext, ngettext
from annotator.app.team.progress import Progress
from annotator.gui.label.fitting import LEAST_WIDTH
from annotator.gui.work.words import day_word


class WorkStatusBar(QWidget):
    """Sums up what the screen shows."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(gettext("Status"))
        self.sum, self.sight = QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(22)
        for label in (self.sum, self.sight):
            label.setProperty("look", "small")
        self.sum.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(self.sum, 1)
        row.addWidget(self.sight)

    def tell(self, progress: Progress, sighted: bool) -> None:
        """Sum up ``progress``."""
        documents = progress.documents
        given = sum(bool(document.assigned) for document in documents)
        several = sum(len(document.assigned) > 1 for document in documents)
        ready = sum(document.state != "open" for document in documents)
        parts = [
            ngettext("{n} article", "{n} articles", len(documents)).format(n=len(documents)),
            gettext("{n} assigned, {m} of them to several").format(n=given, m=several),
            gettext("{n} in review or closed").format(n=ready),
        ]
        if progress.ready is not None:
            parts.append(
                gettext("all labelled by {day} at the recent pace").format(day=day_word(progress.ready))
            )
        self.sum.setText(" · ".join(parts))
        self.sum.setToolTip(self.sum.text())
        self.sight.setText(
            gettext("Annotators see each other’s labels")
            if sighted
            else gettext("Annotators see only their own labels until review")
        )

    def minimumSizeHint(self) -> QSize:
        """It never keeps the window from getting narrower."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())
