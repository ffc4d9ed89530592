"""The lines of an ``.ann`` file as values. Lines that say nothing one can understand are reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from annotator.formats.excerpts import excerpt
from annotator.plugin_api import Source

Pieces = tuple[tuple[int, int], ...]
Arguments = tuple[tuple[str, str], ...]
"""Names with the ids of what they point at."""


@dataclass(frozen=True, slots=True)
class TextBound:
    """``T1⇥Type 0 4;8 12⇥text``: offsets as the file counts them."""

    line: int
    id: str
    data: str
    type: str
    pieces: Pieces
    quote: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """``E1⇥Type:T1 Role:T2 Role2:E3``."""

    line: int
    id: str
    data: str
    type: str
    trigger: str
    arguments: Arguments


@dataclass(frozen=True, slots=True)
class Arrow:
    """``R1⇥Type Arg1:T1 Arg2:T2``."""

    line: int
    id: str
    data: str
    type: str
    arguments: Arguments


@dataclass(frozen=True, slots=True)
class Equiv:
    """``*⇥Type T1 T2 T3``; the id is that of the nth such line, ``*n``."""

    line: int
    id: str
    data: str
    type: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """``A1⇥Name T1 value``; without a value it is a flag."""

    line: int
    id: str
    name: str
    target: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Reference:
    """``N1⇥Reference T1 Base:key⇥name``."""

    line: int
    id: str
    target: str
    base: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """``#1⇥AnnotatorNotes T1⇥text``."""

    line: int
    id: str
    type: str
    target: str
    text: str


Record = TextBound | Event | Arrow | Equiv | Attribute | Reference | Note


@dataclass(slots=True)
class Lines:
    """All that a file says, by kind, in its order."""

    texts: dict[str, TextBound] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    equivs: list[Equiv] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


_TEXT = re.compile(r"(\S+) +(\d{1,15} +\d{1,15}(?:;\d{1,15} +\d{1,15})*) *\Z")
_PLACE = re.compile(r"(\d+) +(\d+)")
_ARGUMENT = re.compile(r"([^\s:]+):(\S+)\Z")
_ATTRIBUTE = re.compile(r"(\S+) +(\S+)(?: +(\S.*?))? *\Z")
_REFERENCE = re.compile(r"(\S+) +(\S+) +(\S+?):(\S+) *\Z")
_NOTE = re.compile(r"(\S+) +(\S+) *\Z")


def parse(text: str, source: Source) -> Lines:
    """The lines of ``text``; what is malformed or has an id that is taken is reported and left out."""
    found = Lines()
    taken: set[str] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.removesuffix("\r")
        if not line.strip():
            continue
        record = _record(number, line, len(found.equivs) + 1)
        if record is None:
            source.skip("brat.bad_line", line=number, text=excerpt(line, 60))
        elif record.id in taken:
            source.skip("brat.id_twice", line=number, id=record.id)
        else:
            taken.add(record.id)
            _put(found, record)
    return found


def _put(found: Lines, record: Record) -> None:
    match record:
        case TextBound():
            found.texts[record.id] = record
        case Event():
            found.events[record.id] = record
        case Arrow():
            found.arrows.append(record)
        case Equiv():
            found.equivs.append(record)
        case Attribute():
            found.attributes.append(record)
        case Reference():
            found.references.append(record)
        case Note():
            found.notes.append(record)


def _record(number: int, line: str, equivs: int) -> Record | None:
    id_, _, rest = line.partition("\t")
    data, tab, tail = rest.partition("\t")
    if id_ == "*":
        id_ = f"*{equivs}"
    read = _READERS.get(id_[:1])
    return None if read is None or len(id_) < 2 else read(number, id_, data, tail if tab else None)


def _text(number: int, id_: str, data: str, tail: str | None) -> TextBound | None:
    found = _TEXT.match(data)
    if found is None:
        return None
    pieces = tuple((int(start), int(end)) for start, end in _PLACE.findall(found[2]))
    return TextBound(number, id_, data, found[1], pieces, tail)


def _event(number: int, id_: str, data: str, tail: str | None) -> Event | None:
    arguments = _arguments(data.split())
    if not arguments:
        return None
    (type_, trigger), *others = arguments
    return Event(number, id_, data, type_, trigger, tuple(others))


def _arrow(number: int, id_: str, data: str, tail: str | None) -> Arrow | None:
    type_, *words = data.split() or [""]
    arguments = _arguments(words)
    return Arrow(number, id_, data, type_, arguments) if arguments and len(arguments) == 2 else None


def _equiv(number: int, id_: str, data: str, tail: str | None) -> Equiv | None:
    type_, *members = data.split() or [""]
    return Equiv(number, id_, data, type_, tuple(dict.fromkeys(members))) if len(members) > 1 else None


def _attribute(number: int, id_: str, data: str, tail: str | None) -> Attribute | None:
    found = _ATTRIBUTE.match(data)
    return None if found is None else Attribute(number, id_, found[1], found[2], found[3])


def _reference(number: int, id_: str, data: str, tail: str | None) -> Reference | None:
    found = _REFERENCE.match(data)
    return None if found is None else Reference(number, id_, found[2], found[3], found[4], tail or "")


def _note(number: int, id_: str, data: str, tail: str | None) -> Note | None:
    found = _NOTE.match(data)
    return None if found is None else Note(number, id_, found[1], found[2], tail or "")


_READERS: dict[str, Callable[[int, str, str, str | None], Record | None]] = {
    "T": _text, "E": _event, "R": _arrow, "*": _equiv, "A": _attribute, "M": _attribute, "N": _reference,
    "#": _note,
}  # fmt: skip


def _arguments(words: list[str]) -> Arguments | None:
    """``Name:id`` each; None if one of them is something else."""
    found = list(_parts(words))
    return tuple(found) if len(found) == len(words) else None


def _parts(words: list[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        if match := _ARGUMENT.match(word):
            yield match[1], match[2]
