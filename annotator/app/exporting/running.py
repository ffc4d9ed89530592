"""An export from beginning to end: a whole new file in place of the old one, or the old one untouched."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from annotator.app.exporting.content import Content, Wanted
from annotator.app.exporting.gold import unsettled
from annotator.app.exporting.losses import losses
from annotator.app.exporting.moment import Moment
from annotator.app.exporting.report import ExportReport
from annotator.app.foreign import is_project
from annotator.app.jobs import Cancelled, Progress
from annotator.app.plugins import formats
from annotator.core.uids import new_uid
from annotator.errors import UserError
from annotator.plugin_api import Format, IncomingDocument, OutgoingDocument, Report, Source

if TYPE_CHECKING:
    from annotator.app.project import Project


class _CalledOff(Exception):
    """The user does not want the export any more."""


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
        out: The file, which is replaced if it is there, or a folder to put a file of the usual name in.
        format: The name of the format.
        layers: ``all`` (gold included), ``gold``, or annotators' names with commas between them.
        options: What the format understands.
        progress: Told documents written and documents in all.
        cancelled: Asked before each document; once true, nothing of the export stays.

    Raises:
        UserError: ``format.*`` or ``export.*``; whatever was at ``out`` is as it was.
    """
    chosen = formats().writer(format)
    path = _target(project.path, out, chosen)
    moment = Moment(project)
    wanted = Wanted.named(layers, moment.annotators)
    target = _Target(path.name, dict(options or {}))
    written = 0

    def on_document(document: OutgoingDocument) -> None:
        nonlocal written
        if cancelled is not None and cancelled():
            raise _CalledOff
        target.report.lost.extend(losses(chosen, document))
        if wanted.gold:
            uid, title = document.document.uid, document.document.title
            target.report.lost.extend(unsettled(project, uid, title, has_gold=not wanted.is_everything))
        written += 1
        if progress is not None:
            progress(written, len(moment.documents))

    try:
        with _replacing(path) as (part, stream):
            target.stream = stream
            assert chosen.write is not None, "only formats that can be written are found"
            content = Content(moment, wanted, on_document)
            chosen.write(content, target)
            if content.hidden:
                target.report.lose(path.name, "export.blind", count=content.hidden)
            stream.flush()
            os.fsync(stream.fileno())
            _read_back(chosen, part, target)
    except _CalledOff:
        return ExportReport(cancelled=True)
    except OSError as error:
        raise UserError("export.unwritable", file=str(path), reason=error.strerror or str(error)) from error
    documents, spans, statements = target.counts
    return ExportReport(documents, spans, statements, tuple(target.report.lost), (path,))


def _target(project: Path, out: Path, format_: Format) -> Path:
    """The file to write."""
    path = out / (format_.default_name or format_.name + format_.suffixes[0]) if out.is_dir() else out
    # A link stays a link: what it leads to is replaced.
    path = path.resolve() if path.is_symlink() else path
    if not path.parent.is_dir():
        raise UserError("export.no_folder", folder=str(path.parent), file=path.name)
    if path.resolve() == project.resolve():
        raise UserError("export.onto_project", file=str(path))
    if path.is_file() and is_project(path):
        raise UserError("export.onto_other", file=str(path))
    if path.exists() and not path.is_file():
        raise UserError("export.unwritable", file=str(path), reason="it is not a file")
    return path


@contextmanager
def _replacing(path: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A new file beside ``path`` that takes its place in the end, if all goes well."""
    part = path.with_name(f".{path.name}.{new_uid()[-12:]}.part")
    try:
        with part.open("xb") as stream:
            yield part, stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """See to it that the new name, too, survives a power failure; not every system lets one."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _read_back(format_: Format, part: Path, target: _Target) -> None:
    """Read what was written as an import would; anything that is missing is a defect of the writer."""
    if format_.read is None:
        return
    report = Report()
    counts = [0, 0, 0]
    for item in format_.read(Source(part, target.name, report)):
        if isinstance(item, IncomingDocument):
            layers = [*item.layers, *([item.gold] if item.gold else [])]
            counts[0] += 1
            counts[1] += sum(len(layer.spans) for layer in layers)
            counts[2] += sum(len(layer.statements) for layer in layers)
    if counts != target.counts or report.skipped:
        raise AssertionError(f"{format_.name}: wrote {target.counts}, read {counts}; {report.skipped[:3]}")


class _Target:
    """Takes what a writer writes, counts and loses."""

    def __init__(self, name: str, options: Mapping[str, Any]) -> None:
        self.name = name
        self.options = options
        self.report = Report()
        self.counts = [0, 0, 0]
        self.stream: IO[bytes] | None = None

    def write(self, text: str, /) -> int:
        """Append ``text`` as UTF-8."""
        assert self.stream is not None, "written to before it was opened"
        self.stream.write(text.encode())
        return len(text)

    def count(self, *, documents: int = 0, spans: int = 0, statements: int = 0) -> None:
        """Add to what went into the file."""
        for index, more in enumerate((documents, spans, statements)):
            self.counts[index] += more

    def lose(self, where: str, code: str, /, **params: object) -> None:
        """Report a loss."""
        self.report.lose(where, code, **params)
