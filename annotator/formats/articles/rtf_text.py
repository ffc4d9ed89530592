"""The text of RTF, paragraph by paragraph."""

from __future__ import annotations

import re

from annotator.errors import UserError
from annotator.formats.articles.files import load
from annotator.formats.extras import need
from annotator.plugin_api import Source

_MAGIC = b"{\\rtf"
_PAGE = re.compile(r"\\ansicpg(\d+)")
_LINK = re.compile(r"(\\fldinst\s*(?:\{[^{}]{0,80})?)HYPERLINK")
"""The library would write the address of a link into the text."""
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
"""The library would write a bar, which may stand in the text, too."""

UNREADABLE = (ValueError, IndexError, KeyError, TypeError, LookupError, RecursionError)
"""What the library raises for a damaged file."""


def read_rtf(source: Source) -> list[str] | None:
    """The paragraphs of the file, none empty; None, with the reason reported, if it can't be read."""
    raw = load_rtf(source)
    return None if raw is None else paragraphs_of(raw, source)


def load_rtf(source: Source) -> str | None:
    """The file as it is written, a character a byte; None, with the reason reported, if it is no RTF."""
    data = load(source)
    if data is None:
        return None
    if not data.lstrip().startswith(_MAGIC):
        source.skip("rtf.damaged")
        return None
    return data.decode("latin-1")


def paragraphs_of(raw: str, source: Source) -> list[str] | None:
    """The paragraphs of RTF; None, with the reason reported, if it is damaged."""
    try:
        text = plain_text(raw)
    except UNREADABLE:
        source.skip("rtf.damaged")
        return None
    notes = raw.count("\\footnote")
    if notes:
        source.warn("rtf.notes_left_out", count=notes)
    return [line.strip() for line in text.splitlines() if line.strip()]


def plain_text(raw: str) -> str:
    """What RTF says, a paragraph a line, cells of tables parted by tabs."""
    convert = need("striprtf.striprtf", extra="rtf").rtf_to_text
    text = convert(_CELL.sub(r"\\tab", _LINK.sub(r"\1LINK", raw)), encoding=_encoding(raw), errors="replace")
    # Characters beyond the basic plane are written as two halves.
    return str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def rtf_beginning(head: bytes) -> str:
    """What can be told of the text from a file's first bytes; empty without the library for it."""
    try:
        return plain_text(head.decode("latin-1"))
    except (UserError, *UNREADABLE):
        return ""


def _encoding(raw: str) -> str:
    found = _PAGE.search(raw[:2000])
    return f"cp{found[1]}" if found else "cp1252"
