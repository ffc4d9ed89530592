"""The line at the lower edge: how far the computing is, what a figure means, how intervals were drawn."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.app.agreement.page import Page
from annotator.app.messages.words import gettext, ngettext
from annotator.gui.agreement.numbers import counted
from annotator.gui.label.fitting import LEAST_WIDTH, fit_widgets


class AgreementStatusBar(QWidget):
    """Tells what the page rests on; while a figure has the focus or the pointer, what that figure is."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(gettext("Status"))
        self.basis, self.drawn = QLabel(), QLabel()
        self._basis = self._meaning = self._work = ""
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(22)
        for label in (self.basis, self.drawn):
            label.setProperty("look", "small")
        self.basis.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(self.basis, 1)
        row.addWidget(self.drawn)

    def show_page(self, page: Page) -> None:
        """Tell what ``page`` rests on."""
        self._basis = ngettext(
            "Computed over {n} article that at least two annotators finished",
            "Computed over {n} articles that at least two annotators finished",
            page.documents,
        ).format(n=counted(page.documents))
        if page.empty:
            self._basis += gettext(", {n} of them without a label by anybody").format(n=page.empty)
        self.drawn.setText(
            gettext("Intervals: {n} resamples of articles, seed {seed}").format(
                n=counted(page.resamples), seed=page.seed
            )
        )
        self._say()
        self._fit()

    def show_meaning(self, meaning: str) -> None:
        """Say what a figure is; "" for none."""
        self._meaning = meaning
        self._say()

    def show_work(self, text: str) -> None:
        """Say what is being computed; "" when nothing is."""
        self._work = text
        self._say()

    def _say(self) -> None:
        said = self._work or self._meaning or self._basis
        self.basis.setText(said)
        self.basis.setToolTip(said)

    def minimumSizeHint(self) -> QSize:
        """It never keeps the window from getting narrower."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the page rests on is told last."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fit_widgets(lambda: self.drawn.sizeHint().width() + 320, self.width(), (self.drawn,))
