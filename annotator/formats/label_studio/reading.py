"""Reading Label Studio's tasks: JSON with its annotations, and JSON_MIN, which has less.

Who labelled is ``completed_by``; a ground truth is gold; predictions are suggestions and no labels. The
text is looked for in ``data``, since only the project's labelling configuration would say where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.core.kinds import STATES
from annotator.formats import carried, columns, json_lines, offsets
from annotator.formats.document_offsets import is_unclear, unit_of_document
from annotator.formats.label_studio.hypertext import HyperText
from annotator.formats.label_studio.results import OURS, Results
from annotator.plugin_api import (
    Incoming,
    IncomingDocument,
    IncomingHeader,
    IncomingLayer,
    Question,
    Report,
    Source,
)

_FREE = "meta."


def read(source: Source) -> Iterator[Incoming]:
    """Each task as a document, the entities it brings along before it."""
    told: set[str] = set()
    for line, row in json_lines.objects(source):
        task = _Task(source, line, row)
        entities = [one for one in carried.entities_of(task.ours.get("entities")) if one.uid not in told]
        if entities:
            told |= {one.uid for one in entities}
            yield IncomingHeader(source.at(line), entities=tuple(entities))
        document = task.document()
        if document is not None:
            yield document


def questions(source: Source) -> Sequence[Question]:
    """What the offsets count, if that makes a difference and nothing tells."""
    silent = Source(source.path, source.name, Report(), source.options)
    if any(_Task(silent, line, row).is_unclear() for line, row in json_lines.objects(silent)):
        return [offsets.QUESTION]
    return []


class _Task:
    """One task, or one record of JSON_MIN."""

    def __init__(self, source: Source, line: int, row: dict[str, Any]) -> None:
        self._source = source
        self._line = line
        self._row = row if isinstance(row.get("data"), dict) else _from_min(row)
        self._data: Mapping[str, Any] = self._row["data"]
        self.ours = carried.mapping(carried.mapping(self._row.get("meta")).get(OURS))
        """What we wrote along with the task; empty in other people's files."""
        types = self.ours.get("statement_types")
        self._types = [one for one in types if isinstance(one, str)] if isinstance(types, list) else None
        self._text_key = self._key_of_text()
        raw = self._data.get(self._text_key)
        self._hypertext = HyperText(raw) if isinstance(raw, str) and self._is_hypertext() else None
        self._text = self._hypertext.text if self._hypertext is not None else raw
        key = ("label-studio", source.name, str(self._row.get("id", f"line {line}")))
        self._annotations = [
            (
                one,
                Results(source, line, one.get("result"), (*key, str(one.get("id", number))), self._hypertext),
            )
            for number, one in enumerate(self._listed("annotations", "completions"), start=1)
            if isinstance(one, dict)
        ]

    def is_unclear(self) -> bool:
        """Whether what its offsets count makes a difference and nothing tells."""
        if not isinstance(self._text, str) or self._hypertext is not None or self._types is not None:
            return False
        return is_unclear(self._text, self._places())

    def document(self) -> IncomingDocument | None:
        """The document with its layers; None, with the reason reported."""
        if not isinstance(self._text, str):
            self._source.skip("label_studio.no_text", line=self._line, keys=", ".join(self._data))
            return None
        is_certain = self._hypertext is not None or self._types is not None
        told = "code-points" if is_certain else None
        unit = unit_of_document(self._source, self._line, self._text, self._places(), told=told)
        if unit is None:
            return None
        layers, gold = self._layers(unit)
        title, meta = self._metadata()
        state = self.ours.get("state")
        return IncomingDocument(
            text=self._text,
            where=self._source.at(self._line),
            title=title,
            meta=meta,
            uid=self._own("uid") or None,
            state=state if state in STATES else "open",
            notes=self._own("notes"),
            layers=layers,
            gold=gold,
            extra=self._extra(),
        )

    # --- The text -----------------------------------------------------------------------------------------

    def _key_of_text(self) -> str:
        """The user's word; else what the labels name, what it is usually called, or what is longest."""
        texts = {key: value for key, value in self._data.items() if isinstance(value, str)}
        chosen = self._source.options.get("text")
        labelled = [str(one.get("to_name")) for one in self._all_results()]
        guess = columns.mapping_for(texts, {}).get("text")
        longest = max(texts, key=lambda key: len(texts[key]), default="text")
        return next((key for key in (chosen, *labelled, "text", guess) if key in texts), longest)

    def _is_hypertext(self) -> bool:
        return any(one.get("type") == "hypertextlabels" for one in self._all_results())

    def _all_results(self) -> Iterator[dict[str, Any]]:
        for one in self._listed("annotations", "completions"):
            results = one.get("result") if isinstance(one, dict) else None
            items = results if isinstance(results, list) else ()
            yield from (item for item in items if isinstance(item, dict))

    # --- The layers ---------------------------------------------------------------------------------------

    def _places(self) -> list[tuple[int, int, str | None]]:
        return [region.place for _, results in self._annotations for region in results.regions]

    def _layers(self, unit: offsets.Unit) -> tuple[tuple[IncomingLayer, ...], IncomingLayer | None]:
        layers: list[IncomingLayer] = []
        gold: IncomingLayer | None = None
        rests = self.ours.get("layers")
        for annotation, results in self._annotations:
            rest = _rest_of(annotation, rests if isinstance(rests, list) else [])
            name = rest.get("annotator") if rest else _annotator(annotation.get("completed_by"))
            layer = results.layer(unit, name if isinstance(name, str) and name else None, self._types)
            layer = _completed(layer, annotation, rest)
            if results.kept and not rest:
                self._warn("label_studio.kept_aside", count=len(results.kept))
            if annotation.get("ground_truth") is True and gold is None:
                gold = layer
            else:
                layers.append(layer)
        return tuple(layers), gold

    # --- The rest -----------------------------------------------------------------------------------------

    def _metadata(self) -> tuple[str, dict[str, Any]]:
        rest = {key: value for key, value in self._data.items() if key != self._text_key}
        if self._types is None:
            mapped = columns.apply(columns.mapping_for(rest, {"text": None}), rest)
            return mapped.title, mapped.meta
        title = rest.pop("title", "")
        meta = {key.removeprefix(_FREE): value for key, value in rest.items()}
        return title if isinstance(title, str) else "", meta

    def _extra(self) -> dict[str, Any]:
        """What a task has besides, and the predictions, which are nobody's labels."""
        extra = {key: self._row[key] for key in ("id", "drafts") if self._row.get(key)}
        meta = {key: value for key, value in carried.mapping(self._row.get("meta")).items() if key != OURS}
        if meta:
            extra["meta"] = meta
        if self._hypertext is not None:
            extra["html"] = self._data[self._text_key]
        suggestions = self._listed("predictions")
        if suggestions:
            extra["suggestions"] = suggestions
            self._warn("label_studio.suggestions", count=len(suggestions))
        return {**carried.extra_of(self.ours), **extra}

    def _own(self, key: str) -> str:
        value = self.ours.get(key)
        return value if isinstance(value, str) else ""

    def _listed(self, *keys: str) -> list[Any]:
        return next((value for key in keys if isinstance(value := self._row.get(key), list)), [])

    def _warn(self, code: str, **params: object) -> None:
        self._source.warn(code, line=self._line, **params)


def _from_min(row: dict[str, Any]) -> dict[str, Any]:
    """A record of JSON_MIN as the task that it was made of, as far as it still tells."""
    fields = ("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time")
    data = {key: value for key, value in row.items() if key not in fields}
    results = []
    for key, value in row.items():
        if isinstance(value, list) and value and all(map(_is_min_span, value)):
            data.pop(key)
            results += [{"type": "labels", "from_name": key, "value": one} for one in value]
    annotation = {"completed_by": row.get("annotator"), "result": results, "lead_time": row.get("lead_time")}
    has_annotation = results or "annotation_id" in row
    return {"id": row.get("id"), "data": data, "annotations": [annotation] if has_annotation else []}


def _is_min_span(value: Any) -> bool:
    return isinstance(value, dict) and "start" in value and "end" in value and "labels" in value


def _rest_of(annotation: Mapping[str, Any], rests: Sequence[Any]) -> Mapping[str, Any]:
    """What we wrote along with an annotation, which Label Studio knows under the id that we gave it."""
    number = annotation.get("import_id") or annotation.get("id")
    return next((rest for rest in map(carried.mapping, rests) if rest.get("id") == number), {})


def _completed(layer: IncomingLayer, annotation: Mapping[str, Any], rest: Mapping[str, Any]) -> IncomingLayer:
    """The layer with its status, its time, and the statements that no arrow could stand for."""
    seconds, is_skipped = annotation.get("lead_time"), annotation.get("was_cancelled") is True
    told = replace(
        layer,
        status="skipped" if is_skipped else "done",
        seconds=int(seconds) if isinstance(seconds, int | float) and 0 <= seconds < 2**53 else 0,
    )
    # How long it took, and whether it was skipped, are Label Studio's to say.
    kept = {key: value for key, value in rest.items() if key != "seconds"}
    if (kept.get("status") == "skipped") != is_skipped:
        kept.pop("status", None)
    return carried.layer_with(told, kept)


def _annotator(completed_by: Any) -> str | None:
    """What the person is called: by email, by name, or by number."""
    if isinstance(completed_by, dict):
        names = [str(completed_by.get(key) or "") for key in ("first_name", "last_name")]
        name = completed_by.get("email") or completed_by.get("username") or " ".join(filter(None, names))
        return str(name) if name else _annotator(completed_by.get("id"))
    if isinstance(completed_by, str):
        return completed_by or None
    return None if completed_by is None else f"Label Studio {completed_by}"
