"""Who and what an import names: entities, annotators, labels, stance values, statement types.

The register knows those of the project and those that files bring along; what is used and nobody knows
is made and reported. Its outcome are the changes to the project that close the import.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from annotator.app.importing import takeover
from annotator.core.changes import PROJECT, Change, ScopedChange
from annotator.core.codebook.model import Codebook, Label, Role, StanceValue, StatementType
from annotator.core.codebook.records_form import to_records
from annotator.core.decide.entities import alias_uid, attribute_uid
from annotator.core.records import Annotator, Entity
from annotator.core.uids import new_uid
from annotator.plugin_api import IncomingHeader, Report

if TYPE_CHECKING:
    from annotator.app.project import Project

_UNNAMED = "unknown"
"""Uid and name of the annotator of layers for which neither the file nor the user names anybody."""


class Register:
    """Names that the project and the files so far know, and those that are to be made."""

    def __init__(self, project: Project, report: Report, *, new_project: bool) -> None:
        self._project = project
        self._report = report
        self._takes_over = new_project
        self._head: IncomingHeader | None = None
        self._books: list[Codebook] = [project.codebook]
        self._known_people = {person.uid: person for person in project.annotators()}
        self._new_people: dict[str, Annotator] = {}
        self._known_entities = {entity.uid: entity for entity in project.entities()}
        self._new_entities: dict[str, Entity] = {}
        self._made: dict[tuple[str, str], None] = {}

    # --- What files say -----------------------------------------------------------------------------------

    def meet(self, header: IncomingHeader) -> None:
        """Take in what a file says of itself. The first one gives a new project its name and codebook."""
        taken_over = self._takes_over and (header.lineage is not None or header.codebook is not None)
        if taken_over:
            self._takes_over = False
            self._head = header
            if header.codebook is not None:
                self._tell_replaced(header, header.codebook)
                self._books[0] = header.codebook
        elif header.codebook is not None:
            self._books.append(header.codebook)
        for person in header.annotators:
            self._meet_person(header.where, person, quietly=taken_over)
        for entity in header.entities:
            self._meet_entity(header.where, entity)

    def use_codebook(self, header: IncomingHeader) -> None:
        """Take over all of a codebook: that of a file which has nothing else."""
        book = header.codebook or Codebook()
        for kind, uid, _ in to_records(book):
            self._use(header.where, kind, uid)

    def _tell_replaced(self, header: IncomingHeader, book: Codebook) -> None:
        present = self._books[0].name
        if present != book.name:
            self._report.warn(header.where, "import.codebook_replaced", old=present, new=book.name)

    def _meet_person(self, where: str, person: Annotator, *, quietly: bool) -> None:
        known = self._known_people.get(person.uid) or self._new_people.get(person.uid)
        if known is None and self._is_named_here(person):
            return
        if known is None:
            self._new_people[person.uid] = person
            if not quietly:
                self._report.warn(where, "import.new_annotator", name=person.name)
        elif (known.name, known.role) != (person.name, person.role):
            self._report.warn(where, "import.annotator_differs", name=person.name, kept=known.name)

    def _is_named_here(self, person: Annotator) -> bool:
        """Whether somebody of whom the file knows the name alone is in the project under another uid."""
        folded = person.name.casefold()
        others = self._known_people.values()
        return person.uid == person.name and any(one.name.casefold() == folded for one in others)

    def _meet_entity(self, where: str, entity: Entity) -> None:
        known = self._known_entities.get(entity.uid) or self._new_entities.get(entity.uid)
        if known is not None:
            if known != entity:
                self._report.warn(where, "import.entity_differs", uid=entity.uid, name=known.name)
        # A retired or merged entity still answers to its uid; making it again would revive it.
        elif self._project.record("entity", entity.uid) is None:
            self._new_entities[entity.uid] = entity
            self._use(where, "entity_kind", entity.kind)

    # --- What items cite ----------------------------------------------------------------------------------

    def knows_entity(self, uid: str) -> bool:
        """Whether there is, or will be, such an entity."""
        known = uid in self._known_entities or uid in self._new_entities
        return known or self._project.record("entity", uid) is not None

    def annotator(self, where: str, named: str | None, fallback: str | None) -> str:
        """The uid of the annotator that a layer names by uid or by name; ``fallback`` is the user's word.

        A layer that names nobody, where the user names nobody either, is that of whoever is working.
        Somebody whom nobody knows is made and reported.
        """
        if named is None and fallback is None and self._project.annotator is not None:
            return self._project.annotator.uid
        wanted = named or fallback or _UNNAMED
        people = {**self._known_people, **self._new_people}
        if wanted in people:
            return wanted
        folded = wanted.casefold()
        for uid, person in people.items():
            if person.name.casefold() == folded:
                return uid
        # A name in a file is all there is to tell this person by, so that it serves as the uid, too.
        uid = new_uid() if named is None and fallback is not None else wanted
        self._new_people[uid] = Annotator(uid, wanted)
        code = "import.nobody_named" if wanted == _UNNAMED else "import.new_annotator"
        self._report.warn(where, code, name=wanted)
        return uid

    def use_label(self, where: str, label: str) -> None:
        """A span has this label."""
        self._use(where, "label", label)

    def use_value(self, where: str, value: str) -> None:
        """A statement has this stance value."""
        self._use(where, "value", value)

    def use_statement_type(self, where: str, type_: str, roles: Mapping[str, object]) -> None:
        """A statement is of this type; an unknown type gets the roles of its first statement."""
        if ("statement_type", type_) in self._made or self._books[0].statement_type(type_):
            return
        self._use(where, "statement_type", type_)
        if not any(book.statement_type(type_) for book in self._books):
            made = tuple(Role(role, role, role if self._books[0].label(role) else "") for role in roles)
            self._books.append(Codebook(statement_types=(StatementType(type_, type_, made),)))

    def _use(self, where: str, kind: str, uid: str) -> None:
        if (kind, uid) in self._made or _has_part(self._books[0], kind, uid):
            return
        self._made[kind, uid] = None
        # A kind of entity explains itself; what is said of texts deserves a look.
        if kind != "entity_kind":
            self._report.warn(where, f"import.new_{kind}", name=uid)

    # --- The outcome --------------------------------------------------------------------------------------

    def changes(self) -> list[ScopedChange]:
        """What the project must get so that everything imported is known to it."""
        changes = [
            *(takeover.changes(self._project, self._head) if self._head is not None else ()),
            *self._parts(),
            *(_person(person) for person in self._new_people.values()),
            *(change for entity in self._new_entities.values() for change in _entity(entity)),
        ]
        return [ScopedChange(PROJECT, change) for change in changes]

    def _parts(self) -> Iterator[Change]:
        """Parts that are used and not in the codebook, after those that are; their keys only if free."""
        book = self._books[0]
        keys = {label.key.casefold() for label in book.labels} | {
            value.key.casefold() for value in book.values
        }
        last = max(map(len, (book.labels, book.values, book.statement_types, book.entity_kinds)))
        for position, (kind, uid) in enumerate(self._made, start=last):
            fields = self._definition(kind, uid)
            key = str(fields.get("key", "")).casefold()
            if key in keys:
                fields["key"] = ""
            keys.add(key)
            present = None if self._replaces_codebook else self._project.record(kind, uid)
            if present is None:
                yield Change(kind, uid, None, {**fields, "position": position})
            elif present["retired"]:
                yield Change(kind, uid, {"retired": True}, {"retired": False})

    @property
    def _replaces_codebook(self) -> bool:
        return self._head is not None and self._head.codebook is not None

    def _definition(self, kind: str, uid: str) -> dict[str, Any]:
        for book in self._books[1:]:
            for found_kind, found_uid, fields in to_records(book):
                if (found_kind, found_uid) == (kind, uid):
                    return fields
        bare = {
            "label": Codebook(labels=(Label(uid, uid),)),
            "value": Codebook(values=(StanceValue(uid, uid),)),
        }.get(kind)
        return {"name": uid} if bare is None else to_records(bare)[0][2]


def _has_part(book: Codebook, kind: str, uid: str) -> bool:
    find: Mapping[str, Callable[[str], object | None]] = {
        "label": book.label,
        "value": book.value,
        "statement_type": book.statement_type,
        "entity_kind": book.entity_kind,
    }
    return find[kind](uid) is not None


def _person(person: Annotator) -> Change:
    fields = {"name": person.name, "role": person.role, "extra": dict(person.extra) or None}
    return Change("annotator", person.uid, None, fields)


def _entity(entity: Entity) -> Iterator[Change]:
    yield Change(
        "entity", entity.uid, None,
        {
            "kind": entity.kind, "name": entity.name, "parent": entity.parent,
            "extra": dict(entity.extra) or None,
        },
    )  # fmt: skip
    for position, text in enumerate(dict.fromkeys(entity.aliases)):
        fields = {"entity": entity.uid, "text": text, "position": position}
        yield Change("alias", alias_uid(entity.uid, text), None, fields)
    for position, (name, value) in enumerate(entity.attributes.items()):
        fields = {"entity": entity.uid, "name": name, "value": value, "position": position}
        yield Change("attribute", attribute_uid(entity.uid, name), None, fields)
