"""JSON Lines: one article a line, its keys mapped like a table's columns."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from annotator.formats import columns, json_lines
from annotator.plugin_api import Format, Holds, Incoming, IncomingDocument, Option, Preview, Report, Source

_PREVIEWED = 20


def read(source: Source) -> Iterator[Incoming]:
    """Each line as a document; a line without text is reported and left out."""
    mappings: dict[tuple[str, ...], dict[str, str]] = {}
    for number, row in json_lines.objects(source):
        keys = tuple(row)
        if keys not in mappings:
            mappings[keys] = columns.mapping_for(keys, _chosen(source, row))
        mapped = columns.apply(mappings[keys], row)
        if mapped.text is None:
            source.skip("jsonl.no_text", line=number, keys=", ".join(row))
        else:
            yield IncomingDocument(
                text=mapped.text, title=mapped.title, meta=mapped.meta, where=source.at(number)
            )


def preview(source: Source) -> Preview | None:
    """Keys and values of the first lines, for choosing what is what."""
    silent = Source(source.path, source.name, Report(), source.options)
    rows = [row for _, row in itertools.islice(json_lines.objects(silent), _PREVIEWED)]
    keys = tuple(dict.fromkeys(key for row in rows for key in row))
    if not keys:
        return None
    chosen = {field: key for field, key in _choices(source).items() if key is None or key in keys}
    return Preview(
        columns=keys,
        mapping=columns.mapping_for(keys, chosen),
        rows=tuple(tuple(str(row.get(key, "")) for key in keys) for row in rows),
    )


def _choices(source: Source) -> dict[str, str | None]:
    return dict(source.options.get("columns", {}))


def _chosen(source: Source, row: dict[str, object]) -> dict[str, str | None]:
    """The user's choice as far as this line has such keys: a line without a date is no error."""
    return {field: key if key in row else None for field, key in _choices(source).items()}


JSONL = Format(
    name="jsonl",
    title="JSON Lines",
    suffixes=(".jsonl", ".ndjson", ".json"),
    aliases=("ndjson", "json-lines"),
    description="One article a line, as a JSON object, or an array of such objects. Keys are mapped like the "
    "columns of a table; what is not mapped becomes metadata, nested values included.",
    holds=frozenset({Holds.TEXT, Holds.METADATA}),
    options=(
        Option("columns", 'Field → key, where the guess is wrong, for example {"text": "raw"}.'),
        Option("encoding", "Read the file in this encoding instead of finding it out."),
    ),
    read=read,
    preview=preview,
)
