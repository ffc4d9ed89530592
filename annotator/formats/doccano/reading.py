"""Reading doccano's records, of every project type that has texts, and our own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.core.uids import derived_uid
from annotator.formats import columns, json_lines, offsets
from annotator.formats.doccano.keys import FREE, OURS
from annotator.formats.document_offsets import Place, is_unclear, unit_of_document
from annotator.formats.layer_names import placed
from annotator.formats.statement_relations import Arrow, decode
from annotator.plugin_api import (
    Incoming,
    IncomingDocument,
    IncomingLayer,
    IncomingSpan,
    Question,
    Report,
    Source,
)

_SPAN_KEYS = ("entities", "label", "labels", "annotations")


@dataclass(frozen=True, slots=True)
class _Span:
    """A span as the record has it; ``id`` is JSON, since any value may be one."""

    start: int
    end: int
    label: str
    uid: str | None = None
    id: str | None = None

    def incoming(self, unit: offsets.Unit) -> IncomingSpan:
        place = (unit.to_code_points(self.start), unit.to_code_points(self.end))
        extra = {} if self.id is None else {"id": json.loads(self.id)}
        return IncomingSpan(self.label, (place,), self.uid, extra=extra)


def read(source: Source) -> Iterator[Incoming]:
    """Each record as a document with a layer."""
    for number, row in json_lines.objects(source):
        document = _Record(source, number, row).document()
        if document is not None:
            yield document


def questions(source: Source) -> Sequence[Question]:
    """What the offsets count, if that makes a difference and nothing tells."""
    silent = Source(source.path, source.name, Report(), source.options)
    for number, row in json_lines.objects(silent):
        if _Record(silent, number, row).is_unclear():
            return [offsets.QUESTION]
    return []


class _Record:
    """One object of the file."""

    def __init__(self, source: Source, number: int, row: dict[str, Any]) -> None:
        self._source = source
        self._number = number
        self._row = row
        self._key = ("doccano", source.name, str(row.get("id", f"line {number}")))
        self._text_key = "text" if isinstance(row.get("text"), str) else "data"
        types = row.get("statement_types")
        self._is_ours = isinstance(types, list)
        self._types = [one for one in types if isinstance(one, str)] if isinstance(types, list) else []
        told = row.get("offsets")
        self.told = told if told in offsets.UNITS else None
        """What the record itself says its offsets count."""

    def is_unclear(self) -> bool:
        """Whether what its offsets count makes a difference and nothing tells."""
        text = self._row.get(self._text_key)
        if not isinstance(text, str) or self.told is not None:
            return False
        return is_unclear(text, [(span.start, span.end, None) for span in self._spans(silently=True)])

    def document(self) -> IncomingDocument | None:
        """The document and its layer; None, with the reason reported."""
        text = self._row.get(self._text_key)
        if not isinstance(text, str):
            self._skip("jsonl.no_text", keys=", ".join(self._row))
            return None
        found = list(self._spans())
        places: list[Place] = [(span.start, span.end, None) for span in found]
        unit = unit_of_document(self._source, self._number, text, places, told=self.told)
        if unit is None:
            return None
        layers, gold = placed(self._layers(found, unit))
        title, meta = self._metadata()
        return IncomingDocument(
            text=text,
            where=self._source.at(self._number),
            title=title,
            meta=meta,
            uid=self._own("uid") or None,
            notes=self._notes(),
            layers=layers,
            gold=gold,
            extra={"id": self._row["id"]} if "id" in self._row else {},
        )

    def _own(self, key: str) -> str:
        """A text that our own writer put there."""
        value = self._row.get(key) if self._is_ours else ""
        return value if isinstance(value, str) else ""

    def _layers(self, found: Sequence[_Span], unit: offsets.Unit) -> list[tuple[str, IncomingLayer]]:
        name = self._own("annotator")
        if not name and not found:
            return []
        said = decode(
            list(self._arrows({span.id: span.uid for span in found if span.id and span.uid})),
            {span.uid: span.label for span in found if span.uid},
            types=self._types,
            ours=self._is_ours,
        )
        spans = tuple(span.incoming(unit) for span in found)
        layer = IncomingLayer(name or None, spans=spans, statements=said.statements, relations=said.relations)
        return [(name, layer)]

    def _spans(self, *, silently: bool = False) -> Iterator[_Span]:
        """What is a span; what should be one and is not is reported."""
        for key in _SPAN_KEYS:
            for index, item in enumerate(self._listed(key)):
                if isinstance(item, str):
                    continue  # a class of the whole text
                span = self._span(index, item)
                if span is not None:
                    yield span
                elif not silently:
                    self._skip("doccano.bad_span", key=key, number=index + 1)

    def _span(self, index: int, item: Any) -> _Span | None:
        uid = id_ = None
        if isinstance(item, list) and len(item) == 3:
            start, end, label = item
        elif isinstance(item, dict):
            start, end, label = item.get("start_offset"), item.get("end_offset"), item.get("label")
            id_ = json.dumps(item["id"]) if "id" in item else None
            uid = self._uid("span", item, id_ or f"number {index + 1}")
        else:
            return None
        label = str(label) if type(label) is int else label
        if type(start) is int and type(end) is int and isinstance(label, str) and label:
            return _Span(start, end, label, uid, id_)
        return None

    def _arrows(self, uids: dict[str, str]) -> Iterator[Arrow]:
        """The relations; ``uids`` are those of the spans, by id."""
        for index, item in enumerate(self._listed("relations")):
            type_ = item.get("type") if isinstance(item, dict) else None
            if not isinstance(type_, str):
                self._skip("doccano.bad_relation", number=index + 1)
                continue
            ends = [json.dumps(item.get(key)) for key in ("from_id", "to_id")]
            missing = [end for end in ends if end not in uids]
            if missing:
                self._skip("doccano.dangling", type=type_, missing=missing[0])
                continue
            id_ = json.dumps(item["id"]) if "id" in item else f"number {index + 1}"
            extra = {"id": item["id"]} if "id" in item else {}
            yield Arrow(type_, uids[ends[0]], uids[ends[1]], self._uid("relation", item, id_), extra)

    def _uid(self, kind: str, item: dict[str, Any], id_: str) -> str:
        given = item.get("uid") if self._is_ours else None
        return given if isinstance(given, str) and given else derived_uid(*self._key, kind, id_)

    def _metadata(self) -> tuple[str, dict[str, Any]]:
        """Title and metadata; classes of the whole text are metadata, too."""
        used = {"id", self._text_key, *(OURS if self._is_ours else ()), *(["offsets"] if self.told else ())}
        used |= {key for key in (*_SPAN_KEYS, "relations", "Comments") if self._is_list(key)}
        rest = {key: value for key, value in self._row.items() if key not in used}
        for key in _SPAN_KEYS:
            classes = [item for item in self._listed(key) if isinstance(item, str)]
            if classes:
                rest[key] = classes
        if self._is_ours:
            meta = {key.removeprefix(FREE): value for key, value in rest.items() if value not in ("", None)}
            return self._own("title"), meta
        mapped = columns.apply(columns.mapping_for(rest, {"text": None}), rest)
        return mapped.title, mapped.meta

    def _notes(self) -> str:
        """doccano's comments, which are about the whole text."""
        said = [one.get("comment") if isinstance(one, dict) else one for one in self._listed("Comments")]
        return "\n".join(one for one in [self._own("notes"), *said] if isinstance(one, str) and one)

    def _listed(self, key: str) -> list[Any]:
        value = self._row.get(key)
        return value if isinstance(value, list) else []

    def _is_list(self, key: str) -> bool:
        return isinstance(self._row.get(key), list)

    def _skip(self, code: str, **params: object) -> None:
        self._source.skip(code, line=self._number, **params)
