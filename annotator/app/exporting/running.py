"""An export from beginning to end: all of it in place of the old one, or the old one untouched."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.exporting.placing import files_below, place_for, replacing
from annotator.app.exporting.report import ExportReport
from annotator.app.exporting.writing import CalledOff, Writing
from annotator.app.jobs import Cancelled, Progress
from annotator.app.plugins import check_options, formats
from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.project import Project


def export(
    project: Project,
    out: Path,
    *,
    format: str,
    layers: str = "all",
    options: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ExportReport:
    """Write the project, as it stands now, to a file; work in it may go on meanwhile.

    Args:
        project: What to write.
        out: The file, which is replaced if it is there, or a folder to put a file of the usual name in. For
            a format of folders: a new folder, an empty one, or one that an earlier export made.
        format: The name of the format.
        layers: ``all`` (gold included), ``gold``, or annotators' names with commas between them.
        options: What the format understands.
        progress: Told documents written and documents in all.
        cancelled: Asked before each document; once true, nothing of the export stays.

    Raises:
        UserError: ``format.*`` or ``export.*``; whatever was at ``out`` is as it was.
    """
    chosen = formats().writer(format)
    given = dict(options or {})
    check_options([chosen], given)
    path = place_for(project.path, out, chosen)
    writing = Writing(project, chosen, layers, given, progress=progress, cancelled=cancelled)
    try:
        with replacing(path, folder=chosen.folder) as part:
            documents, spans, statements = writing.to(part, path.name)
            files = files_below(part, path)
    except CalledOff:
        return ExportReport(cancelled=True)
    except OSError as error:
        raise UserError("export.unwritable", file=str(path), reason=error.strerror or str(error)) from error
    return ExportReport(documents, spans, statements, tuple(writing.report.lost), files)
