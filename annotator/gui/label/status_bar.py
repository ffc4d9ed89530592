"""The line at the lower edge: saved or not, what there is, how long it took, how far the work has come."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.app.labelling.session import LabelSession
from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext, ngettext
from annotator.gui.label.dates import shown_duration
from annotator.gui.label.fitting import LEAST_WIDTH, fit_widgets

_SECOND = 1000


class LabelStatusBar(QWidget):
    """Tells what a session has to tell."""

    def __init__(self, session: LabelSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(gettext("Status"))
        self.saved, self.counts, self.read, self.time = QLabel(), QLabel(), QLabel(), QLabel()
        self.read.setToolTip(gettext("Paragraphs with a label or with the mark “read, nothing here”"))
        self.blind = QLabel()
        self.blind.setToolTip(
            gettext("Good manners, not protection: whoever has this file can read every layer in it.")
        )
        self.place = QLabel()
        for label in (self.saved, self.counts, self.read, self.time, self.blind, self.place):
            label.setProperty("look", "small")
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(22)
        for label in (self.saved, self.counts, self.read, self.time, self.blind):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.place)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self.show_time)
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it is."""
        self.show_saved()
        self.show_counts()
        self.show_progress()
        self.show_time()
        self.show_place()
        self.show_sight()

    def show_saved(self) -> None:
        """Whether the last gesture is on the disk; if not, why."""
        saved = self._session.saved
        look = "small" if saved.ok else "danger"
        if self.saved.property("look") != look:
            self.saved.setProperty("look", look)
            self.saved.style().unpolish(self.saved)
            self.saved.style().polish(self.saved)
        self.saved.setText(gettext("● Saved") if saved.ok else gettext("✕ Not saved"))
        self.saved.setToolTip("" if saved.error is None else sentence_for(saved.error))

    def show_counts(self) -> None:
        """How many statements and spans this article has."""
        cache = self._session.cache
        statements, spans = len(cache.statements), len(cache.spans)
        told = (
            ngettext("{n} statement", "{n} statements", statements).format(n=statements),
            ngettext("{n} span", "{n} spans", spans).format(n=spans),
        )
        self.counts.setText(" · ".join(told))
        self._fit()

    def show_progress(self) -> None:
        """How many paragraphs of this article were read, as far as labels and marks show it."""
        read = self._session.marks.progress
        text = gettext("{read} of {total} paragraphs read").format(read=read.covered, total=read.total)
        self.read.setText(text if self._session.document is not None and read.total else "")
        self._fit()

    def show_time(self) -> None:
        """Active time on this article, and whether it stands still."""
        session = self._session
        spent = shown_duration(session.seconds)
        text = gettext("{time} on this article").format(time=spent) if session.document else ""
        if session.stopwatch.paused:
            text = gettext("⏸ Paused · {time}").format(time=text) if text else gettext("⏸ Paused")
        if text != self.time.text():
            self.time.setText(text)

    def show_place(self) -> None:
        """Codebook, annotator, articles done."""
        session = self._session
        annotator = session.project.annotator
        documents = session.documents
        book = gettext("{name} v{version}").format(
            name=session.codebook.name or gettext("Codebook"), version=session.codebook.version
        )
        person = annotator.name if annotator is not None else gettext("nobody")
        self.place.setText(f"{book} · {person} · {documents.done}/{documents.total}")
        self._fit()

    def show_sight(self) -> None:
        """Whether others' labels may be seen; it asks the project, so not for every key press."""
        project = self._session.project
        sees_others = not project.is_blind() and len(project.annotators()) > 1
        self.blind.setText(
            gettext("You may see everybody’s labels, in Review")
            if sees_others
            else gettext("Blind: other annotators hidden until review")
        )
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It never keeps the window from getting narrower."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Whether it is saved is told last; what one knows anyway gives way first."""
        fit_widgets(self._needed, self.width(), (self.blind, self.read, self.time, self.counts, self.place))

    def _needed(self) -> int:
        self._row.invalidate()
        return self._row.minimumSize().width()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs while it can be seen; on another screen people or roles may have changed."""
        super().showEvent(event)
        self.show_sight()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs on while nothing is shown."""
        super().hideEvent(event)
        self._clock.stop()
