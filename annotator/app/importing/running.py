"""An import from beginning to end: one long command that counts as one gesture, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.importing.copies import Judge, Near, check_near
from annotator.app.importing.documents import Arrival, DocumentPlacer
from annotator.app.importing.file_names import OPTION as FILE_NAMES
from annotator.app.importing.file_names import check_pattern
from annotator.app.importing.finding import Found, find
from annotator.app.importing.ground import Ground
from annotator.app.importing.preview import look
from annotator.app.importing.reading import items_of
from annotator.app.importing.register import Register
from annotator.app.importing.report import ImportReport
from annotator.app.jobs import Cancelled, Progress
from annotator.app.plugins import check_options, formats
from annotator.core.changes import ScopedChange
from annotator.errors import UserError
from annotator.plugin_api import Incoming, IncomingHeader, Report, Source
from annotator.store.listing import document_uids

if TYPE_CHECKING:
    from annotator.app.project import Project
    from annotator.store.batches import Batch

_AT_ONCE = 32
"""Documents handed to the project together; it writes them in as many transactions as keys need."""

_NAMED_FILES = 3


class _CalledOff(Exception):
    """The user does not want the import any more."""


def import_files(
    project: Project,
    paths: Sequence[Path],
    *,
    format: str | None = None,
    options: Mapping[str, Any] | None = None,
    own_options: Mapping[Path, Mapping[str, Any]] | None = None,
    near: Near = "keep",
    reanchor: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ImportReport:
    """Import files and whole folders; what cannot be taken is reported and left out.

    Args:
        project: Where to; others may go on working in it meanwhile.
        paths: Files and folders. Each file goes to the format that claims it.
        format: The name of the format to read all files with.
        options: What the formats understand; ``annotator``: whose the layers are that name nobody; and
            ``filename``: what the files' names say. One that no format in use understands is refused.
        own_options: What holds for single files besides, by the paths under which they are found.
        near: What becomes of articles that are nearly the same as one before them, here or in the project:
            all are kept; or the new ones get a common ``group`` in their metadata; or they are left out.
        reanchor: Whether a span whose quote is not where it says may be looked for elsewhere in its text.
        progress: Told bytes read and bytes in all; twice over where near-duplicates are looked for.
        cancelled: Asked before each document; once true, nothing of the import stays.

    Raises:
        UserError: When there is nothing to import, or the one file there is cannot be read at all.
    """
    report = Report()
    given = dict(options or {})
    annotator = given.pop("annotator", None)
    files = find(paths, formats(), format, project.path, report)
    own = own_options or {}
    for used, each in ((files, given), *(([file], own.get(file.path, {})) for file in files)):
        check_options((file.format for file in used), each, also=[FILE_NAMES])
        check_pattern(each)
    judge = None
    if near != "keep":
        check_near(near)
        seen = look(
            project, files, given, own_options=own, limit=0, near=True, progress=progress, cancelled=cancelled
        )
        judge = Judge(near, seen.groups, report)
    run = _Run(project, report, annotator, given, own, judge, progress, cancelled, reanchor=reanchor)
    try:
        run.read(files)
        return run.finish()
    except _CalledOff:
        return ImportReport(skipped=tuple(report.skipped), warnings=tuple(report.warnings), cancelled=True)
    finally:
        run.drop()


class _Run:
    def __init__(
        self,
        project: Project,
        report: Report,
        annotator: str | None,
        options: Mapping[str, Any],
        own_options: Mapping[Path, Mapping[str, Any]],
        judge: Judge | None,
        progress: Progress | None,
        cancelled: Cancelled | None,
        *,
        reanchor: bool,
    ) -> None:
        with project.reading():
            # Not the document list: counting everybody's labels would hold up a key press.
            there = document_uids(project._file.db, removed=True)
        self._project = project
        self._report = report
        self._options = options
        self._own_options = own_options
        self._judge = judge
        self._progress = progress
        self._cancelled = cancelled
        self._register = Register(project, report, new_project=not there)
        self._placer = DocumentPlacer(
            Ground(project),
            self._register,
            report,
            position=project.document(there[-1]).position + 1 if there else 0,
            annotator=annotator,
            reanchor=reanchor,
        )
        self._batch: Batch | None = None
        self._source = ""
        self._waiting: list[Arrival] = []
        self._late: list[ScopedChange] = []
        self._counts = [0, 0, 0]
        self._handed_over = False
        self._lonely: IncomingHeader | None = None
        """The header of a file in which no document has followed yet."""

    def read(self, files: Sequence[Found]) -> None:
        """Read every file and hand over what is new."""
        self._source = ", ".join(file.name for file in files[:_NAMED_FILES]) + (
            " …" * (len(files) > _NAMED_FILES)
        )
        total = sum(file.size for file in files)
        before = 0
        for file in files:
            options = {**self._options, **self._own_options.get(file.path, {})}
            source = Source(file.path, file.name, self._report, options)
            self._lonely = None
            try:
                for item in items_of(file, source):
                    self._go_on(before + min(source.position, file.size), total)
                    self._take(item)
                if self._lonely is not None:
                    self._register.use_codebook(self._lonely)
            except UserError as error:
                if len(files) == 1:
                    raise
                self._report.skip(file.name, error.code, **error.params)
            except OSError as error:
                source.skip("import.unreadable", reason=error.strerror or str(error))
            before += file.size
        self._hand_over()
        self._go_on(total, total)

    def finish(self) -> ImportReport:
        """Close the import, if there is anything to it, and tell."""
        changes = [*self._register.changes(), *self._late]
        gesture = None
        if self._handed_over or changes:
            batch = self._begun()
            self._project.close_import(batch, changes)
            gesture = batch.uid
        documents, spans, statements = self._counts
        return ImportReport(
            documents, spans, statements, tuple(self._report.skipped), tuple(self._report.warnings), gesture
        )

    def drop(self) -> None:
        """Let go of an import that was not finished; one that was is not touched."""
        if self._batch is not None:
            self._batch.drop()

    def _take(self, item: Incoming) -> None:
        if isinstance(item, IncomingHeader):
            self._register.meet(item)
            self._lonely = item
            return
        self._lonely = None
        judged = item if self._judge is None else self._judge.judge(item)
        arrival = None if judged is None else self._placer.place(judged, self._begun().uid)
        if arrival is None:
            return
        self._late += arrival.late
        for index, count in enumerate((arrival.documents, arrival.spans, arrival.statements)):
            self._counts[index] += count
        if arrival.now:
            self._waiting.append(arrival)
        if len(self._waiting) >= _AT_ONCE:
            self._hand_over()

    def _hand_over(self) -> None:
        if self._waiting:
            self._begun().add([one.now for one in self._waiting], [one.text for one in self._waiting])
            self._placer.written(self._waiting)
            self._handed_over = True
            self._waiting = []

    def _begun(self) -> Batch:
        if self._batch is None:
            self._batch = self._project.begin_import(self._source)
        return self._batch

    def _go_on(self, done: int, total: int) -> None:
        if self._cancelled is not None and self._cancelled():
            raise _CalledOff
        if self._progress is not None:
            self._progress(done, total)
