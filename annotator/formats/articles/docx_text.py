"""The text of a DOCX file as it reads: paragraphs, tables, text boxes, notes, insertions but no deletions.

Elements are told apart by their local names alone, so that both flavours of the format (transitional and
strict) are read. Libraries for the format leave out content controls, insertions, text boxes and notes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.formats.archives import Archive, open_archive
from annotator.formats.xml_in import Element, parse
from annotator.plugin_api import Source

_DOCUMENT = "word/document.xml"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL_HEADER = b"PK\x03\x04"
_CLAIM_FROM = 1 << 20

_OPENED = frozenset(
    [
        "body",
        "customXml",
        "fldSimple",
        "hyperlink",
        "ins",
        "moveTo",
        "sdt",
        "sdtContent",
        "smartTag",
        "txbxContent",
    ]
)
"""What merely holds runs or paragraphs."""

_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


@dataclass(slots=True)
class DocxText:
    """The paragraphs with the names of their styles (small letters), and the properties of the file."""

    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)


def read_docx(source: Source) -> DocxText | None:
    """The text of the file; None, with the reason reported, if it can't be read."""
    if refusal := _refusal(source):
        source.skip(refusal)
        return None
    with open_archive(source) as archive:
        if archive is None:
            return None
        name = _main_part(archive, source)
        if name is None:
            source.skip("archive.damaged")
            return None
        root = parse(archive.read(name), source, entry=name)
        if root is None:
            return None
        folder = name.rpartition("/")[0]
        reading = _Reading(_styles(_part(archive, source, f"{folder}/styles.xml")))
        for body in _children(root, "body"):
            reading.read(body)
        for kind in ("footnote", "endnote"):
            notes = _part(archive, source, f"{folder}/{kind}s.xml")
            if notes is not None:
                reading.add_notes(kind, notes)
        return DocxText(reading.paragraphs, _properties(_part(archive, source, "docProps/core.xml")))


def beginning(head: bytes) -> str:
    """What can be told of the text from a file's first bytes, tags replaced by spaces; empty if nothing."""
    name = _DOCUMENT.encode()
    place = head.find(name)
    start = place - 30
    if start < 0 or head[start : start + 4] != _LOCAL_HEADER:
        return ""
    method, extra = (
        struct.unpack_from("<H", head, start + 8)[0],
        struct.unpack_from("<H", head, start + 28)[0],
    )
    data = head[place + len(name) + extra :]
    try:
        found = zlib.decompressobj(-15).decompress(data, _CLAIM_FROM) if method == 8 else data
    except zlib.error:
        return ""
    pieces = found.decode("utf-8", "replace").split("<")
    return "\n".join(text for piece in pieces if (text := piece.partition(">")[2]).strip())


def _refusal(source: Source) -> str:
    """Why the file can't be a DOCX at all, as its first bytes show; empty if it can."""
    try:
        with source.path.open("rb") as stream:
            head = stream.read(len(_OLD_OFFICE))
            if head == _OLD_OFFICE:
                locked = "EncryptedPackage".encode("utf-16-le") in stream.read()
                return "archive.protected" if locked else "docx.old"
    except OSError:
        return ""  # open_archive says why
    return "" if head.strip() else "import.empty"


# --- Parts -----------------------------------------------------------------------------------------------


def _main_part(archive: Archive, source: Source) -> str | None:
    if _DOCUMENT in archive:
        return _DOCUMENT
    relations = _part(archive, source, "_rels/.rels")
    for relation in () if relations is None else relations:
        target = (relation.get("Target") or "").lstrip("/")
        if (relation.get("Type") or "").endswith("/officeDocument") and target in archive:
            return str(target)
    return None


def _part(archive: Archive, source: Source, name: str) -> Element | None:
    return parse(archive.read(name), source, entry=name) if name in archive else None


def _styles(root: Element | None) -> dict[str, str]:
    """Names of styles by their ids: ids are translated in some languages, names are not."""
    found: dict[str, str] = {}
    for style in () if root is None else _children(root, "style"):
        for name in _children(style, "name"):
            found[_attribute(style, "styleId")] = _attribute(name, "val").casefold()
    return found


def _properties(root: Element | None) -> dict[str, str]:
    if root is None:
        return {}
    return {_local(child): child.text.strip() for child in root if child.text and child.text.strip()}


# --- Text ------------------------------------------------------------------------------------------------


class _Reading:
    """Goes through the document; boxes in a paragraph come after it, notes at the end."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.paragraphs: list[tuple[str, str]] = []
        self._styles = styles
        self._numbers: dict[tuple[str, str], int] = {}

    def read(self, container: Element) -> None:
        for element in container:
            name = _local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name == "AlternateContent":
                self.read(_chosen(element))
            elif name in _OPENED:
                self.read(element)

    def add_notes(self, kind: str, root: Element) -> None:
        """The notes that the text refers to, each after its number."""
        for note in _children(root, kind):
            number = self._numbers.get((kind, _attribute(note, "id")))
            if number is not None:
                inner = _Reading(self._styles)
                inner.read(note)
                text = " ".join(" ".join(said for said, _ in inner.paragraphs).split())
                self.paragraphs.append((f"[{number}] {text}", "note"))

    def _paragraph(self, element: Element) -> None:
        boxes: list[Element] = []
        text = "".join(self._inline(element, boxes))
        if text.strip():
            style = next((s for p in _children(element, "pPr") for s in _children(p, "pStyle")), None)
            ident = "" if style is None else _attribute(style, "val")
            self.paragraphs.append((text.strip("\n"), self._styles.get(ident, ident.casefold())))
        for box in boxes:
            self.read(box)

    def _inline(self, container: Element, boxes: list[Element]) -> Iterator[str]:
        for element in container:
            name = _local(element)
            if name == "t":
                yield element.text or ""
            elif name in _CHARACTERS:
                yield _CHARACTERS[name]
            elif name in ("footnoteReference", "endnoteReference"):
                key = (name.removesuffix("Reference"), _attribute(element, "id"))
                yield f"[{self._numbers.setdefault(key, len(self._numbers) + 1)}]"
            elif name == "AlternateContent":
                yield from self._inline(_chosen(element), boxes)
            elif name == "txbxContent":
                boxes.append(element)
            elif name not in ("del", "moveFrom", "pPr", "rPr", "rt", "instrText"):
                yield from self._inline(element, boxes)

    def _table(self, table: Element) -> None:
        """A row is a line of cells; a table of one column is only there to place paragraphs."""
        rows = [list(_deep(row, "tc")) for row in _deep(table, "tr")]
        for cells in rows:
            inner = [_Reading(self._styles) for _ in cells]
            for reading, cell in zip(inner, cells, strict=True):
                reading._numbers = self._numbers
                reading.read(cell)
            if max(map(len, rows)) == 1:
                self.paragraphs += [paragraph for reading in inner for paragraph in reading.paragraphs]
            elif any(reading.paragraphs for reading in inner):
                said = (" ".join(" ".join(text for text, _ in r.paragraphs).split()) for r in inner)
                self.paragraphs.append(("\t".join(said), "table"))


def _chosen(alternatives: Element) -> Element:
    """One of the ways in which the same thing is said for newer and for older programs."""
    return next(iter(alternatives), alternatives)


def _deep(container: Element, name: str) -> Iterator[Element]:
    """Children of this name, also inside what merely holds them."""
    for element in container:
        if _local(element) == name:
            yield element
        elif _local(element) in _OPENED:
            yield from _deep(element, name)


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if _local(child) == name)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Element, name: str) -> str:
    """An attribute by its local name."""
    found = (value for key, value in element.items() if key.rpartition("}")[2] == name)
    return next(found, "")
