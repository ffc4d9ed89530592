"""Other people's Parquet: a table of articles, with columns of spans where there are any."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from annotator.errors import UserError
from annotator.formats import columns
from annotator.formats.hugging_face.shape import FEATURES_KEY, class_named
from annotator.plugin_api import IncomingDocument, IncomingLayer, IncomingSpan, Source

_SPANS = ("spans", "entities", "annotations", "labels")
_START, _END, _LABEL = (
    ("start", "start_offset", "begin"),
    ("end", "end_offset"),
    ("label", "type", "category"),
)

Row = Mapping[str, Any]


def documents(
    source: Source, metadata: Mapping[bytes, bytes], schema: Any, rows: Iterator[tuple[int, Row]]
) -> Iterator[IncomingDocument]:
    """Each row as a document; a table without a text column is reported and left out."""
    names = list(schema.names)
    try:
        mapping = columns.mapping_for(names, dict(source.options.get("columns", {})))
    except UserError as error:
        source.report.skip(source.name, error.code, **error.params)
        return
    if "text" not in mapping:
        source.skip("table.no_text_column", columns=", ".join(names))
        return
    classes = _classes(metadata)
    column = next((name for name in _SPANS if name in names and _has_spans(schema.field(name))), None)
    for number, row in rows:
        told = {key: _plain(value) for key, value in row.items() if key != column}
        mapped = columns.apply(mapping, told)
        if mapped.text is None:
            source.skip("parquet.no_text", line=number)
            continue
        spans = _spans(source, number, row.get(column or "") or [], classes.get(column or "", {}))
        yield IncomingDocument(
            text=mapped.text,
            title=mapped.title,
            meta=mapped.meta,
            where=source.at(number),
            layers=(IncomingLayer(status="done", spans=spans),) if spans else (),
        )


def _plain(value: Any) -> Any:
    """A value as JSON has it: a moment becomes its ISO form."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, str | bool | int | float):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _has_spans(field: Any) -> bool:
    """Whether a column is a list of structs with a start, an end and a label."""
    element = getattr(field.type, "value_type", None)
    if element is None or not hasattr(element, "get_field_index"):
        return False
    names = {element.field(index).name for index in range(getattr(element, "num_fields", 0))}
    return all(names.intersection(wanted) for wanted in (_START, _END, _LABEL))


def _classes(metadata: Mapping[bytes, bytes]) -> dict[str, dict[str, list[str]]]:
    """Column → its part → names of a ``ClassLabel``, as far as the file says."""
    try:
        told = json.loads(metadata.get(FEATURES_KEY, b"{}"))["info"]["features"]
        listed = {name: _element(feature) for name, feature in told.items()}
        return {
            name: {part: each["names"] for part, each in parts.items() if each.get("_type") == "ClassLabel"}
            for name, parts in listed.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _element(feature: Any) -> dict[str, Any]:
    """The parts of a list of structs, in either of the spellings there are."""
    inner = feature[0] if isinstance(feature, list) else feature.get("feature", {})
    return {name: part for name, part in inner.items() if isinstance(part, dict)}


def _spans(
    source: Source, number: int, items: list[Any], classes: Mapping[str, list[str]]
) -> tuple[IncomingSpan, ...]:
    spans = []
    for item in items:
        try:
            start, end, label = [_first(item, names) for names in (_START, _END, _LABEL)]
            names = next((classes[part] for part in _LABEL if part in classes), None)
            told = class_named(label, names) if names is not None and isinstance(label, int) else str(label)
            quote = item.get("text")
            spans.append(IncomingSpan(told, ((int(start), int(end)),), quote=quote))
        except (ValueError, TypeError, LookupError) as error:
            source.skip("parquet.bad_row", line=number, reason=repr(error))
    return tuple(spans)


def _first(item: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    found = [item[name] for name in names if item.get(name) is not None]
    return found[0]  # nothing there is a LookupError, which the row is reported with
