"""The four tables as CSV or TSV files in a folder."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from annotator.formats.decoding import open_text
from annotator.formats.table_set.restoring import Row, restore
from annotator.formats.table_set.tables import DOCUMENTS, HEAD, NAMES, columns, fill
from annotator.formats.tables import OPTIONS, FileBeside, Table, unguarded
from annotator.plugin_api import ExportSource, Format, Holds, Incoming, Option, Source, Target

_DELIMITERS = {"comma": (",", ".csv"), "tab": ("\t", ".tsv")}
_LONGEST_CELL = 64 << 20


def write(source: ExportSource, target: Target) -> None:
    """A file a table."""
    delimiter, suffix = _DELIMITERS[target.options.get("delimiter", "comma")]
    with ExitStack() as stack:
        tables = {}
        for name, names in columns(source).items():
            file = stack.enter_context(FileBeside(target, target.path / f"{name}{suffix}"))
            tables[name] = Table(file, names, delimiter)
        fill(source, target, {name: table.row for name, table in tables.items()}, numbers=False)
        for table in tables.values():
            table.close()


def read(source: Source) -> Iterator[Incoming]:
    """The table of documents with the others beside it; a table that is not there is empty."""
    with source.path.open("rb") as stream:
        if not claims(stream.read(len(HEAD) * 20)):
            source.skip("tables.not_ours")
            return
    suffix = source.path.suffix
    tables = {}
    for name in NAMES:
        path = source.path if name == DOCUMENTS else source.path.with_name(f"{name}{suffix}")
        tables[name] = _rows(Source(path, path.name, source.report, source.options))
    yield from restore(source, tables)


def claims(head: bytes) -> bool:
    """Whether a file begins like a table of documents of ours."""
    first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    return any(
        first.startswith(f"{delimiter}".join(HEAD).encode() + delimiter.encode())
        for delimiter, _ in _DELIMITERS.values()
    )


def companions(path: Path) -> Sequence[Path]:
    """The tables beside the one of documents."""
    others = (path.with_name(f"{name}{path.suffix}") for name in NAMES if name != DOCUMENTS)
    return [other for other in others if other.is_file()]


def _rows(source: Source) -> Iterator[tuple[int, Row]]:
    """Line and cells of every row; a row the parser refuses is reported."""
    if not source.path.is_file():
        return
    with open_text(source) as stream:
        if stream is None:
            return
        csv.field_size_limit(_LONGEST_CELL)
        reader = csv.reader(stream, delimiter="\t" if source.path.suffix.lower() == ".tsv" else ",")
        header = [name.removeprefix("\ufeff") for name in next(reader, [])]
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                source.skip("table.bad_row", line=line, reason=str(error))
                continue
            if cells:
                yield line, dict(zip(header, map(unguarded, cells), strict=False))


HELD = frozenset(
    {
        Holds.TEXT,
        Holds.METADATA,
        Holds.SPANS,
        Holds.FRAGMENTS,
        Holds.ENTITIES,
        Holds.ATTRIBUTES,
        Holds.NOTES,
        Holds.STATEMENTS,
        Holds.DETAILS,
        Holds.ANNOTATORS,
        Holds.GOLD,
    }
)
"""What the four tables hold, whatever files they are in."""

TABLES = Format(
    name="tables",
    title="Tables: documents, spans, statements, entities",
    suffixes=(".csv", ".tsv"),
    aliases=("table-set", "csv-folder"),
    description="A folder with documents.csv, spans.csv, statements.csv and entities.csv, as spreadsheets, R "
    "and pandas read them, and as Annotator reads them back: texts, metadata, spans in pieces, statements "
    "with their evidence, entities with aliases, attributes and parents, everybody's layers and gold.",
    holds=HELD,
    options=(
        *OPTIONS,
        Option("encoding", "Read the files in this encoding instead of finding it out."),
        Option("delimiter", "Between cells: comma (.csv) or tab (.tsv).", "comma", tuple(_DELIMITERS)),
    ),
    default_name="tables",
    folder=True,
    read=read,
    write=write,
    claims=claims,
    companions=companions,
)
