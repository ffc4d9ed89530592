"""CSV and TSV: one article a row, columns mapped by their names."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from typing import Any, TextIO

from annotator.errors import UserError
from annotator.formats import columns
from annotator.formats.decoding import open_text
from annotator.formats.dialect import Dialect, dialect_of
from annotator.plugin_api import Format, Holds, Incoming, IncomingDocument, Option, Preview, Report, Source

_LONGEST_CELL = 64 << 20
"""Characters in a cell. The csv module stops at 131,072, which a long report exceeds."""

_PREVIEWED = 20


def read(source: Source) -> Iterator[Incoming]:
    """Each row as a document; a table without a text column is reported and left out."""
    with open_text(source) as stream:
        if stream is None:
            return
        rows = rows_of(source, stream)
        header = header_of(rows)
        if header is None:
            source.skip("import.empty")
            return
        try:
            mapping = columns.mapping_for(header, dict(source.options.get("columns", {})))
        except UserError as error:
            source.report.skip(source.name, error.code, **error.params)
            return
        if "text" not in mapping:
            source.skip("table.no_text_column", columns=", ".join(header))
            return
        line = 0
        for line, cells in rows:
            document = _document(source, header, mapping, line, cells)
            if document is not None:
                yield document
        if not line:
            source.skip("import.empty")


def preview(source: Source) -> Preview | None:
    """The first rows and the guessed mapping, for the import dialog; None for a file that is not a table."""
    silent = Source(source.path, source.name, Report(), source.options)
    with open_text(silent) as stream:
        rows = iter(()) if stream is None else rows_of(silent, stream)
        header = header_of(rows)
        if header is None:
            return None
        first = [tuple(cells) for _, cells in itertools.islice(rows, _PREVIEWED)]
    mapping = columns.mapping_for(header, dict(source.options.get("columns", {})))
    return Preview(tuple(header), mapping, tuple(first))


def rows_of(source: Source, stream: TextIO) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row that has any; a row the parser refuses is reported."""
    dialect = dialect_of(source, stream)
    csv.field_size_limit(_LONGEST_CELL)
    reader = _reader(stream, dialect)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            source.skip("table.bad_row", line=line, reason=str(error))
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells


def _reader(stream: TextIO, dialect: Dialect) -> Any:
    if dialect.quoted:
        return csv.reader(stream, delimiter=dialect.delimiter)
    return csv.reader(stream, delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE)


def header_of(rows: Iterator[tuple[int, list[str]]]) -> list[str] | None:
    """The column names, made distinct: a second ``note`` is called ``note_2``."""
    first = next(rows, None)
    if first is None:
        return None
    names: dict[str, None] = {}
    for number, cell in enumerate(first[1], start=1):
        name, again = cell.strip() or f"column {number}", 2
        while name in names:
            name, again = f"{cell.strip()}_{again}", again + 1
        names[name] = None
    return list(names)


def _document(
    source: Source, header: list[str], mapping: dict[str, str], line: int, cells: list[str]
) -> IncomingDocument | None:
    if any(cells[len(header) :]):
        # A text cut off at its first comma would look fine for years.
        source.skip("table.too_many_cells", line=line, found=len(cells), expected=len(header))
        return None
    row = dict(zip(header, cells, strict=False))
    mapped = columns.apply(mapping, row)
    return IncomingDocument(
        text=mapped.text or "", title=mapped.title, meta=mapped.meta, where=source.at(line)
    )


CSV = Format(
    name="csv",
    title="CSV or TSV table",
    suffixes=(".csv", ".tsv", ".tab"),
    aliases=("tsv", "table"),
    description="One article a row; the first row names the columns. Delimiter and quoting are found out. "
    "Columns with usual names (headline, body, published, outlet, byline, link, lang …) are understood; "
    "the others become metadata.",
    holds=frozenset({Holds.TEXT, Holds.METADATA}),
    options=(
        Option("columns", 'Field → column, where the guess is wrong, for example {"text": "Body"}.'),
        Option("delimiter", "The character between cells, instead of finding it out."),
        Option("encoding", "Read the file in this encoding instead of finding it out."),
    ),
    read=read,
    preview=preview,
)
