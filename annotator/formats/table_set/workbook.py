"""The four tables as the sheets of an Excel workbook; and any workbook of articles, a row each.

Every text is a text cell: nothing that is written can be run as a formula. A cell holds 32,767 characters, so
that the rest of a longer article stands in further columns, ``text_2`` and so on.
"""

from __future__ import annotations

import contextlib
import io
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

from annotator.errors import UserError
from annotator.formats import columns as article_columns
from annotator.formats.archives import open_archive
from annotator.formats.extras import need
from annotator.formats.table_set.csv_folder import HELD
from annotator.formats.table_set.restoring import Row, restore
from annotator.formats.table_set.tables import DOCUMENTS, HEAD, NAMES, columns, fill
from annotator.formats.tables import Cell
from annotator.formats.xml_characters import legal
from annotator.plugin_api import (
    ExportSource,
    Format,
    Incoming,
    IncomingDocument,
    Option,
    Preview,
    Report,
    Source,
    Target,
)

_CELL = 32_767
"""Characters that a cell of a workbook holds (Excel's own limit)."""

_PREVIEWED = 20
_EXACT = 2**53


# --- Writing ---------------------------------------------------------------------------------------------


def write(source: ExportSource, target: Target) -> None:
    """A sheet a table."""
    xlsxwriter = need("xlsxwriter", extra="xlsx")
    heads = columns(source)
    more = _continued(source)
    heads[DOCUMENTS] = [*heads[DOCUMENTS], *more]
    # Zipped in memory: a disk that is full is then told by the one writing below.
    made = io.BytesIO()
    with TemporaryDirectory(prefix="annotator-xlsx-") as folder:
        book = xlsxwriter.Workbook(
            made,
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        # The same project gives the same bytes: a workbook that told its hour would not.
        book.set_properties({"created": _epoch()})
        sheets = {name: _Sheet(book.add_worksheet(name), names, target) for name, names in heads.items()}
        try:
            fill(source, target, {name: sheet.row for name, sheet in sheets.items()}, numbers=True)
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise OSError(str(error)) from error
        finally:
            for sheet in sheets.values():
                sheet.close()
    target.path.write_bytes(made.getbuffer())


def _epoch() -> Any:
    from datetime import datetime

    return datetime(2000, 1, 1)


def _continued(source: ExportSource) -> list[str]:
    """The further columns that the longest text needs."""
    longest = max((len(outgoing.text.encode("utf-16-le")) // 2 for outgoing in source.documents()), default=0)
    return [f"text_{number}" for number in range(2, longest // (_CELL - 1) + 2)]


class _Sheet:
    """Writes rows to a sheet, text as text."""

    def __init__(self, sheet: Any, names: Sequence[str], target: Target) -> None:
        self._sheet = sheet
        self._names = names
        self._target = target
        self._at = 0
        for column, name in enumerate(names):
            sheet.write_string(0, column, name)
        sheet.freeze_panes(1, 0)

    def row(self, cells: Mapping[str, Cell]) -> None:
        """Append a row."""
        self._at += 1
        cells = dict(cells)
        if self._names[: len(HEAD)] == list(HEAD):
            for number, piece in enumerate(_pieces(str(cells.get("text") or "")), start=1):
                cells["text" if number == 1 else f"text_{number}"] = piece
        for column, name in enumerate(self._names):
            cell = cells.get(name)
            if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < _EXACT:
                self._sheet.write_number(self._at, column, cell)
            elif cell is not None and cell != "":
                self._sheet.write_string(self._at, column, self._clean(str(cell), cells, name))

    def close(self) -> None:
        """Let go of the rows that wait on the disk; the library does so only where all went well."""
        with contextlib.suppress(OSError):
            self._sheet.row_data_fh.close()

    def _clean(self, text: str, cells: Mapping[str, Cell], name: str) -> str:
        uid = str(cells.get("uid") or cells.get("document") or "")
        clean = legal(text)
        if clean != text:
            self._target.lose(uid, "tables.control_characters", uid=uid, column=name)
        if len(clean.encode("utf-16-le")) // 2 > _CELL:
            self._target.lose(uid, "tables.cell_cut", uid=uid, column=name)
            clean = next(iter(_pieces(clean)))
        return clean


def _pieces(text: str) -> Iterator[str]:
    """``text`` in pieces that a cell holds, counted as Excel counts: in UTF-16 units."""
    while True:
        cut = _CELL - 1
        while len(text[:cut].encode("utf-16-le")) // 2 >= _CELL:
            cut -= max(1, len(text[:cut].encode("utf-16-le")) // 2 - _CELL + 1)
        yield text[:cut]
        text = text[cut:]
        if not text:
            return


# --- Reading ---------------------------------------------------------------------------------------------


def read(source: Source) -> Iterator[Incoming]:
    """Our four sheets; of any other workbook the first sheet with something in it, an article a row."""
    with _sheets(source) as sheets:
        if sheets is None:
            return
        if _is_ours(sheets):
            tables = {name: _rows(sheets.get(name)) for name in NAMES}
            whole = ((line, _joined_text(dict(row))) for line, row in tables[DOCUMENTS])
            yield from restore(source, {**tables, DOCUMENTS: whole})
        else:
            yield from _articles(source, sheets)


def preview(source: Source) -> Preview | None:
    """The first rows of a workbook of articles; None for ours, which explains itself."""
    silent = Source(source.path, source.name, Report(), source.options)
    with _sheets(silent) as sheets:
        if sheets is None or _is_ours(sheets):
            return None
        header, rows = _table_of(sheets)
        first = [
            tuple(str(row.get(name) or "") for name in header)
            for _, row in itertools.islice(rows, _PREVIEWED)
        ]
    mapping = article_columns.mapping_for(header, dict(source.options.get("columns", {})))
    return Preview(tuple(header), mapping, tuple(first)) if header else None


_Sheets = Mapping[str, Callable[[], Iterator[tuple[Any, ...]]]]


@contextmanager
def _sheets(source: Source) -> Iterator[_Sheets | None]:
    """The sheets by name, each a way to go through its rows; None, with the reason reported."""
    openpyxl = need("openpyxl", extra="xlsx")
    with open_archive(source) as archive:
        if archive is None:
            yield None
            return
    try:
        book = openpyxl.load_workbook(source.path, read_only=True, data_only=True)
    # Whatever a damaged workbook makes the library raise, it is the file's fault.
    except Exception as error:
        source.skip("tables.bad_workbook", reason=str(error) or type(error).__name__)
        yield None
        return
    try:
        yield {sheet.title: _values(sheet, source) for sheet in book.worksheets}
    finally:
        book.close()


def _values(sheet: Any, source: Source) -> Callable[[], Iterator[tuple[Any, ...]]]:
    """A way through the rows, which ends with a report where the sheet is damaged."""

    def rows() -> Iterator[tuple[Any, ...]]:
        try:
            yield from sheet.iter_rows(values_only=True)
        except Exception as error:
            source.skip("tables.bad_workbook", reason=str(error) or type(error).__name__)

    return rows


def _is_ours(sheets: _Sheets) -> bool:
    documents = sheets.get(DOCUMENTS)
    return documents is not None and next(documents(), ())[: len(HEAD)] == HEAD


def _rows(sheet: Callable[[], Iterator[tuple[Any, ...]]] | None) -> Iterator[tuple[int, Row]]:
    if sheet is None:
        return
    rows = sheet()
    header = [str(name or "") for name in next(rows, ())]
    for line, cells in enumerate(rows, start=2):
        row = dict(zip(header, cells, strict=False))
        if any(cell is not None for cell in cells):
            yield line, row


def _joined_text(row: dict[str, Any]) -> dict[str, Any]:
    """The row with the pieces of a long text in one cell."""
    number = 2
    while row.get(f"text_{number}"):
        row["text"] = f"{row.get('text') or ''}{row.pop(f'text_{number}')}"
        number += 1
    return row


def _table_of(sheets: _Sheets) -> tuple[list[str], Iterator[tuple[int, Row]]]:
    """Columns and rows of the first sheet that has any."""
    for sheet in sheets.values():
        header = [str(name) for name in next(sheet(), ()) if name is not None]
        if header:
            return header, _rows(sheet)
    return [], iter(())


def _articles(source: Source, sheets: _Sheets) -> Iterator[Incoming]:
    header, rows = _table_of(sheets)
    if not header:
        source.skip("import.empty")
        return
    try:
        mapping = article_columns.mapping_for(header, dict(source.options.get("columns", {})))
    except UserError as error:
        source.report.skip(source.name, error.code, **error.params)
        return
    if "text" not in mapping:
        source.skip("table.no_text_column", columns=", ".join(header))
        return
    for line, row in rows:
        mapped = article_columns.apply(mapping, {name: _told(cell) for name, cell in row.items()})
        yield IncomingDocument(
            text=mapped.text or "", title=mapped.title, meta=mapped.meta, where=source.at(line)
        )


def _told(cell: Any) -> Any:
    """A cell's value as JSON has it: a day as ISO 8601, midnight left out."""
    if hasattr(cell, "isoformat"):
        return cell.isoformat().removesuffix("T00:00:00")
    return cell


XLSX = Format(
    name="xlsx",
    title="Excel workbook",
    suffixes=(".xlsx",),
    aliases=("excel", "workbook"),
    description="Out: sheets of documents, spans, statements and entities, all text as text cells; they come "
    "back as they were. In: those, or any workbook of articles, one a row, its columns mapped by name.",
    holds=HELD,
    options=(Option("columns", 'Field → column, where the guess is wrong, for example {"text": "Body"}.'),),
    needs="xlsx",
    read=read,
    write=write,
    preview=preview,
)
