"""A dataset with its papers, all of it in place of the old one, or the old one untouched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotator.app.datasets.card import card
from annotator.app.datasets.croissant import croissant
from annotator.app.datasets.manifest import manifest
from annotator.app.datasets.plan import Plan
from annotator.app.datasets.report import DatasetReport
from annotator.app.datasets.writing import Making
from annotator.app.exporting.placing import files_below, folder_for, replacing
from annotator.app.exporting.writing import CalledOff
from annotator.app.jobs import Cancelled, Progress
from annotator.app.papers import CARD, CROISSANT, MANIFEST
from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.project import Project
    from annotator.measure.figure import Figure


def write(
    project: Project, out: Path, plan: Plan, progress: Progress | None, cancelled: Cancelled | None
) -> DatasetReport:
    """As :meth:`annotator.app.datasets.Datasets.write`."""
    making = Making(project, plan, progress, cancelled)
    path = folder_for(project.path, out)
    try:
        making.divide()
        agreement = _agreement(project, progress, cancelled)
        with replacing(path, folder=True) as part:
            making.write(part)
            (part / CARD).write_text(card(making, part, agreement), encoding="utf-8", newline="\n")
            (part / CROISSANT).write_text(croissant(making, part), encoding="utf-8", newline="\n")
            (part / MANIFEST).write_text(manifest(making, part), encoding="utf-8", newline="\n")
            files = files_below(part, path)
    except CalledOff:
        return DatasetReport(cancelled=True)
    except OSError as error:
        raise UserError("export.unwritable", file=str(path), reason=error.strerror or str(error)) from error
    return DatasetReport(
        splits=tuple((split.name, split.counts) for split in making.splits),
        near_duplicates=making.near_duplicates,
        lost=tuple(making.report.lost),
        files=files,
    )


def _agreement(
    project: Project, progress: Progress | None, cancelled: Cancelled | None
) -> list[tuple[str, Figure]]:
    """The figures of the project's agreement page; none where no two people finished the same document."""
    try:
        page = project.agreement.page(progress=progress, cancelled=cancelled)
    except UserError:
        return []
    if page is None:
        raise CalledOff
    return [
        ("Stance, Krippendorff's α (ordinal)", page.stance.alpha),
        ("Stance, Krippendorff's α (nominal)", page.stance.alpha_nominal),
        ("Spans, unitizing α", page.spans.u_alpha),
        ("Spans, F1 (exact)", page.spans.f1_exact),
        ("Statements (whole triple), F1", page.statements.f1),
    ]
