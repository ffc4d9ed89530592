"""Reading DNA files: coders, types, variables and entities first, then the documents one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator
from annotator.core.records import Entity as OurEntity
from annotator.core.uids import derived_uid, text_hash
from annotator.formats.dna import beside as own
from annotator.formats.dna import cells
from annotator.formats.dna.beside import Beside
from annotator.formats.dna.codebook import codebook_of, plans_for, scale_of
from annotator.formats.dna.contents import Contents
from annotator.formats.dna.database import opened
from annotator.formats.dna.model import Document, Entity, Statement
from annotator.formats.dna.plans import ATTRIBUTE, ROLE, Plan, Use
from annotator.formats.dna.returning import returned
from annotator.formats.dna.statements import Translator
from annotator.formats.layer_names import GOLD
from annotator.plugin_api import (
    Incoming,
    IncomingDocument,
    IncomingHeader,
    IncomingLayer,
    Relation,
    Source,
)

_META = {"author": "Author", "source": "Source", "section": "Section", "type": "Type"}
"""Our keys of metadata and DNA's columns."""


def read(source: Source) -> Iterator[Incoming]:
    """The header, then each document with a layer for each of its coders.

    Raises:
        UserError: ``dna.damaged`` or ``dna.other_database``, when the file is none of DNA's.
    """
    with opened(source) as database:
        contents = Contents(database, source)
        reader = _Reader(contents, source)
        yield reader.header()
        for document in contents.documents():
            yield reader.document(document)
        reader.close()


class _Reader:
    def __init__(self, contents: Contents, source: Source) -> None:
        self._contents = contents
        self._source = source
        self._beside = own.load(contents, source)
        self._plans, self._codebook = self._understood()
        self._people = self._all_people()
        roles = {use.id for plan in self._plans.values() for use in plan.uses if use.use == ROLE}
        self._entities = {
            id_: self._entity_uid(one)
            for id_, one in contents.entities.items()
            if one.value and one.variable in roles
        }
        self._translator = Translator(contents, self._plans, self._entities, self._codebook, source)
        self._links: dict[int, list[tuple[int, Statement, Statement]]] = {}
        for link in contents.links():
            self._links.setdefault(link[1].document, []).append(link)

    # --- Header -------------------------------------------------------------------------------------------

    def header(self) -> IncomingHeader:
        """Codebook, entities and people; a file of ours brings its own header, with what DNA has changed."""
        rest = self._contents.rest()
        there = self._beside
        if rest["regexes"] and there is None:
            shown = ", ".join(label for label, _ in rest["regexes"])
            self._source.warn("dna.regexes", count=len(rest["regexes"]), shown=shown)
        if there is None:
            return IncomingHeader(
                self._source.name,
                codebook=self._codebook,
                entities=tuple(self._foreign_entities(set())),
                annotators=tuple(self._annotator(id_) for id_ in self._contents.coders),
                extra={"dna": {"version": self._contents.version, **rest}},
            )
        known = {kept.uid for kept in there.entities.values()}
        old = {person.uid for person in there.header.annotators}
        new = [self._annotator(id_) for id_ in self._contents.coders if id_ not in there.coders]
        return replace(
            there.header,
            codebook=self._codebook,
            entities=(*self._kept_entities(there), *self._foreign_entities(known)),
            annotators=(*there.header.annotators, *(one for one in new if one.uid not in old)),
        )

    def _understood(self) -> tuple[dict[int, Plan], Codebook]:
        """What each statement type is with us, and the codebook; ours with what DNA has added to it."""
        contents, stance = self._contents, self._source.options.get("stance")
        ours = self._beside.header.codebook if self._beside is not None else None
        if self._beside is None or ours is None:
            plans = plans_for(contents, stance)
            return plans, codebook_of(contents, plans, scale_of(contents, plans), self._source.path.stem)
        known = {id_: plan for id_, plan in self._beside.plans.items() if id_ in contents.types}
        new = {
            id_: plan
            for id_, plan in plans_for(contents, stance, {one.id for one in ours.statement_types}).items()
            if id_ not in known
        }
        added = codebook_of(contents, new, {}, ours.name)
        book = replace(
            ours,
            labels=(*ours.labels, *(one for one in added.labels if ours.label(one.id) is None)),
            statement_types=(*ours.statement_types, *added.statement_types),
        )
        return {**{id_: self._extended(plan, id_) for id_, plan in known.items()}, **new}, book

    def _extended(self, plan: Plan, type_id: int) -> Plan:
        """A plan of ours with the variables that DNA has added: what they say are attributes."""
        known = {use.id for use in plan.uses}
        added = [one for one in self._contents.types[type_id].variables if one.id not in known]
        uses = tuple(Use(one.name, one.data_type, ATTRIBUTE, one.name, one.id) for one in added)
        return replace(plan, uses=(*plan.uses, *uses))

    def _all_people(self) -> dict[int, str]:
        """Who each coder is with us: a uid, :data:`own.GOLD` or :data:`own.NOBODY`."""
        people: dict[int, str] = {}
        for id_, coder in self._contents.coders.items():
            if self._beside is not None and id_ in self._beside.coders:
                people[id_] = self._beside.coders[id_].uid
            elif coder.name == GOLD:
                people[id_] = own.GOLD
            else:
                people[id_] = cells.apart(coder.name or f"Coder {id_}", set(people.values()))
        return people

    def _annotator(self, id_: int) -> Annotator:
        coder = self._contents.coders[id_]
        extra: dict[str, Any] = {"colour": coder.colour} if coder.colour else {}
        extra["dna"] = {"id": id_, **coder.settings}
        return Annotator(self._people[id_], self._people[id_], extra=extra)

    def _entity_uid(self, entity: Entity) -> str:
        """DNA's entities are their names: the same name in another file is the same entity."""
        if self._beside is not None and entity.id in self._beside.entities:
            return self._beside.entities[entity.id].uid
        variable = self._contents.variables[entity.variable]
        label = self._contents.types[variable.type_id].label
        return derived_uid("dna", "entity", label, variable.name, entity.value)

    def _foreign_entities(self, known: set[str]) -> Iterator[OurEntity]:
        seen = set(known)
        for id_, uid in self._entities.items():
            if uid not in seen:
                seen.add(uid)
                yield self._foreign_entity(self._contents.entities[id_], uid)

    def _foreign_entity(self, entity: Entity, uid: str) -> OurEntity:
        plan = self._plans[self._contents.variables[entity.variable].type_id]
        role = next((use.of for use in plan.uses if use.id == entity.variable), "")
        alias = entity.attributes.get("Alias", "").strip()
        kept = {"id": entity.id, "variable": entity.variable, "colour": entity.colour}
        return OurEntity(
            uid,
            role or self._contents.variables[entity.variable].name,
            entity.value,
            (alias,) if alias and alias != entity.value else (),
            dict(entity.attributes),
            self._parent(entity),
            {"dna": kept},
        )

    def _parent(self, entity: Entity) -> str | None:
        """What the entity belongs to; a chain of parents that comes back to it is cut."""
        seen = {entity.id}
        above = entity.parent
        while above is not None and above not in seen:
            seen.add(above)
            there = self._contents.entities.get(above)
            above = there.parent if there is not None else None
        if above is not None:
            self._source.skip("dna.circle", table="ENTITIES", id=entity.id)
            return None
        if entity.parent is not None and entity.parent not in self._entities:
            self._source.skip(
                "dna.dangling", table="ENTITIES", id=entity.id, column="ChildOf", value=entity.parent
            )
            return None
        return None if entity.parent is None else self._entities[entity.parent]

    def _kept_entities(self, there: Beside) -> Iterator[OurEntity]:
        """Our entities; where DNA has renamed one or given it other attributes, DNA is right."""
        rows: Mapping[str, Entity] = {
            kept.uid: self._contents.entities[id_]
            for id_, kept in there.entities.items()
            if id_ in self._contents.entities and kept.cells != own.entity_cells(self._contents.entities[id_])
        }
        for entity in there.header.entities:
            row = rows.get(entity.uid)
            if row is not None:
                entity = replace(
                    entity, name=row.value, attributes={**entity.attributes, **_told(row.attributes)}
                )
            yield entity

    # --- Documents ----------------------------------------------------------------------------------------

    def document(self, given: Document) -> IncomingDocument:
        """One document, in the text that DNA's offsets count: with LF line ends."""
        text = given.text.replace("\r\n", "\n").replace("\r", "\n")
        rows = self._contents.statements(given.id)
        if self._beside is not None:
            ours = self._beside.document(given, text, self._source)
            if ours is not None:
                ours = _with_cells(ours, given, self._beside.documents[given.id][1])
                return returned(ours, rows, self._beside, self._people, self._translator, self._source)
        layers = self._layers(rows, text, given)
        where = f"{self._source.name}: DOCUMENTS {given.id}"
        extra = {"dna": {"id": given.id, "coder": given.coder}}
        return IncomingDocument(
            text=text,
            where=where,
            title=given.fields["Title"],
            meta=self._meta(given),
            notes=given.fields["Notes"],
            layers=tuple(layer for layer in layers if layer.annotator != own.GOLD),
            gold=next((replace(one, annotator=None) for one in layers if one.annotator == own.GOLD), None),
            extra=extra,
        )

    def close(self) -> None:
        """Report links between documents, which nothing of ours can hold."""
        for links in self._links.values():
            for id_, first, second in links:
                self._source.skip("dna.link_across", id=id_, first=first.id, second=second.id)

    def _meta(self, given: Document) -> dict[str, Any]:
        date = cells.date_of(given.date)
        if date is None:
            self._source.warn("dna.bad_date", id=given.id, found=given.date)
        told = {key: given.fields[column] for key, column in _META.items() if given.fields[column]}
        return {**({"date": date} if date else {"dna_date": given.date}), **told}

    def _layers(self, rows: list[Statement], text: str, given: Document) -> list[IncomingLayer]:
        key = text_hash(text)
        seen: Counter[str] = Counter()
        found: dict[str, IncomingLayer] = {}
        uids: dict[int, str] = {}
        for row in rows:
            place = self._translator.place(row, text)
            if place is None:
                continue
            who = self._people[row.coder]
            statement, passage = self._translator.coded(row, place, (key, who), seen)
            uids[row.id] = statement.uid or ""
            layer = found.get(who) or IncomingLayer(who, status="in_progress")
            found[who] = replace(
                layer, spans=(*layer.spans, passage), statements=(*layer.statements, statement)
            )
        return [self._linked(layer, given, uids) for layer in found.values()]

    def _linked(self, layer: IncomingLayer, given: Document, uids: dict[int, str]) -> IncomingLayer:
        """Links of version 2 within a layer are relations."""
        relations = []
        others = []
        for link in self._links.pop(given.id, []):
            id_, first, second = link
            ends = (uids.get(first.id), uids.get(second.id))
            together = first.coder == second.coder and first.document == second.document
            if together and self._people[first.coder] != layer.annotator:
                others.append(link)
            elif together and ends[0] and ends[1]:
                uid = derived_uid("dna", "link", *(end for end in ends if end))
                relations.append(Relation(uid, "link", ends[0], ends[1], {"dna": {"id": id_}}))
            else:
                self._source.skip("dna.link_across", id=id_, first=first.id, second=second.id)
        if others:
            self._links[given.id] = others
        return replace(layer, relations=tuple(relations))


def _told(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value}


def _with_cells(ours: IncomingDocument, given: Document, before: Any) -> IncomingDocument:
    """Our document with the title, notes and metadata that DNA has changed."""
    now = own.document_cells(given)
    written = before if isinstance(before, dict) else {}
    changed = {name: value for name, value in now.items() if value != written.get(name)}
    meta = dict(ours.meta)
    meta.update((key, changed[column]) for key, column in _META.items() if column in changed)
    date = cells.date_of(given.date) if "Date" in changed else None
    if date is not None:
        meta["date"] = date
    return replace(
        ours, title=changed.get("Title", ours.title), notes=changed.get("Notes", ours.notes), meta=meta
    )
