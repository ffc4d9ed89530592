"""Reading Prodigy's records: an answer of one person about one text each, as a layer of that text.

Only what was accepted is a label. What was rejected or ignored stays with the layer as it came, where
nobody takes it for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from annotator.core.kinds import STATES
from annotator.core.uids import derived_uid
from annotator.formats import carried, columns, json_lines
from annotator.formats.document_offsets import Place, unit_of_document
from annotator.formats.layer_names import GOLD
from annotator.formats.offsets import Unit
from annotator.formats.prodigy.spans import OURS, Spans
from annotator.formats.statement_relations import Arrow, decode
from annotator.plugin_api import Incoming, IncomingDocument, IncomingHeader, IncomingLayer, Source

_OF_LAYER = (
    "_task_hash", "_session_id", "_annotator_id", "_view_id", "_timestamp", "_is_binary", "label", "accept",
    "options", "score", "priority", "model",
)  # fmt: skip
_READ = ("text", "tokens", "spans", "relations", "meta", "answer", OURS, *_OF_LAYER)
_FREE = "meta."


def read(source: Source) -> Iterator[Incoming]:
    """Each record as a document with a layer, the entities it brings along before it."""
    told: set[str] = set()
    for line, row in json_lines.objects(source):
        record = _Record(source, line, row)
        entities = [one for one in carried.entities_of(record.ours.get("entities")) if one.uid not in told]
        if entities:
            told |= {one.uid for one in entities}
            yield IncomingHeader(source.at(line), entities=tuple(entities))
        document = record.document()
        if document is not None:
            yield document


class _Record:
    """One object of the file."""

    def __init__(self, source: Source, line: int, row: dict[str, Any]) -> None:
        self._source = source
        self._line = line
        self._row = row
        self.ours = carried.mapping(row.get(OURS))
        """What we wrote along with the record; empty in other people's files."""
        types = self.ours.get("statement_types")
        self._types = [one for one in types if isinstance(one, str)] if isinstance(types, list) else None
        self._key = ("prodigy", source.name, str(row.get("_task_hash", f"line {line}")))

    def document(self) -> IncomingDocument | None:
        """The document and its layer; None, with the reason reported."""
        text = self._row.get("text")
        if not isinstance(text, str):
            self._source.skip("jsonl.no_text", line=self._line, keys=", ".join(self._row))
            return None
        spans = Spans(self._source, self._line, self._row)
        unit = self._unit(text, spans.places())
        if unit is None:
            return None
        layer = self._layer(spans, unit)
        is_gold = self._types is not None and self._row.get("_annotator_id") == GOLD
        title, meta = self._metadata()
        state, notes, uid = (self.ours.get(key) for key in ("state", "notes", "uid"))
        return IncomingDocument(
            text=text,
            where=self._source.at(self._line),
            title=title,
            meta=meta,
            uid=uid if isinstance(uid, str) and uid else None,
            state=state if state in STATES else "open",
            notes=notes if isinstance(notes, str) else "",
            layers=() if layer is None or is_gold else (layer,),
            gold=layer if is_gold else None,
            extra=self._extra(),
        )

    def _unit(self, text: str, places: list[Place]) -> Unit | None:
        """Prodigy counts code points; only tokens and quotes can show that somebody else wrote the file."""
        is_certain = self._types is not None or not any(quote for *_, quote in places)
        told = "code-points" if is_certain else None
        return unit_of_document(self._source, self._line, text, places, told=told)

    # --- The layer ----------------------------------------------------------------------------------------

    def _layer(self, spans: Spans, unit: Unit) -> IncomingLayer | None:
        answer = self._row.get("answer") or "accept"
        said = {key: self._row[key] for key in _OF_LAYER if self._row.get(key) is not None}
        rest = carried.mapping(self.ours.get("layer"))
        name = rest.get("annotator") if self._types is not None else self._annotator()
        named = name if isinstance(name, str) and name else None
        if answer != "accept" and (spans.found or not rest):
            return self._refused(answer, said, named)
        if not rest and not spans.found and not said and "answer" not in self._row:
            return None
        extra = said if self._types is None else {}
        return self._accepted(spans, unit, IncomingLayer(named, extra=extra), rest)

    def _refused(self, answer: Any, said: dict[str, Any], name: str | None) -> IncomingLayer:
        """What nobody accepted is no label; it is kept as it came."""
        kept = {key: self._row[key] for key in ("spans", "relations") if self._row.get(key)}
        self._source.warn("prodigy.not_accepted", line=self._line, answer=answer)
        return IncomingLayer(name, status="skipped", extra={**said, "answer": answer, **kept})

    def _accepted(
        self, spans: Spans, unit: Unit, layer: IncomingLayer, rest: Mapping[str, Any]
    ) -> IncomingLayer:
        made = spans.incoming(unit, self._key, is_ours=self._types is not None)
        labels = {span.uid: span.label for span in made if span.uid}
        drawn = list(self._drawn(spans, [span.uid or "" for span in made]))
        arrows = [arrow for arrow, _ in drawn]
        said = decode(arrows, labels, types=self._types or (), ours=self._types is not None)
        rests = {arrow.uid: kept for arrow, kept in drawn}
        statements = [carried.statement_with(one, rests.get(one.uid)) for one in said.statements]
        told = replace(
            layer,
            status="done",
            spans=tuple(made),
            statements=tuple(statements),
            relations=said.relations,
        )
        return carried.layer_with(told, rest)

    def _annotator(self) -> str | None:
        for key in ("_annotator_id", "_session_id"):
            if isinstance(self._row.get(key), str) and self._row[key]:
                return str(self._row[key])
        return None

    def _drawn(self, spans: Spans, uids: list[str]) -> Iterator[tuple[Arrow, Any]]:
        """Arrows between the spans that have these uids, each with what we wrote along with it."""
        items = self._row.get("relations")
        for number, item in enumerate(items if isinstance(items, list) else (), start=1):
            label = item.get("label") if isinstance(item, dict) else None
            if not isinstance(label, str):
                self._skip("prodigy.bad_relation", number=number)
                continue
            told = carried.mapping(item.get(OURS) if self._types is not None else None)
            rest = carried.mapping(told.get("rest"))
            ends = [self._end(spans, uids, item, key, told) for key in ("head", "child")]
            if None in ends:
                self._skip("prodigy.no_span", number=number, label=label)
                continue
            given = rest.get("uid")
            uid = given if isinstance(given, str) and given else None
            uid = uid or derived_uid(*self._key, "relation", str(number))
            color = {"color": item["color"]} if item.get("color") and not rest else {}
            yield Arrow(label, str(ends[0]), str(ends[1]), uid, {**color, **carried.extra_of(rest)}), rest

    @staticmethod
    def _end(
        spans: Spans, uids: list[str], item: Mapping[str, Any], key: str, told: Mapping[str, Any]
    ) -> str | None:
        """The uid of the span at an end: as we told it, else by its place, else by its last token."""
        if told.get(key) in uids:
            return str(told[key])
        index = spans.at(carried.mapping(item.get(f"{key}_span")), item.get(key))
        return None if index is None else uids[index]

    # --- The rest -----------------------------------------------------------------------------------------

    def _metadata(self) -> tuple[str, dict[str, Any]]:
        meta = self._row.get("meta")
        told = dict(meta) if isinstance(meta, dict) else ({"meta": meta} if meta is not None else {})
        if self._types is not None:
            title = told.pop("title", "")
            return (
                title if isinstance(title, str) else "",
                {key.removeprefix(_FREE): value for key, value in told.items()},
            )
        others = {key: value for key, value in self._row.items() if key not in _READ and key[:1] != "_"}
        row = {**others, **told}
        mapped = columns.apply(columns.mapping_for(row, {"text": None}), row)
        return mapped.title, mapped.meta

    def _extra(self) -> dict[str, Any]:
        hidden = {
            key: value
            for key, value in self._row.items()
            if key.startswith("_") and key not in _OF_LAYER and value is not None
        }
        return {**carried.extra_of(self.ours), **hidden}

    def _skip(self, code: str, **params: object) -> None:
        self._source.skip(code, line=self._line, **params)
