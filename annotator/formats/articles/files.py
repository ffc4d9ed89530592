"""A file of one piece, read whole: with a bound on its size, and as what it says it is encoded in."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from annotator.formats.decoding import decode
from annotator.plugin_api import Source

LARGEST = 256 << 20
"""Bytes of a file that must be read whole; a newspaper's whole year has fewer."""

_MEBI = 1 << 20
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I
)
_DECLARED_WITHIN = 4096

_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""A page that says Latin-1 has the quotation marks of Windows."""


def load(source: Source) -> bytes | None:
    """The bytes of the file; None, with the reason reported, if there are none or too many."""
    try:
        size = source.path.stat().st_size
        if size > LARGEST:
            source.skip("article.too_large", limit=LARGEST // _MEBI)
            return None
        data = source.path.read_bytes()
    except OSError as error:
        source.skip("import.unreadable", reason=error.strerror or str(error))
        return None
    source.position = len(data)
    if not data.strip():
        source.skip("import.empty")
        return None
    return data


def load_page(source: Source) -> str | None:
    """The text of an HTML or XML file, decoded as it says; None with the reason reported."""
    data = load(source)
    if data is None:
        return None
    if source.options.get("encoding") is None and (declared := _declared(data)):
        source = replace(source, options={**source.options, "encoding": declared})
    return decode(source)


def _declared(data: bytes) -> str | None:
    """The encoding that the file names, if the file is in it."""
    found = _CHARSET.search(data[:_DECLARED_WITHIN])
    if found is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        for wanted in (_AS_BROWSERS_DO.get(name, name), name):
            try:
                data.decode(wanted)
            except UnicodeDecodeError:
                continue
            return wanted
    except LookupError:
        pass
    return None
