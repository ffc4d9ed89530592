"""Writing Prodigy's records: one for each layer, with tokens at which every span begins and ends."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from annotator.core.records import Span
from annotator.formats import carried
from annotator.formats.layer_names import LayerNames
from annotator.formats.prodigy.spans import OURS
from annotator.formats.prodigy.tokens import Tokens
from annotator.formats.statement_relations import Arrow, encode
from annotator.plugin_api import ExportSource, OutgoingDocument, OutgoingLayer, Target


def write(source: ExportSource, target: Target) -> None:
    """A record for each layer; one without an answer for a document that has none."""
    writer = _Writer(source)
    for document in source.documents():
        layers = document.all_layers()
        for layer in layers or (None,):
            record = writer.record(document, layer)
            target.write(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")
        target.count(
            documents=1,
            spans=sum(len(layer.spans) for layer in layers),
            statements=sum(len(layer.statements) for layer in layers),
        )


class _Writer:
    def __init__(self, source: ExportSource) -> None:
        self._names = LayerNames(source)
        self._entities = carried.Entities(source.entities())
        self._types = [kind.id for kind in source.codebook.statement_types]

    def record(self, document: OutgoingDocument, layer: OutgoingLayer | None) -> dict[str, Any]:
        """The layer; what says that it is ours comes first, so that the file is known by its beginning."""
        fields = document.document
        hidden = {key: value for key, value in fields.extra.items() if key.startswith("_")}
        ours: dict[str, Any] = {
            "statement_types": self._types,
            "uid": fields.uid,
            "state": fields.state,
            "notes": fields.notes,
            "entities": self._entities.of(document),
            "extra": {key: value for key, value in fields.extra.items() if key not in hidden},
        }
        record: dict[str, Any] = {OURS: ours, "text": document.text, "meta": _meta(document), **hidden}
        if layer is None:
            tokens = Tokens.of(document.text, ())
            return record | {"tokens": tokens.to_json(document.text), "spans": [], "relations": []}
        name = self._names.of(layer)
        tokens = Tokens.of(document.text, ((span.start, span.end) for span in layer.spans))
        said = encode(layer, types=self._types)
        lost = {issue.where for issue in said.lost if issue.code != "statements.role_without_span"}
        annotator = layer.layer.annotator if layer.layer.gold else name
        ours["layer"] = {"annotator": annotator, **carried.layer_rest(layer, lost)}
        spans = {span.uid: _place(span, tokens) for span in layer.spans}
        return record | {
            "tokens": tokens.to_json(document.text),
            "spans": [_span(span, document.text, spans[span.uid]) for span in layer.spans],
            "relations": [_relation(arrow, spans) for arrow in said.arrows],
            "_annotator_id": name,
            "_session_id": name,
            "answer": "ignore" if layer.layer.status == "skipped" and not layer.spans else "accept",
        }


def _meta(document: OutgoingDocument) -> dict[str, Any]:
    """What Prodigy shows below the text."""
    meta = document.document.meta
    free = {f"meta.{key}" if key == "title" or key.startswith("meta.") else key: meta[key] for key in meta}
    return {"title": document.document.title, **free}


def _place(span: Span, tokens: Tokens) -> dict[str, Any]:
    first, last = tokens.covered(span.start, span.end)
    return {
        "start": span.start,
        "end": span.end,
        "token_start": first,
        "token_end": last,
        "label": span.label,
    }


def _span(span: Span, text: str, place: Mapping[str, Any]) -> dict[str, Any]:
    quoted = {"text": text[span.start : span.end], "type": "span"}
    return {**place, **quoted, OURS: carried.span_rest(span)}


def _relation(arrow: Arrow, spans: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    head, child = spans[arrow.source], spans[arrow.target]
    if arrow.statement is not None:
        rest = carried.statement_rest(arrow.statement)
    else:
        extra = dict(arrow.relation.extra) if arrow.relation else {}
        rest = {"uid": arrow.uid, **({"extra": extra} if extra else {})}
    # Prodigy names a span by its last token.
    return {
        "head": head["token_end"],
        "child": child["token_end"],
        "label": arrow.type,
        "head_span": dict(head),
        "child_span": dict(child),
        OURS: {"head": arrow.source, "child": arrow.target, "rest": rest},
    }
