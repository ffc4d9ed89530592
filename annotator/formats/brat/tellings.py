"""What ``A``, ``N`` and ``#`` lines say of the items of a file, by the id of the item."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote

from annotator.core.records import Entity
from annotator.core.uids import derived_uid
from annotator.formats.brat import names as kinds
from annotator.formats.brat.lines import Attribute, Lines, Note, Reference
from annotator.formats.brat.names import Names
from annotator.formats.brat.values import value_of
from annotator.plugin_api import Extra, Source

NOTE_TYPE = "AnnotatorNotes"
BASE = "annotator"
"""The base of references to our own entities; ``annotator.actor`` is that of the entity in a role."""

_WORD = re.compile(r"\S+")
_PLACE = re.compile(r"([^\s:]+):(\S+)(?: (.*))?", re.DOTALL)


@dataclass(slots=True)
class Telling:
    """Everything said of one item; the first words are brat's."""

    attributes: dict[str, list[str | None]] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def values(self, names: Names) -> dict[str, Any]:
        """The attributes as they are called and valued here; one that is given twice has a list."""
        return {names.ours(kinds.ATTRIBUTE, name): _value(words) for name, words in self.attributes.items()}

    def note(self) -> str:
        """What annotators noted."""
        return "\n".join(str(value_of(note.text)) for note in self.notes if note.type == NOTE_TYPE)

    def extra(self, *, tied: bool = False) -> dict[str, Any]:
        """Notes of other types, by type, and references to anybody else's base.

        Where the item is ``tied`` to an entity, the first reference says to which and is not among them,
        unless one of ours does.
        """
        others: dict[str, str] = {}
        for note in self.notes:
            if note.type != NOTE_TYPE:
                text = str(value_of(note.text))
                others[note.type] = "\n".join(filter(None, (others.get(note.type), text)))
        foreign = [one for one in self.references if not is_ours(one)]
        if tied and len(foreign) == len(self.references):
            foreign = foreign[1:]
        more = [f"{one.base}:{one.key} {one.name}".strip() for one in foreign]
        return {**({"notes": others} if others else {}), **({"references": more} if more else {})}

    def take(self, other: Telling) -> None:
        """Add what was said of an item that is part of this one."""
        for name, words in other.attributes.items():
            self.attributes.setdefault(name, []).extend(words)
        self.references += other.references
        self.notes += other.notes


def tellings(lines: Lines, source: Source) -> dict[str, Telling]:
    """What is said, by target; what is said of nothing is reported."""
    found: dict[str, Telling] = {}
    targets = {*lines.texts, *lines.events, *(arrow.id for arrow in lines.arrows)}
    for attribute in lines.attributes:
        if _is_there(attribute, targets, source):
            words = found.setdefault(attribute.target, Telling()).attributes.setdefault(attribute.name, [])
            words.append(attribute.value)
    for reference in lines.references:
        if _is_there(reference, targets, source):
            found.setdefault(reference.target, Telling()).references.append(reference)
    owners = {one.id: one.target for one in lines.attributes}
    owners |= {one.id: one.target for one in lines.references}
    notable = targets | owners.keys()
    for note in lines.notes:
        # A note on an attribute is one on what has the attribute.
        target = owners.get(note.target, note.target)
        if _is_there(note, notable, source) and target in targets:
            found.setdefault(target, Telling()).notes.append(note)
    return found


def _is_there(line: Attribute | Reference | Note, targets: Collection[str], source: Source) -> bool:
    if line.target in targets:
        return True
    source.skip("brat.dangling", line=line.line, id=line.id, missing=line.target)
    return False


def _value(words: list[str | None]) -> Any:
    values = [True if word is None else value_of(word) for word in words]
    return values[0] if len(values) == 1 else values


# --- Entities --------------------------------------------------------------------------------------------


def is_ours(reference: Reference) -> bool:
    """Whether the reference is to an entity of ours."""
    return reference.base.partition(".")[0] == BASE


def role_of(reference: Reference) -> str:
    """brat's name of the role that the entity is in; empty for that of a span."""
    return reference.base.partition(".")[2]


def key_of(uid: str) -> str:
    """A uid as a word of a reference."""
    return quote(uid, safe="")


def origin_of(entity: Entity) -> str | None:
    """``Base:key`` of an entity that was made of a reference to somebody else's base."""
    for base, key in entity.attributes.items():
        if isinstance(key, str) and entity.uid == derived_uid("brat", "entity", base, key):
            return f"{base}:{key}"
    return None


def more_notes(extra: Extra) -> Iterator[tuple[str, str]]:
    """Notes of other types than brat's own, as :meth:`Telling.extra` has them."""
    notes = extra.get("notes")
    for type_, text in notes.items() if isinstance(notes, Mapping) else ():
        if isinstance(text, str) and _WORD.fullmatch(type_) and type_ != NOTE_TYPE:
            yield type_, text


def more_references(extra: Extra) -> Iterator[tuple[str, str]]:
    """``Base:key`` and name of further references, as :meth:`Telling.extra` has them."""
    references = extra.get("references")
    for told in references if isinstance(references, list) else ():
        found = _PLACE.fullmatch(told) if isinstance(told, str) else None
        if found is not None and found[1].partition(".")[0] != BASE:
            yield f"{found[1]}:{found[2]}", " ".join((found[3] or "").split())


class Entities:
    """The entities that a file refers to; those that nothing else describes are made of the references."""

    def __init__(self, described: Collection[Entity]) -> None:
        self.known = {entity.uid: entity for entity in described}

    def of(self, reference: Reference, kind: str) -> str:
        """The uid of the entity referred to; ``kind`` is what it is if nobody knows."""
        if is_ours(reference):
            uid = unquote(reference.key)
            self.known.setdefault(uid, Entity(uid, kind, reference.name or uid))
            return uid
        uid = derived_uid("brat", "entity", reference.base, reference.key)
        name = reference.name.strip() or reference.key
        self.known.setdefault(uid, Entity(uid, kind, name, (), {reference.base: reference.key}))
        return uid
