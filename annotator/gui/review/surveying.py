"""Keeps the queue of articles up to date, beside everything else: no key press waits for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app.jobs import Job, Runner
from annotator.app.reviewing.queue import Surveys, survey_all, why_nothing
from annotator.app.reviewing.session import ReviewSession
from annotator.errors import UserError
from annotator.gui.bridge import Bridge

_PAUSE = 250
"""Milliseconds from a change until its article is surveyed: decisions come one after another."""


class Surveying(QObject):
    """Surveys what a session's queue says is to be surveyed. ``told`` after every few articles; ``ended``
    carries why there is nothing to review, a ``UserError``, or None."""

    told = Signal()
    ended = Signal(object)

    def __init__(self, session: ReviewSession, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._bridge = Bridge(self)
        self._job: Job[UserError | None] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._start)

    def begin(self) -> None:
        """Survey at once, if there is anything to survey and nothing is under way."""
        self._pause.stop()
        self._start()

    def soon(self) -> None:
        """Survey after a moment without further changes."""
        self._pause.start()

    def close(self) -> None:
        """Call off what runs."""
        self._pause.stop()
        self._bridge.close()
        if self._job is not None:
            self._job.cancel()

    def _start(self) -> None:
        session = self._session
        if self._job is not None or not session.queue.has_work:
            return
        everything = not session.queue.complete
        changed = sorted(session.queue.stale)
        session.queue.complete = True

        def work(job: Job[UserError | None]) -> UserError | None:
            tell = self._bridge.carry(self._take_over)
            survey_all(session.project, job.cancelled, tell, None if everything else changed)
            return why_nothing(session.project) if everything else None

        def on_end(job: Job[UserError | None]) -> None:
            self._bridge.call(self._ended, job)

        # The inline runner ends before there is a job to remember.
        self._job = job = self._runner.start("survey for review", work, on_end)
        if job.state in ("done", "failed"):
            self._job = None

    def _take_over(self, found: Surveys) -> None:
        for document, survey in found.items():
            self._session.queue.put(document, survey)
        self.told.emit()

    def _ended(self, job: Job[UserError | None]) -> None:
        self._job = None
        self.ended.emit(job.result)
        if self._session.queue.has_work:
            self.soon()
