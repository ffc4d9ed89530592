"""An export on trial: its first records and what will be lost, before anything is there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.exporting.writing import CalledOff, Writing
from annotator.app.importing.finding import files_of
from annotator.app.jobs import Cancelled, Progress
from annotator.app.plugins import check_options, formats
from annotator.errors import UserError
from annotator.plugin_api import Format, IncomingDocument, IncomingHeader, Issue, Report, Source

if TYPE_CHECKING:
    from annotator.app.project import Project

_SHOWN = 6_000
"""Characters of a file that are shown."""

_LINE = 400
"""Characters of a line that are shown; the rest of an article's text says nothing about its format."""

_RECORDS = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """What an export would write: the ``beginning`` of its first file, how many items, and what is lost.

    A file that is not text is shown as what is read back from it.
    """

    beginning: str
    files: tuple[str, ...]
    documents: int
    spans: int
    statements: int
    lost: tuple[Issue, ...]


def draft(
    project: Project,
    *,
    format: str,
    layers: str = "all",
    options: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Draft | None:
    """Write the export to a place that is gone afterwards, and say what came of it; None if called off.

    Raises:
        UserError: As :func:`annotator.app.exporting.export`; the place is one for temporary files.
    """
    chosen = formats().writer(format)
    given = dict(options or {})
    check_options([chosen], given)
    writing = Writing(project, chosen, layers, given, progress=progress, cancelled=cancelled)
    with tempfile.TemporaryDirectory(prefix="annotator-draft-") as folder:
        part = Path(folder) / (chosen.default_name or f"export{chosen.suffixes[0]}")
        if chosen.folder:
            part.mkdir()
        try:
            documents, spans, statements = writing.to(part, part.name)
        except CalledOff:
            return None
        except OSError as error:
            raise UserError("export.unwritable", file=folder, reason=error.strerror or str(error)) from error
        files = sorted(path for path in part.rglob("*") if path.is_file()) if chosen.folder else [part]
        return Draft(
            beginning=beginning(chosen, part, files),
            files=tuple(path.relative_to(part.parent).as_posix() for path in files),
            documents=documents,
            spans=spans,
            statements=statements,
            lost=tuple(writing.report.lost),
        )


def beginning(chosen: Format, part: Path, files: list[Path]) -> str:
    """The first lines of each file until there is enough to see; of what is no text, what is read back.

    Of a folder the files with the data are shown, not those that tell about them.
    """
    data = files_of(chosen, part) if chosen.folder and chosen.read is not None else []
    texts = [(path, _text_of(path)) for path in (data or files)[: _RECORDS * 2] if path.exists()]
    readable = [(path.name, text) for path, text in texts if text is not None]
    if not readable:
        return "\n".join(_read_back(chosen, part))
    if len(readable) == 1:
        return _cut(readable[0][1], _SHOWN)
    share = _SHOWN // len(readable)
    return "\n\n".join(f"── {name} ──\n{_cut(text, share)}" for name, text in readable)


def _text_of(path: Path) -> str | None:
    with path.open("rb") as stream:
        head = stream.read(_SHOWN * 4)
    if b"\0" in head:
        return None
    try:
        # The last character may have been cut in two.
        return head.decode("utf-8") if len(head) < _SHOWN * 4 else head[:-4].decode("utf-8", "ignore")
    except UnicodeDecodeError:
        return None


def _cut(text: str, length: int) -> str:
    lines = [line if len(line) <= _LINE else line[:_LINE] + "…" for line in text.splitlines()]
    shown = "\n".join(lines)
    return shown if len(shown) <= length else shown[:length] + "…"


def _read_back(chosen: Format, part: Path) -> Iterator[str]:
    if chosen.read is None:
        return
    files = files_of(chosen, part) if chosen.folder else [part]
    items = (item for path in files for item in chosen.read(Source(path, path.name, Report())))
    names: dict[str, str] = {}
    shown = 0
    for item in items:
        if isinstance(item, IncomingHeader):
            names.update((entity.uid, entity.name) for entity in item.entities)
            continue
        yield from _told(item, names)
        shown += 1
        if shown == _RECORDS:
            return


def _told(document: IncomingDocument, names: Mapping[str, str]) -> Iterator[str]:
    """What a document is and what was labelled in it, as lines."""
    yield _cut(" ".join((document.title or document.text).split()), _LINE)
    for layer in [*document.layers, *([document.gold] if document.gold else [])]:
        for span in layer.spans[:_RECORDS]:
            start, end = span.fragments[0][0], span.fragments[-1][1]
            yield f"    {span.label}  {start}–{end}  “{_cut(document.text[start:end], _LINE)}”"
        for statement in layer.statements[:_RECORDS]:
            fillings = ((role, names.get(each.entity or "")) for role, each in statement.roles.items())
            parts = [f"{role}: {name}" for role, name in fillings if name]
            yield f"    {' · '.join([*parts, statement.stance.value or '–'])}"
    yield ""
