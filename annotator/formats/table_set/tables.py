"""What the four tables say: a row a document, a span, a statement, an entity.

Spans and statements have the columns of ``spans.csv`` and ``statements.csv``; statements tell the uids of
their evidence besides, so that everything can be put together again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from annotator.core.records import Entity, Statement
from annotator.formats.spans_csv import SPAN_COLUMNS, span_cells, uses_of
from annotator.formats.statements_csv import role_column, roles_of, statement_cells, statement_columns
from annotator.formats.tables import (
    DOCUMENT_META,
    Cell,
    Names,
    document_cells,
    document_columns,
    plain,
)
from annotator.plugin_api import ExportSource, OutgoingDocument, Target

DOCUMENTS, SPANS, STATEMENTS, ENTITIES = "documents", "spans", "statements", "entities"
NAMES = (DOCUMENTS, SPANS, STATEMENTS, ENTITIES)

HEAD = ("document", "title", "state", "notes", "text")
"""How the table of documents begins, by which it is known."""

_ENTITY_COLUMNS = ("uid", "kind", "name", "aliases", "parent", "attributes")
_EVIDENCE_COLUMNS = ("stance_spans", "passage_spans")
JOINT = ";"

Rows = Mapping[str, Callable[[Mapping[str, Cell]], None]]
"""For each table what takes its next row."""


def columns(source: ExportSource) -> dict[str, list[str]]:
    """The columns of each table."""
    places = document_columns(source)
    free = [f"meta.{key}" for key in source.meta_keys() if key not in DOCUMENT_META]
    evidence = [f"{role_column(role)}_spans" for role in roles_of(source.codebook)]
    return {
        DOCUMENTS: [*HEAD, *DOCUMENT_META, *free],
        SPANS: [*places, *SPAN_COLUMNS],
        STATEMENTS: [
            *places,
            *statement_columns(source.codebook),
            *evidence,
            "stance_spans",
            "passage_spans",
        ],
        ENTITIES: list(_ENTITY_COLUMNS),
    }


def fill(source: ExportSource, target: Target, rows: Rows, *, numbers: bool) -> None:
    """Hand every row to the table it belongs to; count what went in.

    ``numbers`` says that the file tells numbers from text.
    """
    names, roles = Names(source), set(roles_of(source.codebook))
    for entity in source.entities():
        rows[ENTITIES](_entity(entity))
    for outgoing in source.documents():
        rows[DOCUMENTS](_document(outgoing))
        _lose_types(outgoing, target, numbers=numbers)
        spans = statements = 0
        for layer in outgoing.all_layers():
            place = document_cells(outgoing, layer, names)
            by_uid, uses = {span.uid: span for span in layer.spans}, uses_of(layer.statements)
            for span in layer.spans:
                cells = span_cells(span, uses.get(span.uid, ()), source.codebook, names)
                rows[SPANS]({**place, **cells})
            for statement in layer.statements:
                cells = statement_cells(statement, by_uid, source.codebook, names)
                rows[STATEMENTS]({**place, **cells, **_evidence(statement)})
                for role in statement.roles.keys() - roles:
                    target.lose(statement.uid, "tables.lost_role", uid=statement.uid, role=role)
            spans += len(layer.spans)
            statements += len(layer.statements)
        target.count(documents=1, spans=spans, statements=statements)


def _lose_types(outgoing: OutgoingDocument, target: Target, *, numbers: bool) -> None:
    """Tell which metadata will come back as another kind of value."""
    uid = outgoing.document.uid
    for key, value in outgoing.document.meta.items():
        kept = isinstance(value, str) and value != "" and not _reads_as_json(value)
        kept = kept or (isinstance(value, dict | list) and bool(value))
        kept = kept or (numbers and isinstance(value, int | float) and not isinstance(value, bool))
        if not kept:
            target.lose(uid, "tables.metadata_as_text", uid=uid, key=key)


def _reads_as_json(value: str) -> bool:
    return isinstance(nested(value), dict | list)


def nested(cell: Cell) -> Any:
    """A cell's value: an object or list where it is written as JSON, else the cell itself."""
    if isinstance(cell, str) and cell.startswith(("{", "[")):
        try:
            return json.loads(cell)
        except (ValueError, RecursionError):
            return cell
    return cell


def _document(outgoing: OutgoingDocument) -> dict[str, Cell]:
    document = outgoing.document
    cells: dict[str, Cell] = {
        "document": document.uid,
        "title": document.title,
        "state": document.state,
        "notes": document.notes,
        "text": outgoing.text,
    }
    for key, value in document.meta.items():
        cells[key if key in DOCUMENT_META else f"meta.{key}"] = plain(value)
    return cells


def _entity(entity: Entity) -> dict[str, Cell]:
    return {
        "uid": entity.uid,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": plain(list(entity.aliases)) if entity.aliases else None,
        "parent": entity.parent,
        "attributes": plain(dict(entity.attributes)) if entity.attributes else None,
    }


def _evidence(statement: Statement) -> dict[str, Cell]:
    cells: dict[str, Cell] = {
        f"{role_column(role)}_spans": _joined(filling.spans) for role, filling in statement.roles.items()
    }
    cells["stance_spans"] = _joined(statement.stance.spans)
    cells["passage_spans"] = _joined(statement.spans)
    return cells


def _joined(uids: tuple[str, ...]) -> Cell:
    """Uids as one cell; as JSON where one of them has the joint in it."""
    return plain(list(uids)) if any(JOINT in uid or uid[:1] in "[{" for uid in uids) else JOINT.join(uids)
