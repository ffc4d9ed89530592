"""Writing tasks that Label Studio imports: an annotation for each layer, a region for each span.

Label Studio hands back what it does not know in ``meta`` of tasks and results as it came, so what has no
place of its own goes there. It refuses annotations of people who have no account, so no ``completed_by`` is
written; whose an annotation is stands in the task's ``meta`` under the annotation's id.
"""

from __future__ import annotations

import json
from typing import Any

from annotator.core.records import Span
from annotator.core.uids import derived_uid
from annotator.formats import carried
from annotator.formats.label_studio.results import OURS
from annotator.formats.layer_names import LayerNames
from annotator.formats.statement_relations import Arrow, encode
from annotator.plugin_api import ExportSource, OutgoingDocument, OutgoingLayer, Target

_TAKEN = ("text", "title")


def write(source: ExportSource, target: Target) -> None:
    """An array of tasks, one a line."""
    writer = _Writer(source)
    before = "[\n"
    for document in source.documents():
        task = writer.task(document)
        target.write(before + json.dumps(task, ensure_ascii=False, allow_nan=False))
        before = ",\n"
        layers = document.all_layers()
        target.count(
            documents=1,
            spans=sum(len(layer.spans) for layer in layers),
            statements=sum(len(layer.statements) for layer in layers),
        )
    target.write("[]\n" if before == "[\n" else "\n]\n")


class _Writer:
    def __init__(self, source: ExportSource) -> None:
        self._names = LayerNames(source)
        self._entities = carried.Entities(source.entities())
        self._types = [kind.id for kind in source.codebook.statement_types]

    def task(self, document: OutgoingDocument) -> dict[str, Any]:
        """The document; what says that it is ours comes first, so that the file is known by its beginning."""
        fields = document.document
        made = [self._annotation(document, layer) for layer in document.all_layers()]
        ours = {
            "offsets": "code-points",
            "statement_types": self._types,
            "uid": fields.uid,
            "state": fields.state,
            "notes": fields.notes,
            "entities": self._entities.of(document),
            "layers": [rest for _, rest in made],
            "extra": {key: value for key, value in fields.extra.items() if key != "suggestions"},
        }
        data = {"text": document.text, "title": fields.title}
        data |= {_free(key): value for key, value in fields.meta.items()}
        predictions = fields.extra.get("suggestions")
        return {
            "meta": {OURS: ours},
            "data": data,
            "annotations": [annotation for annotation, _ in made],
            "predictions": predictions if isinstance(predictions, list) else [],
        }

    def _annotation(
        self, document: OutgoingDocument, layer: OutgoingLayer
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The annotation, and what is told of it in the task's ``meta``."""
        said = encode(layer, types=self._types)
        name = self._names.of(layer)
        number = int(derived_uid("label-studio", document.document.uid, layer.layer.uid)[:12], 16)
        kept = layer.layer.extra.get("results")
        results = [_region(span, document.text) for span in layer.spans]
        results += [_relation(arrow) for arrow in said.arrows]
        annotation = {
            "id": number,
            "ground_truth": layer.layer.gold,
            "was_cancelled": layer.layer.status == "skipped",
            "lead_time": layer.seconds,
            "result": results + (kept if isinstance(kept, list) else []),
        }
        lost = {issue.where for issue in said.lost if issue.code != "statements.role_without_span"}
        rest = carried.layer_rest(layer, lost)
        rest.get("extra", {}).pop("results", None)
        annotator = layer.layer.annotator if layer.layer.gold else name
        return annotation, {"id": number, "annotator": annotator, **rest}


def _region(span: Span, text: str) -> dict[str, Any]:
    meta: dict[str, Any] = {OURS: carried.span_rest(span)}
    if span.note:
        meta["text"] = [span.note]
    return {
        "id": span.uid,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {
            "start": span.start,
            "end": span.end,
            "text": text[span.start : span.end],
            "labels": [span.label],
        },
        "meta": meta,
    }


def _relation(arrow: Arrow) -> dict[str, Any]:
    both = {"from_id": arrow.source, "to_id": arrow.target, "type": "relation"}
    result: dict[str, Any] = {**both, "direction": "right", "labels": [arrow.type]}
    if arrow.statement is not None:
        result["meta"] = {OURS: carried.statement_rest(arrow.statement)}
    elif arrow.relation is not None:
        extra = dict(arrow.relation.extra)
        result["direction"] = "bi" if extra.pop("direction", "") == "bi" else "right"
        result["meta"] = {OURS: {"uid": arrow.uid, **({"extra": extra} if extra else {})}}
    return result


def _free(key: str) -> str:
    """The key of ``data`` that holds the metadata ``key``."""
    return f"meta.{key}" if key in _TAKEN or key.startswith("meta.") else key
