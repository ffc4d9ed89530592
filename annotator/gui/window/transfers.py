"""Import and export from the window: ask, run in the background, tell. Labelling goes on meanwhile.

What only a transfer needs is imported when the first one starts, so that the window opens sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.jobs import Job
from annotator.app.messages import sentence
from annotator.app.messages.words import gettext
from annotator.errors import UserError
from annotator.gui.window import choosing
from annotator.gui.window.errands import Errands

if TYPE_CHECKING:
    from annotator.app.importing import ImportReport
    from annotator.app.importing.finding import Found
    from annotator.gui.dialogs.export_dialog import ExportDialog, ExportPlan
    from annotator.gui.dialogs.import_dialog import ImportDialog, Portion
    from annotator.plugin_api import Issue


class Transfers(Errands):
    """The transfers of one window."""

    dialog: ImportDialog | ExportDialog | None

    # --- Import -----------------------------------------------------------------------------------------

    def import_files(self) -> None:
        """Ask for files and import them."""
        paths = choosing.files_to_import(self._window)
        if paths:
            self.import_paths(paths)

    def import_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        path = choosing.folder_to_import(self._window)
        if path is not None:
            self.import_paths([path])

    def import_paths(self, paths: Sequence[Path], *, asking: bool = True) -> None:
        """Look at ``paths`` in the background, then ask how to import what was found.

        When not ``asking``, only tables are asked about: the rest explains itself.
        """
        from annotator.app.importing.finding import find
        from annotator.app.plugins import formats
        from annotator.plugin_api import Report

        self._must_be_free()
        report = Report()
        self._start(
            gettext("Looking at the files"),
            lambda job: find(paths, formats(), None, self._project.path, report),
            lambda found: self._ask(paths, found, report.skipped, asking=asking),
        )

    def _ask(
        self, paths: Sequence[Path], found: Sequence[Found], left_out: Sequence[Issue], *, asking: bool
    ) -> None:
        from annotator.gui.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(paths, found, len(left_out), self._window)
        # Paths that are imported as they were named are searched anew, and tell again what they leave out.
        dialog.accepted.connect(
            lambda: self._import(dialog.portions, left_out if dialog.is_mapped_by_hand else ())
        )
        if asking or dialog.mappings:
            self._open(dialog)
        else:
            dialog.accept()
            dialog.deleteLater()

    def _import(self, portions: Sequence[Portion], left_out: Sequence[Issue]) -> None:
        self._start(gettext("Importing"), lambda job: self._all(portions, left_out, job), self._imported)

    def _all(self, portions: Sequence[Portion], left_out: Sequence[Issue], job: Job[Any]) -> ImportReport:
        """Import the portions one after the other; the sum of their reports, and ``left_out``."""
        from annotator.app.importing import ImportReport
        from annotator.plugin_api import Issue

        reports = [ImportReport(skipped=tuple(left_out))]
        for portion in portions:
            try:
                reports.append(self._import_portion(portion, job))
            except UserError as error:
                if len(portions) == 1:
                    raise
                where = portion.paths[0].name
                reports.append(ImportReport(skipped=(Issue(where, error.code, error.params),)))
            if reports[-1].cancelled:
                break
        return ImportReport(
            documents=sum(report.documents for report in reports),
            spans=sum(report.spans for report in reports),
            statements=sum(report.statements for report in reports),
            skipped=tuple(issue for report in reports for issue in report.skipped),
            warnings=tuple(issue for report in reports for issue in report.warnings),
            cancelled=reports[-1].cancelled,
        )

    def _import_portion(self, portion: Portion, job: Job[Any]) -> ImportReport:
        """Import one portion; layers for which a file names nobody become those of whoever labels here."""
        person = self._project.annotator
        whose = {} if person is None else {"annotator": person.name}
        return self._project.import_files(
            portion.paths,
            options={**whose, **portion.options},
            progress=job.report,
            cancelled=job.cancelled,
        )

    def _imported(self, report: ImportReport) -> None:
        if report.cancelled and not report.documents:
            self._notice.say(sentence("window.import_cancelled", {}))
            return
        counts = {"documents": report.documents, "spans": report.spans, "statements": report.statements}
        self.report.tell(
            sentence("window.imported", counts),
            [(gettext("Left out"), report.skipped), (gettext("To look at"), report.warnings)],
        )

    # --- Export -----------------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask what to export and do it."""
        from annotator.app.plugins import formats
        from annotator.gui.dialogs.export_dialog import ExportDialog
        from annotator.gui.window.drafting import Drafting

        self._must_be_free()
        suggested = self._project.path.with_suffix("")
        dialog = ExportDialog(
            formats().writers(),
            self._project.annotators(),
            suggested,
            choosing.file_to_export,
            self._window,
        )
        drafting = Drafting(self._project, self._runner, dialog)
        drafting.drafted.connect(dialog.show_draft)
        drafting.refused.connect(dialog.refuse)
        dialog.planned.connect(drafting.ask)
        dialog.finished.connect(drafting.close)
        dialog.accepted.connect(lambda: self._export(dialog.plan))
        drafting.ask(dialog.plan)
        self._open(dialog)

    def _export(self, plan: ExportPlan) -> None:
        self._start(
            gettext("Exporting"),
            lambda job: self._project.export(
                plan.out,
                format=plan.format,
                layers=plan.layers,
                options=plan.options,
                progress=job.report,
                cancelled=job.cancelled,
            ),
            lambda report: self._exported(plan, report),
        )

    def _exported(self, plan: ExportPlan, report: Any) -> None:
        if report.cancelled:
            self._notice.say(sentence("window.export_cancelled", {}))
            return
        facts = {
            "documents": report.documents,
            "spans": report.spans,
            "statements": report.statements,
            "file": plan.out.name,
        }
        lost: Sequence[Issue] = report.lost
        self.report.tell(sentence("window.exported", facts), [(gettext("What the format cannot hold"), lost)])
