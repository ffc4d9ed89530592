"""What a file that we wrote holds beside DNA's tables: all that DNA has no place for.

The table ``ANNOTATOR`` has the header and every document in the shape of ``annotator/1``, texts aside, and
for each row of DNA's the record of ours that it stands for, with the cells as they were written. DNA asks its
own tables alone, so it neither shows nor changes this one. A row that is as it was written is the record that
is kept here; where DNA has changed a cell, DNA is right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.core.uids import text_hash
from annotator.formats import json_lines
from annotator.formats.dna.contents import Contents
from annotator.formats.dna.database import NUMBER, TEXT
from annotator.formats.dna.model import Document, Entity, Statement
from annotator.formats.dna.plans import Plan, plan_of
from annotator.formats.native.reading import document_of, header_of
from annotator.plugin_api import IncomingDocument, IncomingHeader, Source

TABLE = "ANNOTATOR"
CREATE = (
    "CREATE TABLE ANNOTATOR(Kind TEXT NOT NULL, ID INTEGER NOT NULL, Value TEXT NOT NULL,"
    " PRIMARY KEY (Kind, ID))"
)
HEADER, TYPE, CODER, ENTITY, DOCUMENT, STATEMENT = (
    "header",
    "type",
    "coder",
    "entity",
    "document",
    "statement",
)
GOLD, NOBODY = "\0gold", "\0nobody"
"""Who a coder is that is no annotator: the reviewers together, or the administrator whom DNA wants."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record of ours by uid (or what else names it), and the cells that DNA was given for it."""

    uid: str
    cells: Any


@dataclass(slots=True)
class Beside:
    """The table, read; whatever is not of its shape was reported."""

    header: IncomingHeader
    plans: dict[int, Plan] = field(default_factory=dict)
    coders: dict[int, Kept] = field(default_factory=dict)
    entities: dict[int, Kept] = field(default_factory=dict)
    statements: dict[int, Kept] = field(default_factory=dict)
    documents: dict[int, tuple[dict[str, Any], Any]] = field(default_factory=dict)

    def document(self, given: Document, text: str, source: Source) -> IncomingDocument | None:
        """The document as we wrote it; None if it is new, or if somebody has changed its text."""
        there = self.documents.get(given.id)
        if there is None:
            return None
        record = there[0]
        if record.get("text") != text_hash(text):
            source.skip("dna.text_changed", table="DOCUMENTS", id=given.id)
            return None
        return document_of(source, {**record, "text": text})


def load(contents: Contents, source: Source) -> Beside | None:
    """The table of a file of ours; None for a file that is DNA's alone."""
    rows: dict[str, dict[int, Any]] = {}
    for row in contents.own_rows(TABLE, {"Kind": TEXT, "ID": NUMBER, "Value": TEXT}):
        try:
            value = json_lines.parse(row["Value"])
        except ValueError:
            value = None
        rows.setdefault(row["Kind"], {})[row["ID"]] = value
    told = rows.get(HEADER, {}).get(0)
    header = header_of(source, told) if isinstance(told, dict) and "format" in told else None
    if header is None:
        return None
    beside = Beside(header)
    takers: Mapping[str, Callable[[Beside, int, Any], bool]] = {
        TYPE: _take_type, CODER: _take_coder, ENTITY: _take_entity, STATEMENT: _take_statement,
        DOCUMENT: _take_document,
    }  # fmt: skip
    for kind, take in takers.items():
        for id_, value in rows.get(kind, {}).items():
            if not take(beside, id_, value):
                source.skip("dna.bad_row", table=TABLE, id=f"{kind} {id_}", column="Value")
    return beside


def statement_cells(statement: Statement) -> Any:
    """What DNA says of a statement, to be compared."""
    values = {str(variable): value for variable, value in sorted(statement.cells.items())}
    return [statement.type_id, statement.document, statement.start, statement.stop, statement.coder, values]


def entity_cells(entity: Entity) -> Any:
    """What DNA says of an entity, to be compared."""
    return [entity.value, entity.parent, dict(sorted(entity.attributes.items()))]


def document_cells(document: Document) -> Any:
    """What DNA says of a document, to be compared."""
    return {**document.fields, "Date": document.date}


def _take_type(beside: Beside, id_: int, value: Any) -> bool:
    plan = plan_of(str(value.get("type")), value.get("plan")) if isinstance(value, dict) else None
    if plan is not None:
        beside.plans[id_] = plan
    return plan is not None


def _kept(value: Any) -> Kept | None:
    fits = isinstance(value, dict) and isinstance(value.get("uid"), str) and value["uid"]
    return Kept(value["uid"], value.get("cells")) if fits else None


def _take_coder(beside: Beside, id_: int, value: Any) -> bool:
    return _take(beside.coders, id_, value)


def _take_entity(beside: Beside, id_: int, value: Any) -> bool:
    return _take(beside.entities, id_, value)


def _take_statement(beside: Beside, id_: int, value: Any) -> bool:
    return _take(beside.statements, id_, value)


def _take(into: dict[int, Kept], id_: int, value: Any) -> bool:
    kept = _kept(value)
    if kept is not None:
        into[id_] = kept
    return kept is not None


def _take_document(beside: Beside, id_: int, value: Any) -> bool:
    fits = isinstance(value, dict) and isinstance(value.get("record"), dict)
    if fits:
        beside.documents[id_] = (value["record"], value.get("cells"))
    return fits
