"""The file that an annotator takes away."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.app import people
from annotator.app.jobs import Cancelled, Progress
from annotator.app.naming import PROJECT_SUFFIX, as_project
from annotator.app.sharing.report import SplitReport
from annotator.errors import UserError
from annotator.store import listing, tail
from annotator.store.parting import CalledOff, part
from annotator.sync.portion import Portion

if TYPE_CHECKING:
    from annotator.app.project import Project


_LONGEST = 120
"""Bytes of a person's name in that of their file; file systems take 255 for the whole."""


def wanted(project: Project, annotator: str, documents: str) -> list[str]:
    """Uids of the documents that a person takes away; removed ones stay."""
    with project.reading():
        everything = listing.document_uids(project._file.db)
    given = project.records("assignment", "retired", False).values()
    if documents == "all" or not given:
        return everything
    assigned = {fields["document"] for fields in given if fields["annotator"] == annotator}
    return [uid for uid in everything if uid in assigned]


def split(
    project: Project,
    annotator: str,
    out: Path,
    documents: str,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> SplitReport:
    """See :meth:`annotator.app.sharing.facet.Sharing.split`."""
    person = people.identified(project.annotators(), annotator)
    chosen = wanted(project, annotator, documents)
    if not chosen:
        raise UserError("sharing.nothing_assigned", name=person.name)
    target = as_project(out)
    with project.reading():
        total = tail.position(project._file.db)

    def go_on(seen: int) -> bool:
        if progress is not None:
            progress(min(seen, total), total)
        return cancelled is None or not cancelled()

    try:
        part(project._file, target, Portion(annotator, chosen).takes, annotator, go_on)
    except CalledOff:
        return SplitReport(target, person.name, 0, 0, 0, cancelled=True)
    with project.reading():
        rows = [listing.summary(row) for row in listing.summary_rows(project._file.db, annotator)]
    uids = frozenset(chosen)
    taken = [row for row in rows if row.uid in uids]
    spans, statements = sum(row.spans for row in taken), sum(row.statements for row in taken)
    return SplitReport(target, person.name, len(chosen), spans, statements)


def suggested_file(project: Path, name: str) -> Path:
    """Where the file for a person may lie: beside the project, with the person's name in its own.

    What is no letter, mark or number becomes a hyphen; a long name is cut off for the sake of file systems.
    """
    letters = (one if unicodedata.category(one)[0] in "LMN" or one == "_" else "-" for one in name)
    plain = "-".join(part for part in "".join(letters).split("-") if part)
    short = plain.encode()[:_LONGEST].decode(errors="ignore").rstrip("-") or "annotator"
    return project.with_name(f"{project.stem}-{short}{PROJECT_SUFFIX}")
