"""Bringing in work and splitting it off from the window: ask, run in the background, tell.

What only that needs is imported when it first starts, so that the window opens sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from annotator.app.messages import sentence
from annotator.app.messages.words import gettext
from annotator.gui.window import choosing
from annotator.gui.window.errands import Errands

if TYPE_CHECKING:
    from annotator.app.sharing.report import MergeReport, SplitReport
    from annotator.gui.dialogs.bring_in_work_dialog import BringInWorkDialog
    from annotator.gui.dialogs.split_dialog import SplitDialog, SplitPlan


class Sharing(Errands):
    """What one window shares; ``merged`` tells that the project holds other people's work now."""

    merged = Signal()

    dialog: BringInWorkDialog | SplitDialog | None

    # --- Bringing in ------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Ask for files and bring in the work in them."""
        self._must_be_free()
        paths = choosing.files_to_bring_in(self._window, self._project.path.parent)
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
        self.report.tell(total(report.files), parts)

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
