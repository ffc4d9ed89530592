"""Makes drafts of exports in the background while their dialog is open: the last plan asked for counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence_for
from annotator.app.project import Project
from annotator.errors import UserError
from annotator.gui.bridge import Bridge

if TYPE_CHECKING:
    from annotator.app.exporting.draft import Draft
    from annotator.gui.dialogs.export_dialog import ExportPlan

_REST = 250
"""Milliseconds after the last change before work begins, so that walking down a list starts none."""


class Drafting(QObject):
    """Answers :meth:`ask` with :attr:`drafted`, or :attr:`refused` and a sentence."""

    drafted = Signal(object)
    refused = Signal(str)

    def __init__(self, project: Project, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._runner = runner
        self._bridge = Bridge(self)
        self._plan: ExportPlan | None = None
        self._job: Job[Any] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._start)

    def ask(self, plan: ExportPlan) -> None:
        """Draft ``plan`` as soon as nothing else is asked for a moment."""
        self._call_off()
        self._plan = plan
        self._timer.start()

    def close(self) -> None:
        """Draft nothing more."""
        self._timer.stop()
        self._call_off()
        self._bridge.close()

    def _call_off(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._job = self._runner.start(
            "draft", lambda job: self._draft(plan, job), lambda job: self._bridge.call(self._ended, job, plan)
        )

    def _draft(self, plan: ExportPlan, job: Job[Any]) -> Draft | None:
        from annotator.app.exporting.draft import draft

        return draft(
            self._project,
            format=plan.format,
            layers=plan.layers,
            options=plan.options,
            progress=job.report,
            cancelled=job.cancelled,
        )

    def _ended(self, job: Job[Any], plan: ExportPlan) -> None:
        if plan is not self._plan:
            return
        if isinstance(job.error, UserError):
            self.refused.emit(sentence_for(job.error))
        elif job.result is not None:
            self.drafted.emit(job.result)
