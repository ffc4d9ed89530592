"""``spans.csv``: a row for every span, with the statements it is evidence for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.core.codebook.model import Codebook
from annotator.core.records import Span, Statement
from annotator.formats.tables import (
    OPTIONS,
    Cell,
    Names,
    Table,
    document_cells,
    document_columns,
    plain,
    ranges,
)
from annotator.plugin_api import ExportSource, Format, Holds, Target

SPAN_COLUMNS = (
    "uid", "label", "label_name", "start", "end", "fragments", "quote", "entity", "entity_kind", "entity_uid",
    "statements", "roles", "stance", "stance_number", "note", "origin", "codebook_version", "attributes",
)  # fmt: skip
_JOINT = ";"


def write(source: ExportSource, target: Target) -> None:
    """Header and rows: by document, layer and place in the text."""
    codebook, names = source.codebook, Names(source)
    table = Table(target, [*document_columns(source), *SPAN_COLUMNS])
    for outgoing in source.documents():
        rows = 0
        for layer in outgoing.all_layers():
            place = document_cells(outgoing, layer, names)
            uses = uses_of(layer.statements)
            for span in layer.spans:
                table.row({**place, **span_cells(span, uses.get(span.uid, ()), codebook, names)})
            rows += len(layer.spans)
        target.count(documents=bool(rows), spans=rows)
    table.close()


def uses_of(statements: Iterable[Statement]) -> dict[str, list[tuple[Statement, str]]]:
    """Span → the statements that rest on it, each with the role it has there."""
    uses: dict[str, list[tuple[Statement, str]]] = {}
    for statement in statements:
        parts = [(role, filling.spans) for role, filling in statement.roles.items()]
        parts += [("stance", statement.stance.spans), ("passage", statement.spans)]
        for role, spans in parts:
            for uid in spans:
                uses.setdefault(uid, []).append((statement, role))
    return uses


def span_cells(
    span: Span, uses: Sequence[tuple[Statement, str]], codebook: Codebook, names: Names
) -> dict[str, Cell]:
    """The cells of :data:`SPAN_COLUMNS`; ``uses`` as :func:`uses_of` tells them."""
    label = codebook.label(span.label)
    stances = list(dict.fromkeys(use.stance.value for use, _ in uses if use.stance.value is not None))
    only = codebook.value(stances[0]) if len(stances) == 1 else None
    return {
        "uid": span.uid,
        "label": span.label,
        "label_name": label.name if label else None,
        "start": span.start,
        "end": span.end,
        "fragments": ranges(span.fragments),
        "quote": span.quote,
        "entity": names.entity(span.entity),
        "entity_kind": names.kind(span.entity),
        "entity_uid": span.entity,
        "statements": _JOINT.join(dict.fromkeys(use.uid for use, _ in uses)),
        "roles": _JOINT.join(dict.fromkeys(role for _, role in uses)),
        "stance": _JOINT.join(stances),
        # A mean of several stances would be a number nobody gave.
        "stance_number": only.number if only else None,
        "note": span.note,
        "origin": span.origin,
        "codebook_version": plain(span.codebook_version),
        "attributes": plain(span.attributes) if span.attributes else None,
    }


SPANS_CSV = Format(
    name="spans-csv",
    title="Spans, one a row",
    suffixes=(".csv",),
    aliases=("spans.csv", "spans"),
    description="For every span: its document with all metadata, annotator, label, offsets, fragments, "
    "quote, entity, and the statements, roles and stance it is evidence for.",
    holds=frozenset(
        {
            Holds.SPANS,
            Holds.FRAGMENTS,
            Holds.ENTITIES,
            Holds.ATTRIBUTES,
            Holds.NOTES,
            Holds.METADATA,
            Holds.ANNOTATORS,
            Holds.GOLD,
        }
    ),
    options=OPTIONS,
    default_name="spans.csv",
    write=write,
)
