"""What a window has done in the background, one thing at a time: ask, run, tell; labelling goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext
from annotator.app.project import Project
from annotator.errors import UserError
from annotator.gui.bridge import Bridge
from annotator.gui.window.job_strip import JobStrip
from annotator.gui.window.notice import Notice

if TYPE_CHECKING:
    from annotator.gui.dialogs.dataset_dialog import DatasetDialog
    from annotator.gui.dialogs.export_dialog import ExportDialog
    from annotator.gui.dialogs.import_dialog import ImportDialog
    from annotator.gui.dialogs.network_dialog import NetworkDialog
    from annotator.gui.dialogs.report_dialog import ReportDialog
    from annotator.plugin_api import Issue

    PlanDialog = ImportDialog | ExportDialog | DatasetDialog | NetworkDialog


class LastReport:
    """What the last errand of a window had to tell; ``dialog`` shows it, None if a sentence was enough."""

    def __init__(self, window: QWidget, notice: Notice) -> None:
        self._window = window
        self._notice = notice
        self.dialog: ReportDialog | None = None

    @property
    def is_there(self) -> bool:
        """Whether the last errand had more to tell than a sentence."""
        return self.dialog is not None

    def show(self) -> None:
        """Show what the last errand told."""
        if self.dialog is not None:
            self.dialog.show()
            self.dialog.activateWindow()

    def tell(self, headline: str, parts: Sequence[tuple[str, Sequence[Issue]]]) -> None:
        """Say ``headline``; where there is more to say, offer the report."""
        from annotator.gui.dialogs.report_dialog import ReportDialog

        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if not any(issues for _, issues in parts):
            self._notice.say(headline)
            return
        self.dialog = ReportDialog(headline, parts, self._window)
        told = ", ".join(f"{title}: {len(issues)}" for title, issues in parts if issues)
        self._notice.say(f"{headline} {told}", more=(gettext("Show"), self.show))


class Errands(QObject):
    """Errands of one kind; ``dialog`` is the question that is open, ``report`` what the last one told."""

    def __init__(
        self,
        window: QWidget,
        project: Project,
        runner: Runner,
        strip: JobStrip,
        notice: Notice,
        report: LastReport,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._project = project
        self._runner = runner
        self._strip = strip
        self._notice = notice
        self.report = report
        self._bridge = Bridge(self)
        self.dialog: QDialog | None = None

    def close(self) -> None:
        """Listen to no job any more."""
        self._bridge.close()

    def _must_be_free(self) -> None:
        if self._strip.busy:
            raise UserError("window.transfer_running")

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._dialog_closed)
        dialog.open()

    def _draft(
        self, dialog: PlanDialog, work: Callable[[Any, Job[Any]], Any], show: Callable[[Any], None]
    ) -> None:
        """Let ``dialog`` show what ``work`` makes of its plans, from now until it closes."""
        from annotator.gui.window.drafting import Drafting

        drafting = Drafting(self._runner, work, dialog)
        drafting.drafted.connect(show)
        drafting.refused.connect(dialog.refuse)
        dialog.planned.connect(drafting.ask)
        dialog.finished.connect(drafting.close)
        drafting.ask(dialog.plan)

    def _dialog_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _start(self, name: str, work: Callable[[Job[Any]], Any], then: Callable[[Any], None]) -> None:
        job: Job[Any] = self._runner.start(
            name, work, on_end=lambda ended: self._bridge.call(self._ended, ended, then)
        )
        if job.state in ("waiting", "running"):
            self._strip.watch(job)

    def _ended(self, job: Job[Any], then: Callable[[Any], None]) -> None:
        self._strip.release()
        if isinstance(job.error, UserError):
            self._notice.say(sentence_for(job.error), "danger")
            return
        then(job.result)
