"""A layer as the lines of an ``.ann`` file, and what those lines can't say, for the sidecar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from annotator.core.fragments import Fragments
from annotator.core.records import Entity, Span, Statement
from annotator.formats.brat import config
from annotator.formats.brat import names as kinds
from annotator.formats.brat.config import Used
from annotator.formats.brat.events import ARGUMENTS
from annotator.formats.brat.names import Names
from annotator.formats.brat.pieces import cut, joined, quoted
from annotator.formats.brat.tellings import (
    BASE,
    NOTE_TYPE,
    key_of,
    more_notes,
    more_references,
    origin_of,
)
from annotator.formats.brat.values import line, word
from annotator.plugin_api import Extra, OutgoingLayer, Relation, Target

_ARGUMENT = re.compile(r"[^\s:]+")


class LayerLines:
    """Writes one layer; ``names`` and ``used`` grow with what it needs."""

    def __init__(
        self, text: str, names: Names, used: Used, entities: Mapping[str, Entity], target: Target
    ) -> None:
        self._text = text
        self._names = names
        self._used = used
        self._entities = entities
        self._target = target
        self._lines: dict[str, list[str]] = {mark: [] for mark in "TER*AN#"}
        self._ids: dict[str, str] = {}
        self.items: dict[str, dict[str, Any]] = {}
        """What the lines can't say, by id."""
        self.statements = 0
        """How many statements were written."""

    def write(self, layer: OutgoingLayer) -> str:
        """The text of the file; what has no place in it is reported."""
        for span in layer.spans:
            self._span(span)
        spans = {span.uid: span for span in layer.spans}
        for statement in layer.statements:
            self._statement(statement, spans)
        self._relations(layer.relations, spans)
        return "".join(f"{text}\n" for lines in self._lines.values() for text in lines)

    # --- Items --------------------------------------------------------------------------------------------

    def _span(self, span: Span) -> None:
        id_, data = self._text_bound(self._names.brat(kinds.LABEL, span.label), span.fragments)
        self._ids[span.uid] = id_
        pieces = joined(self._text, cut(self._text, span.fragments))
        self._keep(
            id_, data, span.uid, span.extra,
            origin=span.origin, codebook_version=span.codebook_version,
            fragments=[list(piece) for piece in span.fragments] if pieces != span.fragments else None,
        )  # fmt: skip
        if span.entity is not None:
            self._reference(id_, BASE, span.entity)
        self._tell(id_, span.attributes, span.note, span.extra)

    def _statement(self, statement: Statement, spans: Mapping[str, Span]) -> None:
        names = self._names
        evidence = [spans[uid] for uid in statement.evidence() if uid in spans]
        if not evidence:
            self._target.lose(statement.uid, "brat.statement_nowhere", uid=statement.uid)
            return
        places = [(names.brat(kinds.ROLE, role), filling.spans) for role, filling in statement.roles.items()]
        places += [(kinds.CUE, statement.stance.spans), (kinds.PASSAGE, statement.spans)]
        cue = next((spans[uid] for uid in statement.stance.spans if uid in spans), evidence[0])
        type_ = names.brat(kinds.STATEMENT, statement.type)
        trigger, _ = self._text_bound(type_, cue.fragments)
        filled = [(role, [uid for uid in uids if uid in spans]) for role, uids in places]
        id_, data = self._event(type_, trigger, filled)
        self._ids[statement.uid] = id_
        self._keep(id_, data, statement.uid, statement.extra, origin=statement.origin)
        for role, filling in statement.roles.items():
            if filling.entity is not None:
                self._reference(id_, f"{BASE}.{names.brat(kinds.ROLE, role)}", filling.entity)
        self._details(id_, statement)
        self.statements += 1

    def _details(self, id_: str, statement: Statement) -> None:
        if statement.stance.value is not None:
            value = self._names.brat(kinds.VALUE, statement.stance.value)
            self._add("A", f"{kinds.STANCE} {id_} {value}")
        if statement.voice is not None:
            self._add("A", f"{kinds.VOICE} {id_} {statement.voice}")
        if statement.in_doubt:
            self._add("A", f"{kinds.IN_DOUBT} {id_}")
        self._tell(id_, statement.attributes, statement.note, statement.extra)

    def _relations(self, relations: Sequence[Relation], spans: Mapping[str, Span]) -> None:
        there = [relation for relation in relations if self._has_ends(relation)]
        for key, found in groupby(sorted(there, key=_group), key=_group):
            group = list(found)
            if key[0] == "event" and all(self._ids[one.source].startswith("T") for one in group):
                self._old_event(group, spans)
            elif key[0] == "equiv" and (chain := _chained(group)):
                self._equiv(chain)
            else:
                for relation in group:
                    self._relation(relation)

    def _has_ends(self, relation: Relation) -> bool:
        if relation.source in self._ids and relation.target in self._ids:
            return True
        self._target.lose(relation.uid or "", "brat.relation_end", uid=relation.uid, type=relation.type)
        return False

    def _relation(self, relation: Relation) -> None:
        called = relation.extra.get("arguments")
        first, second = ARGUMENTS if called is None or not _are_arguments(called) else called
        type_ = self._names.brat(kinds.RELATION, relation.type)
        data = f"{type_} {first}:{self._ids[relation.source]} {second}:{self._ids[relation.target]}"
        id_ = self._add("R", data)
        self._keep(id_, data, relation.uid, relation.extra)
        attributes, note = relation.extra.get("attributes"), relation.extra.get("note")
        self._tell(
            id_,
            attributes if isinstance(attributes, Mapping) else {},
            note if isinstance(note, str) else "",
            relation.extra,
        )

    def _old_event(self, group: Sequence[Relation], spans: Mapping[str, Span]) -> None:
        """An event that came as one and is no statement."""
        type_ = self._names.brat(kinds.LABEL, spans[group[0].source].label)
        filled = [(self._names.brat(kinds.ROLE, relation.type), [relation.target]) for relation in group]
        config.roles_of(self._used, type_, [role for role, _ in filled])
        id_, data = self._event(type_, self._ids[group[0].source], filled)
        self._keep_links(id_, data, group)

    def _equiv(self, chain: Sequence[Relation]) -> None:
        type_ = self._names.brat(kinds.RELATION, chain[0].type)
        self._used.equivs.add(type_)
        members = [chain[0].source, *(relation.target for relation in chain)]
        data = f"{type_} {' '.join(self._ids[uid] for uid in members)}"
        self._lines["*"].append(f"*\t{data}")
        self._keep_links(f"*{len(self._lines['*'])}", data, chain)

    # --- Lines --------------------------------------------------------------------------------------------

    def _text_bound(self, type_: str, fragments: Fragments) -> tuple[str, str]:
        pieces = cut(self._text, fragments)
        data = f"{type_} {';'.join(f'{start} {end}' for start, end in pieces)}"
        return self._add("T", data, quoted(self._text, pieces)), data

    def _event(
        self, type_: str, trigger: str, filled: Iterable[tuple[str, Sequence[str]]]
    ) -> tuple[str, str]:
        """An event line; each further filling of a role has its number, as brat has it."""
        words = [f"{type_}:{trigger}"]
        count: dict[str, int] = {}
        for role, uids in filled:
            for uid in uids:
                count[role] = count.get(role, 0) + 1
                words.append(f"{role}{count[role] if count[role] > 1 else ''}:{self._ids[uid]}")
        data = " ".join(words)
        return self._add("E", data), data

    def _reference(self, id_: str, base: str, entity: str) -> None:
        known = self._entities.get(entity)
        name = " ".join(known.name.split()) if known else ""
        origin = origin_of(known) if known is not None and base == BASE else None
        self._add("N", f"Reference {id_} {origin or f'{base}:{key_of(entity)}'}", name)

    def _tell(self, id_: str, attributes: Extra, note: str, extra: Extra) -> None:
        """Attributes and the note, and what else a brat file once said of the item."""
        for name, value in attributes.items():
            several = isinstance(value, list) and len(value) > 1
            for one in value if several else [value]:
                self._attribute(id_, name, one)
        if note:
            self._add("#", f"{NOTE_TYPE} {id_}", line(note))
        for type_, text in more_notes(extra):
            self._add("#", f"{type_} {id_}", line(text))
        for place, name in more_references(extra):
            self._add("N", f"Reference {id_} {place}", name)

    def _attribute(self, id_: str, name: str, value: Any) -> None:
        brat = self._names.brat(kinds.ATTRIBUTE, name)
        told = None if value is True else word(value)
        config.value_of(self._used, brat, told)
        self._add("A", f"{brat} {id_}" + ("" if told is None else f" {told}"))

    def _add(self, mark: str, *columns: str) -> str:
        lines = self._lines[mark]
        id_ = f"{mark}{len(lines) + 1}"
        lines.append("\t".join([id_, *columns]))
        return id_

    def _keep(self, id_: str, data: str, uid: str | None, extra: Extra, **more: Any) -> None:
        kept = {name: value for name, value in more.items() if value is not None}
        self.items[id_] = {"line": data, "uid": uid, **kept, **({"extra": dict(extra)} if extra else {})}

    def _keep_links(self, id_: str, data: str, relations: Sequence[Relation]) -> None:
        links = [{"uid": relation.uid, "extra": dict(relation.extra)} for relation in relations]
        self.items[id_] = {"line": data, "relations": links}


def _group(relation: Relation) -> tuple[str, str, str, str]:
    """What relations of one line have in common; the rest have nothing in common but that."""
    event, equiv = relation.extra.get("event"), relation.extra.get("equiv")
    if isinstance(event, str):
        return "event", event, relation.source, ""
    return ("equiv", equiv, "", relation.type) if isinstance(equiv, str) else ("", "", "", "")


def _chained(group: Sequence[Relation]) -> list[Relation] | None:
    """The relations in the order in which each begins where the one before ends; None if there is none."""
    targets = {relation.target for relation in group}
    by_source = {relation.source: relation for relation in group}
    first = next((relation for relation in group if relation.source not in targets), None)
    if first is None or len(by_source) < len(group) or len(targets) < len(group):
        return None
    chain = [first]
    while (following := by_source.get(chain[-1].target)) is not None:
        chain.append(following)
    is_chain = len(chain) == len(group) and all(one.target == two.source for one, two in pairwise(chain))
    return chain if is_chain else None


def _are_arguments(called: Any) -> bool:
    return (
        isinstance(called, list)
        and len(called) == 2
        and all(isinstance(name, str) and _ARGUMENT.fullmatch(name) for name in called)
        and called[0] != called[1]
        and called[0] != ARGUMENTS[1]
    )
