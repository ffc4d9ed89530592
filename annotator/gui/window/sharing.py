"""Bringing in work and splitting it off from the window: ask, run in the background, tell.

What only that needs is imported when it first starts, so that the window opens sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence, sentence_for
from annotator.app.messages.words import gettext
from annotator.app.project import Project
from annotator.errors import UserError
from annotator.gui.bridge import Bridge
from annotator.gui.window import choosing
from annotator.gui.window.job_strip import JobStrip
from annotator.gui.window.notice import Notice

if TYPE_CHECKING:
    from annotator.app.sharing.report import MergeReport, SplitReport
    from annotator.gui.dialogs.bring_in_work_dialog import BringInWorkDialog
    from annotator.gui.dialogs.report_dialog import ReportDialog
    from annotator.gui.dialogs.split_dialog import SplitDialog, SplitPlan


class Sharing(QObject):
    """What one window shares; ``merged`` tells that the project holds other people's work now."""

    merged = Signal()

    def __init__(
        self, window: QWidget, project: Project, runner: Runner, strip: JobStrip, notice: Notice
    ) -> None:
        super().__init__(window)
        self._window = window
        self._project = project
        self._runner = runner
        self._strip = strip
        self._notice = notice
        self._bridge = Bridge(self)
        self._report: ReportDialog | None = None
        self.dialog: BringInWorkDialog | SplitDialog | None = None

    def close(self) -> None:
        """Listen to no job any more."""
        self._bridge.close()

    # --- Bringing in ------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Ask for files and bring in the work in them."""
        self._must_be_free()
        paths = files_to_bring_in(self._window, self._project.path.parent)
        if paths:
            self.merge_paths(paths)

    def merge_paths(self, paths: Sequence[Path]) -> None:
        """Look at project files in the background, then ask whether to bring in what was found."""
        self._must_be_free()
        self._start(
            gettext("Looking at the files"),
            lambda job: self._project.sharing.merge(
                paths, preview=True, progress=job.report, cancelled=job.cancelled
            ),
            lambda preview: self._ask(paths, preview),
        )

    def _ask(self, paths: Sequence[Path], preview: MergeReport) -> None:
        from annotator.gui.dialogs.bring_in_work_dialog import BringInWorkDialog

        if preview.cancelled:
            self._notice.say(sentence("sharing.merge_cancelled", {}))
            return
        dialog = BringInWorkDialog(preview, self._window)
        dialog.accepted.connect(lambda: self._merge(paths, dialog.pairs))
        self._open(dialog)

    def _merge(self, paths: Sequence[Path], pairs: dict[str, str]) -> None:
        self._start(
            gettext("Bringing in work"),
            lambda job: self._project.sharing.merge(
                paths, pairs=pairs, progress=job.report, cancelled=job.cancelled
            ),
            self._merged,
        )

    def _merged(self, report: MergeReport) -> None:
        from annotator.app.sharing.wording import conflicts, total

        if report.files:
            self.merged.emit()
        if report.cancelled:
            self._notice.say(sentence("sharing.merge_cancelled", {}))
            return
        parts = [
            (gettext("Left out"), report.refused),
            (gettext("Said differently"), [issue for file in report.files for issue in conflicts(file)]),
            (gettext("To look at"), [issue for file in report.files for issue in file.warnings]),
        ]
        self._tell(total(report.files), parts)

    # --- Splitting off ----------------------------------------------------------------------------------

    def split(self) -> None:
        """Ask for whom, and make the file that this person takes away."""
        from annotator.app.sharing.splitting import suggested_file
        from annotator.gui.dialogs.split_dialog import SplitDialog

        self._must_be_free()
        project = self._project
        me = project.annotator
        dialog = SplitDialog(
            # Whoever works here seldom takes their own work away.
            sorted(project.annotators(), key=lambda person: me is not None and person.uid == me.uid),
            lambda person, which: len(project.sharing.wanted(person, which)),
            lambda name: suggested_file(project.path, name),
            choosing.project_to_make,
            self._window,
            anything_assigned=project.sharing.anything_assigned,
        )
        dialog.accepted.connect(lambda: self._split(dialog.plan))
        self._open(dialog)

    def _split(self, plan: SplitPlan) -> None:
        self._start(
            gettext("Splitting off"),
            lambda job: self._project.sharing.split(
                plan.annotator,
                plan.out,
                documents=plan.documents,
                progress=job.report,
                cancelled=job.cancelled,
            ),
            self._was_split,
        )

    def _was_split(self, report: SplitReport) -> None:
        if report.cancelled:
            self._notice.say(sentence("sharing.split_cancelled", {}))
            return
        facts = {"name": report.annotator, "documents": report.documents, "file": report.path.name}
        self._notice.say(sentence("sharing.split", facts))

    # --- Both -------------------------------------------------------------------------------------------

    def _must_be_free(self) -> None:
        if self._strip.busy:
            raise UserError("window.transfer_running")

    def _open(self, dialog: BringInWorkDialog | SplitDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._dialog_closed)
        dialog.open()

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

    def _tell(self, headline: str, parts: Sequence[tuple[str, Sequence[Any]]]) -> None:
        """Say ``headline``; where there is more to say, offer the report."""
        from annotator.gui.dialogs.report_dialog import ReportDialog

        if self._report is not None:
            self._report.deleteLater()
            self._report = None
        if not any(issues for _, issues in parts):
            self._notice.say(headline)
            return
        self._report = ReportDialog(headline, parts, self._window)
        told = ", ".join(f"{title}: {len(issues)}" for title, issues in parts if issues)
        self._notice.say(f"{headline} {told}", more=(gettext("Show"), self._report.show))


def files_to_bring_in(parent: QWidget, folder: Path) -> list[Path]:
    """The project files chosen in the system's dialog, or none."""
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        gettext("Choose the files in which others have worked"),
        str(folder),
        gettext("Annotator projects") + " (*.annotator)",
    )
    return [Path(name) for name in names]
