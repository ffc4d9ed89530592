"""Writing ``annotator/1``: compact UTF-8 JSON, keys in the printed order, unknown ones after them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from annotator.core.records import Entity, Filling, Span, Stance, Statement
from annotator.formats.native.shape import FORMAT
from annotator.plugin_api import (
    Decision,
    ExportSource,
    Extra,
    OutgoingDocument,
    OutgoingLayer,
    Relation,
    Target,
)

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write(source: ExportSource, target: Target) -> None:
    """The header line, then one line a document, as they are read."""
    target.write(_line(_header(source)))
    for document in source.documents():
        target.write(_line(_document(document)))
        layers = document.all_layers()
        target.count(
            documents=1,
            spans=sum(len(layer.spans) for layer in layers),
            statements=sum(len(layer.statements) for layer in layers),
        )


def _line(value: dict[str, Any]) -> str:
    return _ENCODER.encode(value) + "\n"


def _with(known: dict[str, Any], extra: Extra) -> dict[str, Any]:
    """``known`` and then the unknown keys. A known key in ``extra`` holds what was unknown *inside* it."""
    return {**known, **{key: value for key, value in extra.items() if key not in known}} if extra else known


def _inner(extra: Extra, *path: str) -> Mapping[str, Any]:
    """The unknown keys that were found inside a known one."""
    found: Mapping[str, Any] = extra
    for key in path:
        inner = found.get(key)
        if not isinstance(inner, Mapping):
            return {}
        found = inner
    return found


def _header(source: ExportSource) -> dict[str, Any]:
    known = {
        "format": FORMAT,
        "lineage": source.lineage,
        "codebook": source.codebook.to_json(),
        "entities": [_entity(entity) for entity in source.entities()],
        "annotators": [
            _with({"uid": person.uid, "name": person.name, "role": person.role}, person.extra)
            for person in source.annotators()
        ],
    }
    return _with(known, source.extra)


def _entity(entity: Entity) -> dict[str, Any]:
    known = {
        "uid": entity.uid,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "attributes": dict(entity.attributes),
        "parent": entity.parent,
    }
    return _with(known, entity.extra)


def _document(outgoing: OutgoingDocument) -> dict[str, Any]:
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
    return _with(known, document.extra)


def _layer(outgoing: OutgoingLayer) -> dict[str, Any]:
    layer = outgoing.layer
    known = {
        "annotator": layer.annotator,
        "status": layer.status,
        "seconds": outgoing.seconds,
        "notes": layer.notes,
        "marks": list(outgoing.marks),
        "spans": [_span(span) for span in outgoing.spans],
        "statements": [_statement(statement) for statement in outgoing.statements],
        "relations": [_relation(relation) for relation in outgoing.relations],
    }
    return _with(known, layer.extra)


def _span(span: Span) -> dict[str, Any]:
    fragments = span.fragments
    known: dict[str, Any] = {
        "uid": span.uid,
        "label": span.label,
        "start": fragments[0][0],
        "end": fragments[-1][1],
        "text": span.quote,
    }
    if len(fragments) > 1:
        known["fragments"] = fragments
    known["entity"] = span.entity
    known["attributes"] = span.attributes
    known["note"] = span.note
    known["origin"] = span.origin
    known["codebook_version"] = span.codebook_version
    return _with(known, span.extra)


def _statement(statement: Statement) -> dict[str, Any]:
    extra = statement.extra
    known = {
        "uid": statement.uid,
        "type": statement.type,
        "roles": {
            role: _with(_filling(filling), _inner(extra, "roles", role))
            for role, filling in statement.roles.items()
        },
        "stance": _with(_stance(statement.stance), _inner(extra, "stance")),
        "spans": statement.spans,
        "voice": statement.voice,
        "in_doubt": statement.in_doubt,
        "attributes": statement.attributes,
        "note": statement.note,
        "origin": statement.origin,
    }
    return _with(known, extra)


def _filling(filling: Filling) -> dict[str, Any]:
    return {"entity": filling.entity, "spans": filling.spans}


def _stance(stance: Stance) -> dict[str, Any]:
    return {"value": stance.value, "spans": stance.spans}


def _relation(relation: Relation) -> dict[str, Any]:
    known = {"uid": relation.uid, "type": relation.type, "from": relation.source, "to": relation.target}
    return _with(known, relation.extra)


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
    return _with(known, decision.extra)
