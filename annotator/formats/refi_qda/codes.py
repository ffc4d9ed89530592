"""What a project of ours says, as codes: labels, entities, and the parts of statements.

A QDA program knows codes and coded passages and nothing else. So a statement is a passage with the code of
its type, those of its actor and its proposal under the type's roles, and that of its stance; a span has the
code of its label and, if it is tied to an entity, of that. Each code's GUID follows from what it means, so
that whoever knows the codebook and the entities can tell the meaning of every code that we have written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.core.codebook.model import Codebook, Label, StatementType
from annotator.core.kinds import VOICES
from annotator.core.records import Entity
from annotator.formats.refi_qda.names import guid_for, guid_key

LABEL, ENTITY, TYPE, ROLE, VALUE, VOICE, DOUBT, NOWHERE = (
    "label", "entity", "type", "role", "value", "voice", "doubt", "nowhere",
)  # fmt: skip

Meaning = tuple[str, ...]
"""What a code stands for, and the ids of it: ``("role", type, role, entity's uid)``."""


@dataclass(slots=True)
class Code:
    """A code with those below it; ``is_group`` says that nothing is coded with it."""

    guid: str
    name: str
    colour: str | None = None
    description: str = ""
    is_group: bool = False
    children: list[Code] = field(default_factory=list)


class Codes:
    """The tree of codes that is written; what is not in the codebook comes when it is used."""

    def __init__(self, codebook: Codebook, entities: Sequence[Entity]) -> None:
        self._codebook = codebook
        self._entities = {entity.uid: entity for entity in entities}
        self._by_meaning: dict[Meaning, Code] = {}
        self.top: list[Code] = []
        self.strangers: dict[str, list[str]] = {LABEL: [], TYPE: [], VALUE: []}
        """Ids that are used and that the codebook does not have any more."""
        for label in codebook.labels:
            self.code(LABEL, label.id)
        for kind in codebook.statement_types:
            self.code(TYPE, kind.id)
        if codebook.statement_types:
            for value in codebook.values:
                self.code(VALUE, value.id)

    def code(self, *meaning: str) -> str:
        """The GUID of the code that means this."""
        if meaning not in self._by_meaning:
            self._note_stranger(meaning)
            self._by_meaning[meaning] = self._made(meaning)
        return self._by_meaning[meaning].guid

    def told(self, *meaning: str) -> Code:
        """The code that means this, as it is written."""
        self.code(*meaning)
        return self._by_meaning[meaning]

    def _note_stranger(self, meaning: Meaning) -> None:
        find: Mapping[str, object] = {
            LABEL: self._codebook.label, TYPE: self._codebook.statement_type, VALUE: self._codebook.value,
        }  # fmt: skip
        look = find.get(meaning[0])
        if callable(look) and look(meaning[1]) is None:
            self.strangers[meaning[0]].append(meaning[1])

    def _made(self, meaning: Meaning) -> Code:
        kind, *ids = meaning
        book = self._codebook
        code = Code(_guid(meaning, book), ids[-1] if ids else kind)
        if kind == LABEL and (label := book.label(ids[0])) is not None:
            code.name, code.colour, code.description = label.name, label.colour, label.guideline
        elif kind == VALUE and (value := book.value(ids[0])) is not None:
            code.name, code.colour, code.description = value.name, value.colour, value.guideline
        elif kind == TYPE and (type_ := book.statement_type(ids[0])) is not None:
            code.name = type_.name
        elif kind in (ENTITY, ROLE) and (entity := self._entities.get(ids[-1])) is not None:
            code.name = entity.name
        elif kind in (DOUBT, NOWHERE):
            code.name = {DOUBT: "In doubt", NOWHERE: "No words of its own"}[kind]
        return _hung(code, self._siblings(meaning))

    def _siblings(self, meaning: Meaning) -> list[Code]:
        kind, *ids = meaning
        book = self._codebook
        if kind == LABEL and (above := _above(book.label(ids[0]), book)) is not None:
            self.code(LABEL, above.id)
            return self._by_meaning[LABEL, above.id].children
        if kind in (LABEL, TYPE):
            return self.top
        if kind == VALUE:
            return self._group(("Stance",), self.top).children
        if kind == ENTITY:
            entity = self._entities.get(ids[0])
            known = book.entity_kind(entity.kind) if entity is not None else None
            named = known.name if known is not None else entity.kind if entity is not None else ""
            entities = self._group(("Entities",), self.top)
            return self._group(("Entities", named), entities.children).children
        if kind == ROLE:
            self.code(TYPE, ids[0])
            type_code = self._by_meaning[TYPE, ids[0]]
            type_ = book.statement_type(ids[0])
            role = type_.role(ids[1]) if type_ is not None else None
            name = role.name if role is not None else ids[1]
            return self._group(("role", ids[0], ids[1]), type_code.children, name).children
        return self._group(("How it is said",), self.top).children

    def _group(self, path: Meaning, among: list[Code], name: str = "") -> Code:
        key = ("group", *path)
        if key not in self._by_meaning:
            made = Code(guid_for("code", *key), name or path[-1] or "–", is_group=True)
            self._by_meaning[key] = _hung(made, among)
        return self._by_meaning[key]


def _hung(code: Code, among: list[Code]) -> Code:
    """``code`` put among its siblings, under a name that none of them has."""
    taken = {other.name for other in among}
    name, number = code.name, 1
    while code.name in taken:
        number += 1
        code.name = f"{name} ({number})"
    among.append(code)
    return code


def meanings(
    codebook: Codebook, entities: Iterable[Entity], strangers: Mapping[str, Iterable[str]]
) -> dict[str, Meaning]:
    """What each code means that we may have written, by its GUID."""
    return {_guid(meaning, codebook): meaning for meaning in _all(codebook, list(entities), strangers)}


def _guid(meaning: Meaning, codebook: Codebook) -> str:
    """A code that came from another program keeps its GUID."""
    label = codebook.label(meaning[1]) if meaning[0] == LABEL else None
    return (label and guid_key(_told(label, "guid"))) or guid_for("code", *meaning)


def _above(label: Label | None, codebook: Codebook) -> Label | None:
    """The label that a label stood below in the program it came from; a circle is none."""
    seen: list[Label] = []
    above = label
    while above is not None and above not in seen:
        seen.append(above)
        wanted = guid_key(_told(above, "parent"))
        others = (one for one in codebook.labels if wanted and guid_key(_told(one, "guid")) == wanted)
        above = next(others, None)
    return seen[1] if above is None and len(seen) > 1 else None


def _told(label: Label, key: str) -> str:
    told = label.extra.get("refi")
    value = told.get(key) if isinstance(told, dict) else None
    return value if isinstance(value, str) else ""


def _all(
    codebook: Codebook, entities: Sequence[Entity], strangers: Mapping[str, Iterable[str]]
) -> Iterator[Meaning]:
    types = [*codebook.statement_types, *(StatementType(id_, id_) for id_ in strangers.get(TYPE, ()))]
    for id_ in (*(label.id for label in codebook.labels), *strangers.get(LABEL, ())):
        yield LABEL, id_
    for id_ in (*(value.id for value in codebook.values), *strangers.get(VALUE, ())):
        yield VALUE, id_
    for entity in entities:
        yield ENTITY, entity.uid
    for type_ in types:
        yield TYPE, type_.id
        for role in {*(role.id for role in type_.roles), *strangers.get(ROLE, ())}:
            for entity in entities:
                yield ROLE, type_.id, role, entity.uid
    for voice in VOICES:
        yield VOICE, voice
    yield (DOUBT,)
    yield (NOWHERE,)
