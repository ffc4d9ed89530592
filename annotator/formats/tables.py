"""What the flat tables share: the columns of a document and a layer, safe cells, one row after the other."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from annotator.core.fragments import Fragments
from annotator.core.records import Annotator, Entity
from annotator.plugin_api import ExportSource, Option, OutgoingDocument, OutgoingLayer, Target

Cell = str | int | float | None

DOCUMENT_META = ("date", "source", "author", "url", "language")
"""Metadata with a column of its own; any other key ``k`` is the column ``meta.k``."""

DOCUMENT_COLUMNS = (
    "document", "title", *DOCUMENT_META, "state", "annotator", "annotator_uid", "gold", "status",
)  # fmt: skip

OPTIONS = (
    Option("bom", "Begin with a byte-order mark, which Excel needs to see that a file is UTF-8.", False),
    Option("guard", "Put an apostrophe before cells that a spreadsheet would run as a formula.", True),
)

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


class Table:
    """Writes rows to a target: a header first, text cells guarded against being run as formulas."""

    def __init__(self, target: Target, columns: Sequence[str], delimiter: str = ",") -> None:
        self._target = target
        self._columns = columns
        # RFC 4180; and only with both characters in its line end does the module quote a lone CR in a cell.
        self._writer = csv.writer(target, delimiter=delimiter, lineterminator="\r\n")
        self._guard = bool(target.options.get("guard", True))
        self.guarded = 0
        """Cells that got an apostrophe."""
        if target.options.get("bom"):
            target.write("\ufeff")
        self._writer.writerow(columns)

    def row(self, cells: Mapping[str, Cell]) -> None:
        """Append a row; a column that ``cells`` lacks stays empty."""
        self._writer.writerow([self._safe(cells.get(column)) for column in self._columns])

    def close(self) -> None:
        """Tell how many cells are not exactly what the project holds."""
        if self.guarded:
            self._target.lose(self._target.name, "export.guarded", count=self.guarded)

    def _safe(self, cell: Cell) -> Cell:
        if not self._guard or not isinstance(cell, str) or not _FORMULA.match(cell):
            return cell
        if _PLAIN_NUMBER.fullmatch(cell):
            return cell
        self.guarded += 1
        return "'" + cell


class FileBeside:
    """One more file of a target, which counts and loses with the first; a context closes it."""

    def __init__(self, target: Target, path: Path) -> None:
        self._target = target
        self.path = path
        self._stream = path.open("w", encoding="utf-8", newline="")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    @property
    def name(self) -> str:
        """How reports call the file."""
        return self.path.name

    @property
    def options(self) -> Mapping[str, Any]:
        """Those of the first file."""
        return self._target.options

    def write(self, text: str, /) -> int:
        """Append ``text``."""
        return self._stream.write(text)

    def count(self, *, documents: int = 0, spans: int = 0, statements: int = 0) -> None:
        """Count with the first file."""
        self._target.count(documents=documents, spans=spans, statements=statements)

    def lose(self, where: str, code: str, /, **params: object) -> None:
        """Report with the first file."""
        self._target.lose(where, code, **params)


def unguarded(cell: str) -> str:
    """A cell as it was before :class:`Table` put an apostrophe in front of it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


class Names:
    """What uids are called, for tables that people read."""

    def __init__(self, source: ExportSource) -> None:
        self._entities: dict[str, Entity] = {entity.uid: entity for entity in source.entities()}
        self._people: dict[str, Annotator] = {person.uid: person for person in source.annotators()}

    def entity(self, uid: str | None) -> str:
        """The entity's name; empty for none."""
        found = self._entities.get(uid or "")
        return found.name if found else ""

    def kind(self, uid: str | None) -> str:
        """The entity's kind; empty for none."""
        found = self._entities.get(uid or "")
        return found.kind if found else ""

    def annotator(self, uid: str | None) -> str:
        """The annotator's name, or the uid of one who is not in the project any more."""
        found = self._people.get(uid or "")
        return found.name if found else uid or ""


def document_columns(source: ExportSource) -> list[str]:
    """Names of the columns that say which document and whose layer a row is from."""
    free = [f"meta.{key}" for key in source.meta_keys() if key not in DOCUMENT_META]
    return [*DOCUMENT_COLUMNS, *free]


def document_cells(outgoing: OutgoingDocument, layer: OutgoingLayer, names: Names) -> dict[str, Cell]:
    """The cells of :func:`document_columns`."""
    document = outgoing.document
    cells: dict[str, Cell] = {
        "document": document.uid,
        "title": document.title,
        "state": document.state,
        "annotator": names.annotator(layer.layer.annotator),
        "annotator_uid": layer.layer.annotator,
        "gold": flag(layer.layer.gold),
        "status": layer.layer.status,
    }
    for key, value in document.meta.items():
        cells[key if key in DOCUMENT_META else f"meta.{key}"] = plain(value)
    return cells


def plain(value: Any) -> Cell:
    """A JSON value as a cell: scalars as they are, anything nested as JSON."""
    if isinstance(value, bool):
        return flag(value)
    if value is None or isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def flag(value: bool) -> str:
    """Yes or no, as most programs read it."""
    return "true" if value else "false"


def ranges(fragments: Fragments) -> str:
    """Fragments as ``12-40;52-60`` (code points, end exclusive)."""
    return ";".join(f"{start}-{end}" for start, end in fragments)
