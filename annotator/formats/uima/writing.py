"""Writing XMI: a file for every layer, laid out as INCEpTION exports a project.

``annotation/<document>/<annotator>.xmi``, gold in ``curation/<document>/CURATION_USER.xmi``, and the type
system once, beside them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from annotator.core.records import Annotator, Entity, Span, Statement
from annotator.core.text.boundaries import sentences, words
from annotator.formats.extras import need
from annotator.formats.tables import Names
from annotator.formats.uima import own_types
from annotator.formats.xml_characters import forbidden_in, legal
from annotator.plugin_api import ExportSource, OutgoingDocument, OutgoingLayer, Target

CURATOR = "CURATION_USER"
"""How INCEpTION calls whoever curates."""

TYPES_FILE = "TypeSystem.xml"

_UNSAFE = re.compile(r"[^\w.@ -]+")


def write(source: ExportSource, target: Target) -> None:
    """Every layer of every document, and documents without any as somebody's empty layer."""
    cassis = need("cassis", extra="uima")
    types = own_types.type_system(cassis)
    types.to_xml(target.path / TYPES_FILE)
    project = _Project(source)
    for number, outgoing in enumerate(source.documents(), start=1):
        folder = f"{number:05d} {_file_name(outgoing.document.title)}".strip()
        layers = outgoing.all_layers()
        for layer in layers or (None,):
            gold = layer is not None and layer.layer.gold
            user = CURATOR if gold else project.user(layer.layer.annotator if layer else None)
            path = target.path / ("curation" if gold else "annotation") / folder / f"{user}.xmi"
            path.parent.mkdir(parents=True, exist_ok=True)
            _Cas(cassis, types, project, outgoing, layer, target).write(path)
        _tell_replaced(outgoing, target)
        target.count(
            documents=1,
            spans=sum(len(layer.spans) for layer in layers),
            statements=sum(len(layer.statements) for layer in layers),
        )


class _Project:
    """What is the same for all files."""

    def __init__(self, source: ExportSource) -> None:
        self.names = Names(source)
        self.entities: Mapping[str, Entity] = {entity.uid: entity for entity in source.entities()}
        self._people: Mapping[str, Annotator] = {person.uid: person for person in source.annotators()}
        self._users: dict[str, str] = {}

    def user(self, annotator: str | None) -> str:
        """A file name for an annotator; two never share one, on any system."""
        uid = annotator or ""
        if uid not in self._users:
            person = self._people.get(uid)
            name = _file_name(person.name if person else uid) or "unknown"
            taken, free, number = {user.casefold() for user in self._users.values()}, name, 2
            while free.casefold() in {*taken, CURATOR.casefold()}:
                free, number = f"{name} {number}", number + 1
            self._users[uid] = free
        return self._users[uid]


class _Cas:
    """One layer of one document."""

    def __init__(
        self,
        cassis: Any,
        types: Any,
        project: _Project,
        outgoing: OutgoingDocument,
        layer: OutgoingLayer | None,
        target: Target,
    ) -> None:
        self._types = types
        self._project = project
        self._outgoing = outgoing
        self._layer = layer
        self._target = target
        self._cas = cassis.Cas(typesystem=types)
        self._cas.sofa_string = legal(outgoing.text)
        self._cas.sofa_mime = "text/plain"
        self._made: dict[str, Any] = {}
        self._first: dict[str, Any] = {}

    def write(self, path: Any) -> None:
        """Fill it and write it."""
        self._describe()
        self._segment()
        if self._layer is not None:
            for span in self._layer.spans:
                self._span(span)
            for statement in self._layer.statements:
                self._statement(statement)
            self._relations(self._layer)
            self._entities(self._layer)
        self._cas.to_xmi(path)

    def _describe(self) -> None:
        document, layer = self._outgoing.document, self._layer
        annotator = layer.layer.annotator if layer else None
        title = document.title
        length = len(self._outgoing.text)
        self._add(own_types.METADATA, begin=0, end=length, documentTitle=title, documentId=document.uid)
        self._add(
            own_types.DOCUMENT,
            uid=document.uid,
            title=title,
            meta=_json(document.meta),
            state=document.state,
            notes=document.notes,
            annotator=annotator,
            name=self._project.names.annotator(annotator) or None,
            status=layer.layer.status if layer else None,
            gold=bool(layer and layer.layer.gold),
        )

    def _segment(self) -> None:
        for start, end in sentences(self._outgoing.text):
            self._add(own_types.SENTENCE, begin=start, end=end)
        for start, end in words(self._outgoing.text):
            self._add(own_types.TOKEN, begin=start, end=end)

    def _span(self, span: Span) -> None:
        for piece, (start, end) in enumerate(span.fragments):
            made = self._add(
                own_types.SPAN,
                begin=start,
                end=end,
                piece=piece,
                uid=span.uid,
                label=span.label,
                entity=span.entity,
                entityName=self._project.names.entity(span.entity) or None,
                note=span.note or None,
                origin=span.origin,
                attributes=_json(span.attributes),
            )
            self._first.setdefault(span.uid, made)

    def _statement(self, statement: Statement) -> None:
        spans = [self._first[uid] for uid in statement.evidence() if uid in self._first]
        arguments = [
            self._add(own_types.ARGUMENT, role=role, entity=filling.entity, spans=self._array(filling.spans))
            for role, filling in statement.roles.items()
        ]
        self._first[statement.uid] = self._add(
            own_types.STATEMENT,
            begin=min((span.begin for span in spans), default=0),
            end=max((span.end for span in spans), default=0),
            uid=statement.uid,
            statementType=statement.type,
            stance=statement.stance.value,
            voice=statement.voice,
            note=statement.note or None,
            origin=statement.origin,
            attributes=_json(statement.attributes),
            inDoubt=statement.in_doubt,
            arguments=self._types.get_type("uima.cas.FSArray")(elements=arguments),
            stanceSpans=self._array(statement.stance.spans),
            passage=self._array(statement.spans),
        )

    def _relations(self, layer: OutgoingLayer) -> None:
        for relation in layer.relations:
            self._add(
                own_types.RELATION,
                uid=relation.uid,
                relationType=relation.type,
                source=self._first.get(relation.source),
                target=self._first.get(relation.target),
            )

    def _entities(self, layer: OutgoingLayer) -> None:
        """The entities that this layer names, with their parents up to the top."""
        named = [span.entity for span in layer.spans]
        named += [filling.entity for one in layer.statements for filling in one.roles.values()]
        waiting, done = [uid for uid in named if uid], set[str]()
        while waiting:
            entity = self._project.entities.get(waiting.pop())
            if entity is None or entity.uid in done:
                continue
            done.add(entity.uid)
            waiting += [entity.parent] if entity.parent else []
            self._add(
                own_types.ENTITY,
                uid=entity.uid,
                kind=entity.kind,
                name=entity.name,
                aliases=_json(list(entity.aliases)),
                parent=entity.parent,
                attributes=_json(entity.attributes),
            )

    def _array(self, uids: tuple[str, ...]) -> Any:
        return self._types.get_type("uima.cas.FSArray")(
            elements=[self._first[uid] for uid in uids if uid in self._first]
        )

    def _add(self, type_: str, **features: Any) -> Any:
        told = {name: legal(value) if isinstance(value, str) else value for name, value in features.items()}
        made = self._types.get_type(type_)(**told)
        self._cas.add(made)
        return made


def _tell_replaced(outgoing: OutgoingDocument, target: Target) -> None:
    if forbidden_in(outgoing.text):
        target.lose(outgoing.document.uid, "uima.characters_replaced", title=outgoing.document.title)


def _json(value: Any) -> str | None:
    """JSON without a character that XML cannot hold: those are escaped. None for nothing."""
    return json.dumps(value, ensure_ascii=True) if value else None


def _file_name(name: str) -> str:
    return _UNSAFE.sub("_", name)[:60].strip(" .")
