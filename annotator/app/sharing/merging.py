"""Bringing in the work of other files: one after the other, each as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.jobs import Cancelled, Progress
from annotator.app.outcome import Outcome
from annotator.app.sharing.another import bring_another
from annotator.app.sharing.report import FileReport, MergeReport
from annotator.core.changes import Change
from annotator.core.commands.entities import UniteNamesakes
from annotator.core.entry import Entry
from annotator.core.fold import fold
from annotator.core.names import folded
from annotator.errors import UserError
from annotator.plugin_api import Issue
from annotator.store import check, queries
from annotator.store.database import ProjectFile
from annotator.store.joining import join
from annotator.store.lacking import Lacking, read
from annotator.store.visit import visited
from annotator.sync.conflicts import Namesakes, Records, Sayings, crooked, differences, listened, namesakes
from annotator.sync.tally import Tally

if TYPE_CHECKING:
    from annotator.app.project import Project

_PARTS = 1000
"""Parts of the progress that a file is worth."""

_TOLD_AT_ONCE = 500
_NAMED = ("entity", "annotator")
_OF_PROJECT = "document IS NULL AND annotator IS NULL AND batch IS NULL"

Pairs = Mapping[str, str]


class CalledOff(Exception):
    """The user does not want the rest."""


def merge(
    project: Project,
    paths: Sequence[Path],
    preview: bool,
    pairs: Pairs,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> MergeReport:
    """See :meth:`annotator.app.sharing.facet.Sharing.merge`."""
    reports: list[FileReport] = []
    for index, path in enumerate(paths):
        run = _File(project, path, preview, pairs, _scaled(progress, index, len(paths)), cancelled)
        try:
            reports.append(run.bring())
        except CalledOff:
            return MergeReport(tuple(reports), preview, cancelled=True)
        except UserError as error:
            if len(paths) == 1:
                raise
            reports.append(FileReport(path, refused=Issue(str(path), error.code, error.params)))
    return MergeReport(tuple(reports), preview)


def _scaled(progress: Progress | None, index: int, files: int) -> Progress:
    def told(done: int, total: int) -> None:
        if progress is not None:
            progress(index * _PARTS + _PARTS * done // max(1, total), files * _PARTS)

    return told


class _File:
    """One file on its way in."""

    def __init__(
        self,
        project: Project,
        path: Path,
        preview: bool,
        pairs: Pairs,
        progress: Progress,
        cancelled: Cancelled | None,
    ) -> None:
        self._project = project
        self._path = path
        self._preview = preview
        self._pairs = pairs
        self._progress = progress
        self._cancelled = cancelled

    def bring(self) -> FileReport:
        """Bring it in, or tell what it would bring."""
        self._go_on()
        if self._path.exists() and self._path.samefile(self._project.path):
            raise UserError("sharing.same_file", path=str(self._path))
        with visited(self._path) as other:
            self._go_on()
            _require_sound(self._path, other)
            there = other.get("project", "project")
            if there is None:
                raise UserError("project.unfinished", path=str(self._path))
            if there["lineage"] == self._project.lineage:
                return self._unite(other)
            return self._import(other)

    def _go_on(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise CalledOff

    # --- The same project -------------------------------------------------------------------------------

    def _unite(self, other: ProjectFile) -> FileReport:
        file = self._project._file
        try:
            lacking = Lacking(file, other)
        except UserError as error:
            raise UserError("sharing.contradiction", path=str(self._path), **error.params) from error
        tally, there = Tally(), Sayings()
        for entry in lacking.entries():
            tally.take(entry)
            there.take(entry)
        differing = differences(listened(lacking.here_alone()), there)
        came = {kind: frozenset(uid for made, uid in there.made if made == kind) for kind in _NAMED}
        if self._preview:
            records = _united(file, lacking.entries())
        else:
            self._join(lacking)
            records = _present(file)
        united = namesakes("entity", records["entity"], folded, came["entity"])
        if not self._preview:
            self._settle(united)
        return FileReport(
            self._path,
            tally.result(),
            {uid: fields["name"] for uid, fields in records["annotator"].items()},
            differences=differing,
            united=united,
            same_names=namesakes("annotator", records["annotator"], folded, came["annotator"]),
        )

    def _join(self, lacking: Lacking) -> None:
        project = self._project
        changes = join(project._file, lacking, self._progress, self._cancelled)
        if changes is None:
            raise CalledOff
        _take_note(project, changes)

    def _settle(self, united: Iterable[Namesakes]) -> None:
        """Unite entities of one name, and let what is the same point straight to the one that stands."""
        classes = [*(found.uids for found in united), *crooked(_present(self._project._file)["entity"])]
        if classes:
            self._project.execute(UniteNamesakes(tuple(classes)))

    # --- Another project --------------------------------------------------------------------------------

    def _import(self, other: ProjectFile) -> FileReport:
        before = frozenset(_present(self._project._file)["entity"])
        report = bring_another(
            self._project, self._path, other, self._pairs, self._preview, self._progress, self._cancelled
        )
        if report is None:
            raise CalledOff
        if self._preview:
            return report
        records = _present(self._project._file)["entity"]
        united = namesakes("entity", records, folded, records.keys() - before)
        self._settle(united)
        return report.with_united(united)


def _require_sound(path: Path, other: ProjectFile) -> None:
    faults = check.damage(other)
    if faults:
        raise UserError("sharing.damaged", path=str(path), where=faults[0].where, count=len(faults))


def _present(file: ProjectFile) -> dict[str, Records]:
    with file.reading():
        return {kind: queries.records(file.db, kind) for kind in _NAMED}


class _AnyOf:
    """Every record of the kinds that have names."""

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and key[0] in _NAMED


def _united(file: ProjectFile, coming: Iterable[Entry]) -> dict[str, Records]:
    """The records of :func:`_present` as they would be after the union."""
    ours = (entry for entry in coming if entry.scope.document is None)
    found: dict[str, dict[str, Mapping[str, Any]]] = {kind: {} for kind in _NAMED}
    for (kind, uid), fields in fold(chain(read(file, _OF_PROJECT), ours), _AnyOf()).items():
        found[kind][uid] = fields
    return {kind: dict(sorted(records.items())) for kind, records in found.items()}


def _take_note(project: Project, changes: Sequence[Change]) -> None:
    """Tell everybody: some changes at a time, for a window must follow them while keys are pressed.

    Last come those that have the list of documents read anew, so that it is read once.
    """
    with project._file.lock:
        project._remember_person(project.annotator)
    shaking = {"import", "document"}
    quiet = [change for change in changes if change.kind not in shaking]
    portions = [quiet[at : at + _TOLD_AT_ONCE] for at in range(0, len(quiet), _TOLD_AT_ONCE)]
    for portion in [*portions, [change for change in changes if change.kind in shaking]]:
        project._tell(Outcome(tuple(portion), "Merge"), None)
