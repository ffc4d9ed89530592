"""Another program's SQLite file: read row by row, never changed, and nothing in it is run.

The file is opened as one that does not change, so that SQLite neither locks it nor replays a journal. Only
plain tables are asked, by names and columns of ours: a view, a virtual table or a computed column of that
name would be somebody's program.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from annotator.errors import UserError
from annotator.plugin_api import Source

MAGIC = b"SQLite format 3\x00"
_LONGEST_CELL = 256 << 20
"""Bytes of one cell; the longest text of a corpus is far below."""
_MOST_ROWS = 5_000_000
_NEEDED = object()


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column holds, and what stands for NULL or a missing column; without it, the row is bad."""

    kind: type
    missing: Any = _NEEDED


NUMBER = Cell(int)
TEXT = Cell(str)
MAYBE_NUMBER = Cell(int, None)
MAYBE_TEXT = Cell(str, "")

Shape = Mapping[str, Cell]
Row = dict[str, Any]

_DAMAGED = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises for a damaged file; the second where its message would quote bytes that are no text."""


class Database:
    """The tables of an open file; what is wrong with a row is reported with table and ID."""

    def __init__(self, connection: sqlite3.Connection, source: Source) -> None:
        self._connection = connection
        self._source = source

    def has(self, table: str) -> bool:
        """Whether there is a plain table of this name."""
        return bool(self._columns(table))

    def rows(self, table: str, shape: Shape) -> Iterator[Row]:
        """The rows that fit ``shape``, by ID where there is one; the others are reported."""
        there = self._columns(table)
        names = [name for name in shape if name.casefold() in there]
        absent = [name for name in shape if name not in names]
        needed = [name for name in absent if shape[name].missing is _NEEDED]
        if needed:
            self._source.skip("dna.no_column", table=table, column=", ".join(needed))
            return
        order = "ID" if "id" in there else "rowid"
        asked = f"SELECT {', '.join(names)} FROM {table} ORDER BY {order} LIMIT {_MOST_ROWS + 1}"
        filler = {name: shape[name].missing for name in absent}
        try:
            for number, values in enumerate(self._connection.execute(asked)):
                if number == _MOST_ROWS:
                    self._source.skip("dna.too_many", table=table, limit=_MOST_ROWS)
                    return
                row = self._fitted(table, {**filler, **dict(zip(names, values, strict=True))}, shape)
                if row is not None:
                    yield row
        except _DAMAGED as error:
            self._source.skip("dna.damaged_table", table=table, reason=str(error))

    def _fitted(self, table: str, row: Row, shape: Shape) -> Row | None:
        for name, cell in shape.items():
            if row[name] is None and cell.missing is not _NEEDED:
                row[name] = cell.missing
            elif type(row[name]) is not cell.kind and row[name] is not cell.missing:
                identity = next((row[key] for key in ("ID", "Label", "Property") if key in row), "?")
                self._source.skip("dna.bad_row", table=table, id=identity, column=name)
                return None
        return row

    def _columns(self, table: str) -> set[str]:
        """Columns in lower case; none of a view or a virtual table, nor computed ones."""
        try:
            plain = self._connection.execute(
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ? COLLATE NOCASE"
                " AND sql NOT LIKE 'CREATE VIRTUAL%'",
                (table,),
            ).fetchone()
            if plain is None:
                return set()
            told = self._connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
            return {str(name).casefold() for (name,) in told}
        except _DAMAGED as error:
            raise UserError("dna.damaged", file=self._source.name, reason=str(error)) from error


@contextmanager
def opened(source: Source) -> Iterator[Database]:
    """The file ``source``, to be read.

    Raises:
        UserError: ``dna.damaged`` when SQLite can't open it.
    """
    beside = source.path.with_name(source.path.name + "-journal")
    if beside.exists() and beside.stat().st_size:
        source.warn("dna.in_use")
    uri = source.path.resolve().as_uri() + "?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise UserError("dna.damaged", file=source.name, reason=str(error)) from error
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_CELL)
        connection.text_factory = _text
        for setting in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0"):
            connection.execute(f"PRAGMA {setting}")
        yield Database(connection, source)
    finally:
        connection.close()


def _text(raw: bytes) -> str | bytes:
    """Text that is none stays bytes, so that its row is refused and not the table."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw
