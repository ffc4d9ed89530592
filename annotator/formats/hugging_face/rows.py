"""One annotator's layer of one document as a row, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from annotator.core.records import Filling, Span, Stance, Statement
from annotator.formats import json_lines
from annotator.formats.hugging_face.shape import Classes, class_named
from annotator.formats.layer_names import GOLD
from annotator.formats.tables import DOCUMENT_META, Names
from annotator.plugin_api import (
    IncomingLayer,
    IncomingSpan,
    IncomingStatement,
    OutgoingDocument,
    OutgoingLayer,
    Relation,
)

Row = dict[str, Any]
SOFT = "soft"


def row_of(
    outgoing: OutgoingDocument, layer: OutgoingLayer | None, names: Names, classes: Classes, *, soft: bool
) -> Row:
    """A row; without ``layer`` that of a document which nobody has labelled."""
    document = outgoing.document
    told = {key: value for key in DOCUMENT_META if isinstance(value := document.meta.get(key), str)}
    row: Row = {
        "document": document.uid,
        "title": document.title,
        "text": outgoing.text,
        **told,
        "meta": _json({key: value for key, value in document.meta.items() if key not in told}),
        "state": document.state,
        "document_notes": document.notes,
        "gold": False,
        "marks": [],
        "spans": [],
        "statements": [],
        "relations": [],
    }
    if layer is None:
        return row
    whose = layer.layer
    return {
        **row,
        "annotator": names.annotator(whose.annotator) or (GOLD if whose.gold else ""),
        "annotator_uid": whose.annotator,
        "gold": whose.gold,
        "status": whose.status,
        "seconds": layer.seconds,
        "notes": whose.notes,
        "marks": list(layer.marks),
        "spans": [_span(span, names, classes, soft=soft) for span in layer.spans],
        "statements": [_statement(one, names, classes, soft=soft) for one in layer.statements],
        "relations": [
            {"uid": one.uid, "type": one.type, "source": one.source, "target": one.target}
            for one in layer.relations
        ],
    }


def _span(span: Span, names: Names, classes: Classes, *, soft: bool) -> Row:
    told = {
        "uid": span.uid,
        "label": classes.label(span.label),
        "start": span.start,
        "end": span.end,
        "text": span.quote,
        "fragments": [{"start": start, "end": end} for start, end in span.fragments],
        "entity": names.entity(span.entity) or None,
        "entity_uid": span.entity,
        "attributes": _json(span.attributes),
        "note": span.note,
        "origin": span.origin,
        "codebook_version": None if span.codebook_version is None else _json(span.codebook_version),
    }
    return {**told, **_soft(span.extra, "label_distribution", classes.labels)} if soft else told


def _statement(statement: Statement, names: Names, classes: Classes, *, soft: bool) -> Row:
    told = {
        "uid": statement.uid,
        "type": statement.type,
        "roles": [
            {
                "role": role,
                "entity": names.entity(filling.entity) or None,
                "entity_uid": filling.entity,
                "spans": list(filling.spans),
            }
            for role, filling in statement.roles.items()
        ],
        "stance": classes.stance(statement.stance.value),
        "stance_spans": list(statement.stance.spans),
        "spans": list(statement.spans),
        "voice": statement.voice,
        "in_doubt": statement.in_doubt,
        "attributes": _json(statement.attributes),
        "note": statement.note,
        "origin": statement.origin,
    }
    return {**told, **_soft(statement.extra, "stance_distribution", classes.stances)} if soft else told


def _soft(extra: Mapping[str, Any], name: str, classes: dict[str, int]) -> Row:
    """The support of an item; the share of each class stands at its number, and all are 0 without a vote."""
    found = extra.get(SOFT) or {"unit": None, "support": None, "votes": {}}
    votes: Mapping[str, float] = found["votes"]
    for value in votes:
        classes.setdefault(value, len(classes))
    return {
        "unit": found["unit"],
        "support": found["support"],
        name: [votes.get(value, 0.0) for value in classes],
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# --- And back ----------------------------------------------------------------------------------------------


def layer_of(row: Row, labels: Sequence[str], stances: Sequence[str]) -> IncomingLayer:
    """The layer that a row of ours tells."""
    return IncomingLayer(
        annotator=row["annotator_uid"],
        status=row["status"] or "not_started",
        seconds=row["seconds"] or 0,
        notes=row["notes"] or "",
        marks=tuple(row["marks"]),
        spans=tuple(_incoming_span(span, labels) for span in row["spans"]),
        statements=tuple(_incoming_statement(one, stances) for one in row["statements"]),
        relations=tuple(
            Relation(one["uid"], one["type"], one["source"], one["target"]) for one in row["relations"]
        ),
    )


def _incoming_span(span: Row, labels: Sequence[str]) -> IncomingSpan:
    version = span["codebook_version"]
    return IncomingSpan(
        label=class_named(span["label"], labels),
        fragments=tuple((piece["start"], piece["end"]) for piece in span["fragments"]),
        uid=span["uid"],
        quote=span["text"],
        entity=span["entity_uid"],
        attributes=json_lines.parse(span["attributes"]),
        note=span["note"],
        origin=span["origin"],
        codebook_version=None if version is None else json.loads(version),
        extra=_hard(span, "label_distribution", labels),
    )


def _incoming_statement(statement: Row, stances: Sequence[str]) -> IncomingStatement:
    number = statement["stance"]
    stance = None if number is None else class_named(number, stances)
    return IncomingStatement(
        type=statement["type"],
        roles={
            role["role"]: Filling(role["entity_uid"], tuple(role["spans"])) for role in statement["roles"]
        },
        stance=Stance(stance, tuple(statement["stance_spans"])),
        spans=tuple(statement["spans"]),
        uid=statement["uid"],
        voice=statement["voice"],
        in_doubt=statement["in_doubt"],
        attributes=json_lines.parse(statement["attributes"]),
        note=statement["note"],
        origin=statement["origin"],
        extra=_hard(statement, "stance_distribution", stances),
    )


def _hard(item: Row, name: str, classes: Sequence[str]) -> dict[str, Any]:
    """What :func:`_soft` made columns of."""
    if item.get("unit") is None:
        return {}
    votes = {value: share for value, share in zip(classes, item[name], strict=False) if share}
    return {SOFT: {"unit": item["unit"], "support": item["support"], "votes": dict(sorted(votes.items()))}}
