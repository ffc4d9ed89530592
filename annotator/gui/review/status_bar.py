"""The line at the lower edge: saved or not, how well this article agrees, the policy, who reviews."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext
from annotator.app.reviewing.policy_words import policy_title
from annotator.app.reviewing.session import ReviewSession
from annotator.gui.label.fitting import LEAST_WIDTH, fit_widgets


class ReviewStatusBar(QWidget):
    """Tells what a review session has to tell."""

    def __init__(self, session: ReviewSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(gettext("Status"))
        self.saved, self.alpha, self.f1 = QLabel(), QLabel(), QLabel()
        self.policy, self.person = QLabel(), QLabel()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(22)
        for label in (self.saved, self.alpha, self.f1, self.policy, self.person):
            label.setProperty("look", "small")
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            row.addWidget(label)
            if label is self.policy:
                row.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it is."""
        session = self._session
        error = session.error
        look = "small" if error is None else "danger"
        if self.saved.property("look") != look:
            self.saved.setProperty("look", look)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)
        self.saved.setText(gettext("● Saved") if error is None else gettext("✕ Not saved"))
        self.saved.setToolTip("" if error is None else sentence_for(error))
        self._show_figures()
        self.policy.setText(
            gettext("Into gold by itself: {policy}").format(
                policy=policy_title(session.project.review.policy.to_json())
            )
        )
        person = session.project.annotator
        self.person.setText(person.name if person is not None else gettext("nobody"))
        self._fit()

    def _show_figures(self) -> None:
        session = self._session
        uid = session.document.uid if session.document is not None else ""
        survey = session.queue.surveys.get(uid)
        alpha, f1 = "", ""
        if survey is not None and survey.alpha is not None:
            alpha = gettext("Article α {value}").format(value=f"{survey.alpha:.2f}")
        if survey is not None and survey.exact is not None and survey.relaxed is not None:
            f1 = gettext("Span F1 {exact} exact · {relaxed} relaxed").format(
                exact=f"{survey.exact:.2f}", relaxed=f"{survey.relaxed:.2f}"
            )
        self.alpha.setText(alpha)
        self.alpha.setToolTip(
            gettext("Krippendorff's α for unitizing, over all labels of this article alone")
        )
        self.f1.setText(f1)
        self.alpha.setVisible(bool(alpha))
        self.f1.setVisible(bool(f1))
        self.f1.setToolTip(gettext("Mean over the pairs of annotators of this article alone"))

    def minimumSizeHint(self) -> QSize:
        """It never keeps the window from getting narrower."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        droppable = (self.f1, self.policy, self.alpha, self.person)
        fit_widgets(self._needed, self.width(), [label for label in droppable if label.text()])

    def _needed(self) -> int:
        self._row.invalidate()
        return self._row.minimumSize().width()
