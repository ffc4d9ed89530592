"""``project.qde`` and what lies beside it: users, codes, notes, variables and the texts of sources."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from charset_normalizer import from_bytes

from annotator.errors import UserError
from annotator.formats import json_lines
from annotator.formats.archives import Archive
from annotator.formats.refi_qda.names import colour_of, key_of
from annotator.formats.xml_in import Element, parse
from annotator.plugin_api import Source

_INTERNAL = "internal://"
_SOURCES = {"TextSource": "", "PDFSource": "Representation", "PictureSource": "TextDescription"}
"""Sources that are texts or have one inside."""


@dataclass(frozen=True, slots=True)
class CodeTold:
    """A code as a file has it; ``path`` ends with its own name."""

    guid: str
    path: tuple[str, ...]
    colour: str | None
    description: str
    parent: str
    is_group: bool


class Project:
    """The project of an archive; nothing outside of it is ever opened."""

    def __init__(self, root: Element, archive: Archive, source: Source) -> None:
        self.root = root
        self._archive = archive
        self._source = source
        self._names = {name.casefold(): name for name in archive.names()}
        self.origin = root.get("origin", "")
        self.users = {
            key_of(one.get("guid")): one.get("name") or one.get("id") or "" for one in self.all("Users/User")
        }
        self.variables = {
            key_of(one.get("guid")): (one.get("name", ""), one.findtext("{*}Description", ""))
            for one in self.all("Variables/Variable")
        }
        self._notes = {key_of(one.get("guid")): one for one in self.all("Notes/Note")}
        self._used_notes: set[str] = set()
        self._header_note = ""
        codes = codes_of(root.find("{*}CodeBook/{*}Codes"), self.note)
        self.codes = {code.guid: code for code in codes}

    def all(self, path: str) -> Iterator[Element]:
        """The elements at a path of tags below the root."""
        yield from self.root.iterfind("/".join(f"{{*}}{tag}" for tag in path.split("/")))

    def texts(self) -> Iterator[tuple[Element, Element]]:
        """Each source and, in it, the element that has the text; others are left to :meth:`others`."""
        for outer in self.root.iterfind("{*}Sources/*"):
            inner = _SOURCES.get(tag_of(outer))
            if inner == "":
                yield outer, outer
            elif inner is not None and (found := outer.find(f"{{*}}{inner}")) is not None:
                yield outer, found

    def others(self) -> Iterator[Element]:
        """Sources without any text."""
        for outer in self.root.iterfind("{*}Sources/*"):
            inner = _SOURCES.get(tag_of(outer))
            if inner is None or (inner and outer.find(f"{{*}}{inner}") is None):
                yield outer

    def text(self, element: Element) -> str | None:
        """The plain text of a source or note; None if it is not in the archive."""
        content = element.find("{*}PlainTextContent")
        if content is not None:
            return content.text or ""
        name = self._entry(element.get("plainTextPath", ""))
        if name is None:
            return None
        try:
            return decoded(self._archive.read(name))
        except UserError as error:
            self._source.report.skip(self._source.name, error.code, **error.params)
            return None

    def _entry(self, path: str) -> str | None:
        """The entry that ``internal://`` means, whatever case the folder is written in."""
        if not path.startswith(_INTERNAL):
            return None
        wanted = path.removeprefix(_INTERNAL).casefold()
        for folder in ("sources/", ""):
            if folder + wanted in self._names:
                return self._names[folder + wanted]
        return None

    def note(self, element: Element) -> str:
        """The texts of the notes that an element refers to."""
        found = []
        for reference in element.iterfind("{*}NoteRef"):
            key = key_of(reference.get("targetGUID"))
            note = self._notes.get(key)
            if note is not None and key != self._header_note:
                self._used_notes.add(key)
                found.append(self.text(note) or "")
        return "\n\n".join(text for text in found if text)

    def notes_apart(self) -> list[dict[str, str]]:
        """Notes that belong to no source, passage or code."""
        references = self.root.iterfind("{*}Sources//{*}NoteRef")
        told = {key_of(one.get("targetGUID")) for one in references} | self._used_notes
        left = [note for key, note in self._notes.items() if key not in told]
        return [{"name": note.get("name") or "", "text": self.text(note) or ""} for note in left]

    def header(self) -> dict[str, Any] | None:
        """What a note of ours says of codebook and entities, if there is one."""
        for key, note in self._notes.items():
            text = self.text(note) or ""
            if text.lstrip().startswith("{") and '"annotator/' in text[:100]:
                try:
                    told = json_lines.parse(text)
                except ValueError:
                    continue
                if "format" in told:
                    self._used_notes.add(key)
                    self._header_note = key
                    return told
        return None


def code_sets(root: Element, codes: Mapping[str, CodeTold]) -> dict[str, list[str]]:
    """Sets that have codes in them, by name, with the codes' paths."""
    found: dict[str, list[str]] = {}
    for one in root.iterfind("{*}Sets/{*}Set"):
        for member in one.iterfind("{*}MemberCode"):
            code = codes.get(key_of(member.get("targetGUID") or member.get("guid")))
            if code is not None:
                found.setdefault(one.get("name", ""), []).append(" › ".join(code.path))
    return found


def tag_of(element: Element) -> str:
    """The name of an element, whatever its namespace."""
    return str(element.tag).rpartition("}")[2]


def codes_of(parent: Element | None, note: Callable[[Element], str] = lambda _: "") -> Iterator[CodeTold]:
    """The codes below an element, each before those below it; ``note`` tells what is noted of one."""
    top = parent.iterfind("{*}Code") if parent is not None else ()
    waiting: list[tuple[Element, tuple[str, ...], str]] = [(one, (), "") for one in top]
    while waiting:
        one, path, above = waiting.pop(0)
        guid, name = key_of(one.get("guid")), (*path, one.get("name") or "")
        is_group = one.get("isCodable", "true").strip() in ("false", "0")
        description = "\n\n".join(filter(None, (one.findtext("{*}Description", ""), note(one))))
        yield CodeTold(guid, name, colour_of(one.get("color")), description, above, is_group)
        waiting[:0] = [(child, name, guid) for child in one.iterfind("{*}Code")]


def opened(archive: Archive, source: Source) -> Project | None:
    """The one ``*.qde`` of an archive, by whatever name; None, with the reason reported."""
    found = [name for name in archive.names() if PurePosixPath(name).suffix.casefold() == ".qde"]
    usual = [name for name in found if PurePosixPath(name).name.casefold() == "project.qde"]
    chosen = found if len(found) == 1 else usual
    if len(chosen) != 1:
        source.skip("refi.no_project", count=len(found))
        return None
    root = parse(archive.read(chosen[0]), source, entry=chosen[0])
    if root is None:
        return None
    if tag_of(root) != "Project":
        source.skip("refi.other_xml", found=tag_of(root))
        return None
    return Project(root, archive, source)


def decoded(data: bytes) -> str | None:
    """A text of a source: its byte-order mark goes, for positions are told without it."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        return None if best is None else str(best)
