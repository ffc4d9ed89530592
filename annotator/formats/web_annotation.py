"""W3C Web Annotations as one JSON-LD collection (https://www.w3.org/TR/annotation-model/).

A span is an annotation of its words, found by position (code points, as the model demands) and by quote, so
that it can be anchored in another copy of the text. A statement is an annotation that links its evidence:
its targets are the annotations of the spans, its bodies the entities in their roles and the stance. What the
model has no word for has one of ours, ``an:…``.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from annotator.core.records import Entity, Span, Statement
from annotator.core.uids import derived_uid
from annotator.formats.tables import Names
from annotator.plugin_api import (
    ExportSource,
    Format,
    Holds,
    OutgoingDocument,
    OutgoingLayer,
    Relation,
    Target,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = "urn:annotator:terms#"
AROUND = 32
"""Code points of prefix and suffix: enough to tell one "he" from the next."""

Node = dict[str, Any]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write(source: ExportSource, target: Target) -> None:
    """The collection with all its annotations on one page, written as they are made."""
    collection = _iri("project", source.lineage)
    head = {
        "@context": [CONTEXT, {"an": OWN}],
        "id": collection,
        "type": "AnnotationCollection",
        "label": source.codebook.name or "Annotations",
    }
    page = {"id": f"{collection}#1", "type": "AnnotationPage", "partOf": collection, "startIndex": 0}
    target.write(f'{_open(head)},"first":{_open(page)},"items":[')
    total = 0
    project = _Project(source)
    for outgoing in source.documents():
        for node in _Writer(project, outgoing).annotations():
            target.write(("," if total else "") + "\n" + _ENCODER.encode(node))
            total += 1
        layers = outgoing.all_layers()
        target.count(
            documents=1,
            spans=sum(len(layer.spans) for layer in layers),
            statements=sum(len(layer.statements) for layer in layers),
        )
    target.write(f'\n]}},"total":{total}}}\n')


def _open(node: Node) -> str:
    """An object that is not closed yet."""
    return _ENCODER.encode(node)[:-1]


def _iri(kind: str, uid: str) -> str:
    """A name for the whole world: a uid of ours is the number of a UUID, any other is made one."""
    try:
        return uuid.UUID(hex=uid).urn if len(uid) == 32 else uuid.UUID(hex=derived_uid(kind, uid)).urn
    except ValueError:
        return uuid.UUID(hex=derived_uid(kind, uid)).urn


class _Project:
    """What is the same for all documents."""

    def __init__(self, source: ExportSource) -> None:
        self.names = Names(source)
        self.labels = {label.id: label.name for label in source.codebook.labels}
        self.entities: Mapping[str, Entity] = {entity.uid: entity for entity in source.entities()}


class _Writer:
    """Tells one document's layers."""

    def __init__(self, project: _Project, outgoing: OutgoingDocument) -> None:
        self._project = project
        self._outgoing = outgoing
        self._text = outgoing.text
        document = outgoing.document
        self._document: Node = {"id": _iri("document", document.uid), "type": "Text", "format": "text/plain"}
        self._document["an:uid"] = document.uid
        language, url = document.meta.get("language"), document.meta.get("url")
        if isinstance(language, str) and language:
            self._document["language"] = language
        # The text is a copy of what lies there, and its positions are those of the copy.
        if isinstance(url, str) and urlsplit(url).scheme in ("http", "https"):
            self._document["via"] = url

    def annotations(self) -> Iterator[Node]:
        """The annotations of all layers: spans, then what rests on them."""
        for layer in self._outgoing.all_layers():
            whose = self._whose(layer)
            spans = {span.uid for span in layer.spans}
            for span in layer.spans:
                yield {**self._begun("span", span, whose), **self._span(span)}
            for statement in layer.statements:
                yield {**self._begun("statement", statement, whose), **self._statement(statement, spans)}
            for number, relation in enumerate(layer.relations):
                yield self._relation(relation, whose, f"{layer.layer.uid}.{number}", spans)

    def _whose(self, layer: OutgoingLayer) -> Node:
        uid = layer.layer.annotator
        told: Node = {"an:layer": "gold"} if layer.layer.gold else {}
        if uid is not None:
            told["creator"] = {
                "id": _iri("annotator", uid),
                "type": "Person",
                "name": self._project.names.annotator(uid),
            }
        return told

    def _begun(self, kind: str, item: Span | Statement, whose: Node) -> Node:
        return {"id": _iri(kind, item.uid), "type": "Annotation", **whose, "an:uid": item.uid}

    def _span(self, span: Span) -> Node:
        bodies = [_text(span.label, "classifying")]
        if (name := self._project.labels.get(span.label)) and name != span.label:
            bodies.append(_text(name, "describing"))
        if span.entity is not None:
            bodies.append(
                {"type": "SpecificResource", "source": self._entity(span.entity), "purpose": "identifying"}
            )
        pieces = [self._place(start, end) for start, end in span.fragments]
        return {
            "motivation": "classifying",
            "body": [*bodies, *_note(span.note)],
            "target": pieces[0] if len(pieces) == 1 else pieces,
        }

    def _place(self, start: int, end: int) -> Node:
        text = self._text
        return {
            "type": "SpecificResource",
            "source": self._document,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - AROUND) : start],
                    "suffix": text[end : end + AROUND],
                },
            ],
        }

    def _statement(self, statement: Statement, spans: set[str]) -> Node:
        bodies: list[Node] = []
        for role, filling in statement.roles.items():
            body: Node = {"type": "SpecificResource", "purpose": "identifying", "an:role": role}
            body["source"] = self._entity(filling.entity) if filling.entity else self._document
            evidence = [_iri("span", uid) for uid in filling.spans if uid in spans]
            if filling.entity or evidence:
                bodies.append({**body, "an:evidence": [{"id": iri} for iri in evidence]})
        if statement.stance.value is not None:
            cues = [{"id": _iri("span", uid)} for uid in statement.stance.spans if uid in spans]
            bodies.append({**_text(statement.stance.value, "assessing"), "an:evidence": cues})
        told: Node = {"an:statement": statement.type}
        if statement.voice is not None:
            told["an:voice"] = statement.voice
        if statement.in_doubt:
            told["an:inDoubt"] = True
        targets = [_iri("span", uid) for uid in statement.evidence() if uid in spans]
        return {
            **told,
            "motivation": "linking",
            "body": [*bodies, *_note(statement.note)],
            "target": targets or [self._document],
        }

    def _relation(self, relation: Relation, whose: Node, place: str, spans: set[str]) -> Node:
        """An arrow: from the target to the body, as a link goes."""
        ends = [
            _iri("span" if uid in spans else "statement", uid) for uid in (relation.source, relation.target)
        ]
        return {
            "id": _iri("relation", relation.uid or place),
            "type": "Annotation",
            **whose,
            "an:relation": relation.type,
            "motivation": "linking",
            "body": [{"id": ends[1]}],
            "target": [ends[0]],
        }

    def _entity(self, uid: str) -> Node:
        entity = self._project.entities.get(uid)
        node: Node = {"id": _iri("entity", uid)}
        return node if entity is None else {**node, "label": entity.name, "an:kind": entity.kind}


def _text(value: str, purpose: str) -> Node:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _note(note: str) -> list[Node]:
    return [_text(note, "commenting")] if note else []


WEB_ANNOTATION = Format(
    name="web-annotation",
    title="W3C Web Annotations (JSON-LD)",
    suffixes=(".jsonld",),
    aliases=("w3c", "jsonld", "json-ld"),
    description="One collection: each span an annotation found by position and by quote, each statement an "
    "annotation that links its evidence. The texts themselves are not in the file.",
    holds=frozenset(
        {
            Holds.SPANS,
            Holds.FRAGMENTS,
            Holds.ENTITIES,
            Holds.NOTES,
            Holds.STATEMENTS,
            Holds.DETAILS,
            Holds.RELATIONS,
            Holds.ANNOTATORS,
            Holds.GOLD,
        }
    ),
    default_name="annotations.jsonld",
    write=write,
)
