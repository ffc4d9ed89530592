"""The lines of a PDF with their places on the page, as PDFium finds them."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from typing import Any

PDFIUM = threading.Lock()
"""PDFium does one thing at a time: to be held from opening a file until it is closed."""

HYPHEN = "\ufffe"
"""PDFium's sign for a hyphen at the end of a line; the next line follows at once."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\uffff]")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_GLYPHS = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or several parted by :data:`HYPHEN`; places are in points, upwards and to the right.

    ``left`` and ``bottom`` are those of its first letter, ``right`` and ``end`` the right edge and the bottom
    of its last, ``height`` that of the larger of both.
    """

    text: str
    left: float
    bottom: float
    height: float
    right: float
    end: float


def pages_of(pdf: Any) -> list[list[Line]]:
    """The lines of each page, in the order of reading that the file has."""
    pages = []
    for number in range(len(pdf)):
        page = pdf[number]
        text = page.get_textpage()
        try:
            pages.append(_lines(text))
        finally:
            text.close()
            page.close()
    return pages


def _lines(page: Any) -> list[Line]:
    found: list[Line] = []
    offset = 0
    for piece in _LINES.findall(page.get_text_range()):
        # Characters beyond the basic plane count twice there.
        units = len(piece.encode("utf-16-le", "surrogatepass")) // 2
        text = piece.rstrip("\r\n")
        if (first := _GLYPHS.search(text)) is not None:
            last = len(text.rstrip()) - 1
            found.append(_line(page, text, offset + first.start(), offset + last))
        offset += units
    return found


def _line(page: Any, text: str, first: int, last: int) -> Line:
    left, bottom, _, top = page.get_charbox(first, loose=True)
    _, end, right, last_top = page.get_charbox(last, loose=True)
    said = _CONTROLS.sub("", text.replace("\x02", HYPHEN)).strip()
    return Line(said, left, bottom, max(top - bottom, last_top - end), right, end)
