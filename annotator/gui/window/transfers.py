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
from annotator.gui.window import choosing
from annotator.gui.window.errands import Errands

if TYPE_CHECKING:
    from annotator.app.exporting.draft import Draft
    from annotator.app.importing import ImportReport
    from annotator.app.importing.finding import Found
    from annotator.app.importing.preview import Look
    from annotator.app.importing.survey import Survey
    from annotator.gui.dialogs.export_dialog import ExportDialog, ExportPlan
    from annotator.gui.dialogs.import_dialog import ImportDialog, ImportPlan
    from annotator.plugin_api import Format, Issue


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
        from annotator.app.importing.survey import survey
        from annotator.app.plugins import formats
        from annotator.plugin_api import Report

        self._must_be_free()
        report = Report()

        def look(job: Job[Any]) -> tuple[Sequence[Found], Survey]:
            found = find(paths, formats(), None, self._project.path, report)
            return found, survey(found, job.cancelled)

        self._start(
            gettext("Looking at the files"),
            look,
            lambda seen: self._ask(paths, seen[0], seen[1], len(report.skipped), asking=asking),
        )

    def _ask(
        self, paths: Sequence[Path], found: Sequence[Found], survey: Survey, left_out: int, *, asking: bool
    ) -> None:
        from annotator.app.importing.habits import Habits
        from annotator.gui.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(found, survey, Habits(), left_out, self._window)
        dialog.accepted.connect(lambda: self._import(paths, dialog.plan))
        if asking or dialog.asks:
            self._draft(dialog, lambda plan, job: self._look(found, plan, job), dialog.show_look)
            self._open(dialog)
        else:
            dialog.accept()
            dialog.deleteLater()

    def _look(self, found: Sequence[Found], plan: ImportPlan, job: Job[Any]) -> Look | None:
        from annotator.app.importing.preview import look

        seen = look(
            self._project,
            found,
            plan.options,
            own_options=plan.own_options,
            near=plan.reads_all,
            cancelled=job.cancelled,
        )
        return None if job.cancelled() else seen

    def _import(self, paths: Sequence[Path], plan: ImportPlan) -> None:
        """Import; layers for which a file names nobody become those of whoever labels here."""
        person = self._project.annotator
        whose = {} if person is None else {"annotator": person.name}
        self._start(
            gettext("Importing"),
            lambda job: self._project.import_files(
                paths,
                options={**whose, **plan.options},
                own_options=plan.own_options,
                near=plan.near,
                reanchor=plan.reanchor,
                progress=job.report,
                cancelled=job.cancelled,
            ),
            self._imported,
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

        self._must_be_free()
        # The first time, a few dozen plug-ins are loaded: longer than a key press should wait.
        self._start(
            gettext("Looking at the formats"),
            lambda job: formats().writers(),
            self._ask_export,
        )

    def _ask_export(self, writers: Sequence[Format]) -> None:
        from annotator.gui.dialogs.export_dialog import ExportDialog

        dialog = ExportDialog(
            writers,
            self._project.annotators(),
            self._project.path.with_suffix(""),
            choosing.file_to_export,
            self._window,
        )
        dialog.accepted.connect(lambda: self._export(dialog.plan))
        self._draft(dialog, self._export_draft, dialog.show_draft)
        self._open(dialog)

    def _export_draft(self, plan: ExportPlan, job: Job[Any]) -> Draft | None:
        from annotator.app.exporting.draft import draft

        return draft(
            self._project,
            format=plan.format,
            layers=plan.layers,
            options=plan.options,
            progress=job.report,
            cancelled=job.cancelled,
        )

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
