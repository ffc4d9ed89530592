"""Writing records that doccano's importer takes: the same keys in each, no relation without its ends."""

from __future__ import annotations

import json
from typing import Any

from annotator.formats.doccano.keys import free
from annotator.formats.layer_names import LayerNames
from annotator.formats.statement_relations import encode
from annotator.plugin_api import ExportSource, OutgoingDocument, OutgoingLayer, Target

_LONGEST = 100
"""Characters of a label's or a relation's name in doccano; SQLite does not mind, other databases refuse."""


def write(source: ExportSource, target: Target) -> None:
    """A record for each layer; one without labels for a document that has none."""
    writer = _Writer(source, target)
    for document in source.documents():
        layers = document.all_layers()
        for layer in layers:
            writer.record(document, layer)
        if not layers:
            writer.record(document, None)
        target.count(documents=1)
    for name in sorted(writer.long_names):
        target.lose(target.name, "doccano.long_name", name=name[:40], length=len(name), longest=_LONGEST)


class _Writer:
    def __init__(self, source: ExportSource, target: Target) -> None:
        self._target = target
        self._names = LayerNames(source)
        self._types = [kind.id for kind in source.codebook.statement_types]
        self._keys = {key: free(key) for key in source.meta_keys()}
        self.long_names: set[str] = set()
        """Labels and types that are longer than doccano's database lets them be."""
        self._with_relations = target.options.get("kind", "relations") == "relations"

    def record(self, document: OutgoingDocument, layer: OutgoingLayer | None) -> None:
        # What says that it is ours comes first, so that the file is known by its beginning.
        record: dict[str, Any] = {
            "offsets": "code-points",
            "statement_types": self._types,
            "uid": document.document.uid,
            "title": document.document.title,
            "notes": document.document.notes,
            "annotator": self._names.of(layer) if layer else "",
            "text": document.text,
        }
        record |= self._related(layer) if self._with_relations else {"label": self._plain(layer)}
        for key, written in self._keys.items():
            value = document.document.meta.get(key)
            record[written] = "" if value is None else value
        self._target.write(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")
        self._target.count(spans=len(layer.spans) if layer else 0)
        names = {span.label for span in layer.spans} if layer else set()
        names |= {relation["type"] for relation in record.get("relations", ())}
        self.long_names |= {name for name in names if len(name) > _LONGEST}

    def _plain(self, layer: OutgoingLayer | None) -> list[list[Any]]:
        if layer is None:
            return []
        for statement in layer.statements:
            self._target.lose(statement.uid, "doccano.no_statement", uid=statement.uid)
        for relation in layer.relations:
            self._target.lose(relation.uid or "", "doccano.no_relation", uid=relation.uid or "")
        return [[span.start, span.end, span.label] for span in layer.spans]

    def _related(self, layer: OutgoingLayer | None) -> dict[str, Any]:
        if layer is None:
            return {"entities": [], "relations": []}
        said = encode(layer, types=self._types)
        for loss in said.lost:
            self._target.lose(loss.where, loss.code, **loss.params)
        self._target.count(statements=len(said.statements))
        ids = {span.uid: number for number, span in enumerate(layer.spans)}
        entities = [
            {
                "id": ids[span.uid],
                "start_offset": span.start,
                "end_offset": span.end,
                "label": span.label,
                "uid": span.uid,
            }
            for span in layer.spans
        ]
        relations = [
            {
                "id": number,
                "from_id": ids[arrow.source],
                "to_id": ids[arrow.target],
                "type": arrow.type,
                "uid": arrow.uid,
            }
            for number, arrow in enumerate(said.arrows)
        ]
        return {"entities": entities, "relations": relations}
