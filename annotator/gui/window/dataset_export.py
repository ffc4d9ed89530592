"""Exporting a dataset from the window: ask with a look at what will come of it, write, tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.app.jobs import Job
from annotator.app.messages import sentence
from annotator.app.messages.words import gettext
from annotator.gui.dialogs.dataset_dialog import DatasetDialog, DatasetPlan
from annotator.gui.window import choosing
from annotator.gui.window.errands import Errands

if TYPE_CHECKING:
    from annotator.app.datasets.report import DatasetPreview, DatasetReport


class DatasetExport(Errands):
    """The datasets that one window exports."""

    dialog: DatasetDialog | None

    def export(self) -> None:
        """Ask which dataset, and make it."""
        from annotator.app.plugins import formats

        self._must_be_free()
        path = self._project.path
        dialog = DatasetDialog(
            formats().writers(),
            self._project.codebook,
            self._project.annotators(),
            path.with_name(f"{path.stem}-dataset"),
            choosing.file_to_export,
            self._window,
        )
        dialog.accepted.connect(lambda: self._export(dialog.plan))
        self._draft(dialog, self._preview, dialog.show_preview)
        self._open(dialog)

    def _preview(self, plan: DatasetPlan, job: Job[Any]) -> DatasetPreview | None:
        return self._project.datasets.preview(plan.plan, progress=job.report, cancelled=job.cancelled)

    def _export(self, plan: DatasetPlan) -> None:
        self._start(
            gettext("Exporting"),
            lambda job: self._project.datasets.write(
                plan.out, plan.plan, progress=job.report, cancelled=job.cancelled
            ),
            lambda report: self._exported(plan, report),
        )

    def _exported(self, plan: DatasetPlan, report: DatasetReport) -> None:
        if report.cancelled:
            self._notice.say(sentence("window.export_cancelled", {}))
            return
        facts = {
            "folder": plan.out.name,
            "documents": sum(counts.documents for _, counts in report.splits),
            "splits": ", ".join(f"{name} {counts.documents}" for name, counts in report.splits),
        }
        self.report.tell(sentence("dataset.made", facts), [(gettext("Not in the dataset"), report.lost)])
