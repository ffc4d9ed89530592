"""Writing ``annotator/1``: compact UTF-8 JSON, keys in the printed order, unknown ones after them."""

from __future__ import annotations

import json
from typing import Any

from annotator.core.digests import span_json, statement_json, with_unknown
from annotator.core.records import Entity
from annotator.formats.native.shape import FORMAT
from annotator.plugin_api import (
    Decision,
    ExportSource,
    OutgoingDocument,
    OutgoingLayer,
    Relation,
    Target,
)

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write(source: ExportSource, target: Target) -> None:
    """The header line, then one line a document, as they are read."""
    target.write(line_of(header_json(source)))
    for document in source.documents():
        target.write(line_of(document_json(document)))
        layers = document.all_layers()
        target.count(
            documents=1,
            spans=sum(len(layer.spans) for layer in layers),
            statements=sum(len(layer.statements) for layer in layers),
        )


def line_of(value: dict[str, Any]) -> str:
    """A JSON object as a line of the format."""
    return _ENCODER.encode(value) + "\n"


def header_json(source: ExportSource) -> dict[str, Any]:
    """What holds for all documents, as a JSON object."""
    known = {
        "format": FORMAT,
        "lineage": source.lineage,
        "codebook": source.codebook.to_json(),
        "entities": [entity_json(entity) for entity in source.entities()],
        "annotators": [
            with_unknown({"uid": person.uid, "name": person.name, "role": person.role}, person.extra)
            for person in source.annotators()
        ],
    }
    return with_unknown(known, source.extra)


def entity_json(entity: Entity) -> dict[str, Any]:
    """An entity with its keys in the order of ``annotator/1``."""
    known = {
        "uid": entity.uid,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "attributes": dict(entity.attributes),
        "parent": entity.parent,
    }
    return with_unknown(known, entity.extra)


def document_json(outgoing: OutgoingDocument) -> dict[str, Any]:
    """A document with its layers, as a JSON object."""
    document = outgoing.document
    known = {
        "uid": document.uid,
        "title": document.title,
        "text": outgoing.text,
        "meta": dict(document.meta),
        "state": document.state,
        "notes": document.notes,
        "layers": [_layer(layer) for layer in outgoing.layers],
        "decisions": [_decision(decision) for decision in outgoing.decisions],
        "gold": None if outgoing.gold is None else _layer(outgoing.gold),
    }
    return with_unknown(known, document.extra)


def _layer(outgoing: OutgoingLayer) -> dict[str, Any]:
    layer = outgoing.layer
    known = {
        "annotator": layer.annotator,
        "status": layer.status,
        "seconds": outgoing.seconds,
        "notes": layer.notes,
        "marks": list(outgoing.marks),
        "spans": [span_json(span) for span in outgoing.spans],
        "statements": [statement_json(statement) for statement in outgoing.statements],
        "relations": [relation_json(relation) for relation in outgoing.relations],
    }
    return with_unknown(known, layer.extra)


def relation_json(relation: Relation) -> dict[str, Any]:
    """A relation with its keys in the order of ``annotator/1``."""
    known = {"uid": relation.uid, "type": relation.type, "from": relation.source, "to": relation.target}
    return with_unknown(known, relation.extra)


def _decision(decision: Decision) -> dict[str, Any]:
    known = {
        "uid": decision.uid,
        "type": decision.type,
        "sources": decision.sources,
        "verdict": decision.verdict,
        "results": decision.results,
        "reviewer": decision.reviewer,
        "policy": decision.policy,
        "time": decision.time,
        "reason": decision.reason,
    }
    return with_unknown(known, decision.extra)
