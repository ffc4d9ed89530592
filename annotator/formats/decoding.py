"""From bytes to text: byte-order mark, then strict UTF-8, then a guess that is reported as one.

Every reader of text opens its file here, so that all of them tell the same story about encodings.
Files are judged in a first pass over the bytes and read in a second one, so that a file of any size needs
little memory.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, TextIO

from charset_normalizer import from_bytes

from annotator.formats import latin
from annotator.plugin_api import Source

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_GUESS_FROM = 4 << 20
"""Bytes a guess is made from: more makes it slower, not better."""

_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b") + b"\x7f"
_BINARY_SHARE = 0.01
"""Text has next to no control characters; compressed data, images and programs have about one in ten."""

_BINARY_MAGIC = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\x1f\x8b", b"SQLite format 3\x00")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is encoded and how we know."""

    name: str
    known_by: Literal["mark", "validity", "guess", "user"]


@contextmanager
def open_text(source: Source) -> Iterator[TextIO | None]:
    """The text of ``source``, line ends untouched; None, with the reason reported, if it is not text.

    ``source.options["encoding"]`` overrules what the bytes suggest.
    """
    try:
        encoding = _encoding_of(source)
    except OSError as error:
        source.skip("import.unreadable", reason=error.strerror or str(error))
        encoding = None
    if encoding is None:
        yield None
        return
    with source.path.open("rb") as raw:
        counted = io.BufferedReader(_Counting(raw, source), _CHUNK)
        with io.TextIOWrapper(counted, encoding=encoding.name, newline="") as text:
            yield text


def decode(source: Source) -> str | None:
    """The whole text of ``source``, or None with the reason reported."""
    with open_text(source) as stream:
        return None if stream is None else stream.read()


def _encoding_of(source: Source) -> Encoding | None:
    """The encoding, reported where it is not plain UTF-8; None with the reason reported."""
    chosen = source.options.get("encoding")
    if chosen is not None:
        if _decodes(source.path, chosen):
            return Encoding(chosen, "user")
        source.skip("import.encoding_refused", encoding=chosen)
        return None
    encoding = _detect(source)
    if encoding is not None and encoding.known_by == "guess":
        source.warn("import.encoding_guessed", encoding=encoding.name)
    elif encoding is not None and encoding.known_by == "mark":
        source.warn("import.encoding_marked", encoding=_spoken(encoding.name))
    return encoding


def _detect(source: Source) -> Encoding | None:
    with source.path.open("rb") as stream:
        head = stream.read(_CHUNK)
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if marked is not None:
        if _decodes(source.path, marked):
            return Encoding(marked, "mark")
        source.skip("import.encoding_refused", encoding=_spoken(marked))
        return None
    wide = _wide_without_mark(head)
    if wide is not None and _decodes(source.path, wide):
        return Encoding(wide, "guess")
    valid = not head.startswith(_BINARY_MAGIC) and _decodes(source.path, "utf-8")
    # Programs and images are hardly ever UTF-8 and full of NULs; a text may have any other control character.
    if _looks_binary(head) and not (valid and b"\0" not in head):
        source.skip("import.binary")
        return None
    if valid:
        return Encoding("utf-8", "validity")
    return _guess(source)


def _spoken(encoding: str) -> str:
    return encoding.removesuffix("-sig").upper()


def _guess(source: Source) -> Encoding | None:
    with source.path.open("rb") as stream:
        head = stream.read(_GUESS_FROM)
    best = from_bytes(head).best()
    if best is not None:
        page = latin.code_page(head) if best.encoding in latin.FAMILY else None
        for name in (page, best.encoding):
            if name is not None and _decodes(source.path, name):
                return Encoding(name, "guess")
    source.skip("import.encoding_unknown")
    return None


def _looks_binary(head: bytes) -> bool:
    odd = len(head) - len(head.translate(None, _CONTROLS))
    return head.startswith(_BINARY_MAGIC) or odd > len(head) * _BINARY_SHARE


def _wide_without_mark(head: bytes) -> str | None:
    """UTF-16 of a mostly Latin text has a NUL in every second byte, always the same one of the two."""
    if head.startswith(_BINARY_MAGIC) or len(head) < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even == 0:
        return "utf-16-le"
    if even > half * 0.6 and odd == 0:
        return "utf-16-be"
    return None


def _decodes(path: Path, encoding: str) -> bool:
    try:
        decoder = codecs.getincrementaldecoder(encoding)("strict")
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except (UnicodeError, LookupError):
        return False
    return True


class _Counting(io.RawIOBase):
    """Passes bytes on and tells the source how far it is."""

    def __init__(self, raw: BinaryIO, source: Source) -> None:
        super().__init__()
        self._raw = raw
        self._source = source

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        self._source.position = self._raw.seek(offset, whence)
        return self._source.position

    def tell(self) -> int:
        return self._raw.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._raw.read(len(buffer))
        buffer[: len(data)] = data
        self._source.position += len(data)
        return len(data)
