"""From the wish for another policy to gold made by it, in the background."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext
from annotator.app.reviewing.running import ReviewReport
from annotator.app.reviewing.session import ReviewSession
from annotator.errors import UserError
from annotator.gui.bridge import Bridge
from annotator.gui.review.policy_dialog import PolicyDialog
from annotator.measure.policies import Policy


class PolicyChoosing(QObject):
    """``said`` carries a sentence and its tone; ``finished`` tells that the dialog has closed."""

    said = Signal(str, str)
    finished = Signal()

    def __init__(self, session: ReviewSession, runner: Runner, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._runner = runner
        self._window = window
        self._bridge = Bridge(self)
        self._job: Job[ReviewReport] | None = None

    def close_asking(self) -> None:
        """Call off what runs."""
        self._bridge.close()
        if self._job is not None:
            self._job.cancel()

    def ask(self) -> None:
        """Let a person choose what becomes gold by itself."""
        project = self._session.project
        dialog = PolicyDialog(project, self._runner, project.review.policy, self._window)
        dialog.applied.connect(self.apply)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.finished)
        dialog.open()

    def apply(self, policy: Policy) -> None:
        """Put ``policy`` in force, and make gold of what it settles in all articles."""
        session = self._session
        if not session.set_policy(policy.to_json()):
            return

        def work(job: Job[ReviewReport]) -> ReviewReport:
            return session.project.review.apply(cancelled=job.cancelled, progress=job.report)

        def on_end(job: Job[ReviewReport]) -> None:
            self._bridge.call(self._applied, job)

        self._job = self._runner.start("apply policy", work, on_end)

    def _applied(self, job: Job[ReviewReport]) -> None:
        if isinstance(job.error, UserError):
            self.said.emit(sentence_for(job.error), "danger")
            return
        report = job.result
        told = gettext("{n} units are gold by this policy; {left} decisions remain.")
        self.said.emit(told.format(n=report.agreed, left=report.to_decide), "quiet")
