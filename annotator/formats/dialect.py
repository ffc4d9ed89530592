"""How a table is punctuated: the character between cells, and whether quotes enclose them.

``csv.Sniffer`` takes letters and quotes in running text for delimiters, and articles are running text;
what works is to try the four delimiters that occur and see which one gives rows as wide as the header.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from typing import TextIO

from annotator.plugin_api import Source

_DELIMITERS = ",;\t|"
_ROWS_TRIED = 50
_CHARACTERS_TRIED = 1 << 20
_WELL_QUOTED = re.compile(r'"(?:[^"]|"")*"')


@dataclass(frozen=True, slots=True)
class Dialect:
    """The delimiter, and whether a double quote at a cell's start encloses the cell."""

    delimiter: str
    quoted: bool = True


def dialect_of(source: Source, stream: TextIO) -> Dialect:
    """The punctuation of the table in ``stream``, which is read from its start and put back there."""
    delimiter = source.options.get("delimiter") or _delimiter(stream)
    # Only tab-separated files come with bare quotes: elsewhere a comma in a text forces real quoting.
    quoted = delimiter != "\t" or not _has_bare_quotes(stream)
    stream.seek(0)
    return Dialect(delimiter, quoted)


def _delimiter(stream: TextIO) -> str:
    sample = stream.read(_CHARACTERS_TRIED).removeprefix("\ufeff")
    stream.seek(0)
    return max(_DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(sample: str, delimiter: str) -> tuple[float, int]:
    """How well ``delimiter`` explains ``sample``: share of rows as wide as the header, then the width."""
    try:
        reader = csv.reader(StringIO(sample, newline=""), delimiter=delimiter)
        rows = [row for row in islice(reader, _ROWS_TRIED) if row]
    except csv.Error:
        return 0.0, 0
    if not rows or len(rows[0]) < 2:
        return 0.0, 0
    width = len(rows[0])
    return sum(len(row) == width for row in rows) / len(rows), width


def _has_bare_quotes(stream: TextIO) -> bool:
    """Whether quotes in a tab-separated file are just characters: every line is a whole row, and in some
    cell a quote stands where an enclosing one could not."""
    stream.seek(0)
    width, bare = None, False
    for line in stream:
        content = line.rstrip("\r\n")
        if not content:
            continue
        cells = content.split("\t")
        width = width or len(cells)
        if len(cells) != width:
            return False
        bare = bare or any('"' in cell and not _WELL_QUOTED.fullmatch(cell) for cell in cells)
    return bare
