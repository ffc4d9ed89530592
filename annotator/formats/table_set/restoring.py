"""Documents and layers from the rows of the four tables, however they were sorted meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from annotator.core.fragments import Fragments
from annotator.core.kinds import STATES, STATUSES, VOICES
from annotator.core.records import Annotator, Entity, Filling, Stance
from annotator.formats.statements_csv import role_of_column
from annotator.formats.table_set.tables import (
    DOCUMENTS,
    ENTITIES,
    JOINT,
    SPANS,
    STATEMENTS,
    nested,
)
from annotator.formats.tables import DOCUMENT_META, Cell
from annotator.plugin_api import (
    Incoming,
    IncomingDocument,
    IncomingHeader,
    IncomingLayer,
    IncomingSpan,
    IncomingStatement,
    Source,
)

Row = Mapping[str, Cell]
Tables = Mapping[str, Iterable[tuple[int, Row]]]
"""For each table its rows, each with its line (the header is 1)."""

_META = "meta."


class _BadRow(Exception):
    """A row that does not say what it should: the column and what it says."""


@dataclass(slots=True)
class _Layer:
    annotator: str | None
    gold: bool
    status: str
    spans: list[IncomingSpan] = field(default_factory=list)
    statements: list[IncomingStatement] = field(default_factory=list)

    def incoming(self) -> IncomingLayer:
        return IncomingLayer(
            self.annotator, self.status, spans=tuple(self.spans), statements=tuple(self.statements)
        )


class _Layers:
    """Layers by document, and the people that rows name."""

    def __init__(self) -> None:
        self.people: dict[str, str] = {}
        self._by_document: dict[str, dict[tuple[str, bool], _Layer]] = {}

    def of(self, row: Row) -> _Layer:
        document, gold = _needed(row, "document"), _text(row, "gold").casefold() == "true"
        uid = _text(row, "annotator_uid") or _text(row, "annotator")
        if uid:
            self.people.setdefault(uid, _text(row, "annotator") or uid)
        layers = self._by_document.setdefault(document, {})
        status = _one_of(row, "status", STATUSES, "in_progress")
        return layers.setdefault((uid, gold), _Layer(uid or None, gold, status))

    def take(self, document: str) -> list[_Layer]:
        return list(self._by_document.pop(document, {}).values())

    def left_over(self) -> Iterator[str]:
        yield from self._by_document


def restore(source: Source, tables: Tables) -> Iterator[Incoming]:
    """The header, then the documents in the order of their table. Rows that say nonsense are reported."""
    layers = _Layers()
    for line, row in tables[SPANS]:
        with _reported(source, SPANS, line):
            layers.of(row).spans.append(_span(row))
    for line, row in tables[STATEMENTS]:
        with _reported(source, STATEMENTS, line):
            layers.of(row).statements.append(_statement(row))
    entities: list[Entity] = []
    for line, row in tables[ENTITIES]:
        with _reported(source, ENTITIES, line):
            entities.append(_entity(row))
    yield IncomingHeader(
        source.name,
        entities=tuple(entities),
        annotators=tuple(Annotator(uid, name) for uid, name in layers.people.items()),
    )
    for line, row in tables[DOCUMENTS]:
        with _reported(source, DOCUMENTS, line):
            yield _document(source, row, line, layers)
    for uid in layers.left_over():
        source.skip("tables.no_document", uid=uid)


@contextmanager
def _reported(source: Source, table: str, line: int) -> Iterator[None]:
    """Leave out a row that makes no sense, with table, line and column reported."""
    try:
        yield
    except _BadRow as bad:
        column, value = bad.args
        source.skip("tables.bad_cell", line=line, table=table, column=column, value=value)


def _document(source: Source, row: Row, line: int, layers: _Layers) -> IncomingDocument:
    uid = _needed(row, "document")
    there = layers.take(uid)
    meta = {}
    for column, cell in row.items():
        key = column.removeprefix(_META)
        if (column in DOCUMENT_META or column != key) and cell not in (None, ""):
            meta[key] = nested(cell)
    gold = next((layer.incoming() for layer in there if layer.gold), None)
    return IncomingDocument(
        uid=uid,
        title=_text(row, "title"),
        text=_text(row, "text"),
        state=_one_of(row, "state", STATES, "open"),
        notes=_text(row, "notes"),
        meta=meta,
        layers=tuple(layer.incoming() for layer in there if not layer.gold),
        gold=gold,
        where=source.at(line),
    )


def _span(row: Row) -> IncomingSpan:
    version = row.get("codebook_version")
    return IncomingSpan(
        uid=_text(row, "uid") or None,
        label=_needed(row, "label"),
        fragments=_fragments(row),
        quote=_text(row, "quote") or None,
        entity=_text(row, "entity_uid") or None,
        attributes=_object(row, "attributes"),
        note=_text(row, "note"),
        origin=_text(row, "origin") or "import",
        codebook_version=_number_or_none(version),
    )


def _statement(row: Row) -> IncomingStatement:
    roles = {}
    for column in row:
        role = column.removesuffix("_spans")
        if role == column or role in ("stance", "passage"):
            continue
        filling = Filling(_text(row, f"{role}_uid") or None, _uids(row, column))
        if filling != Filling():
            roles[role_of_column(role)] = filling
    return IncomingStatement(
        uid=_text(row, "uid") or None,
        type=_text(row, "type") or "position",
        roles=roles,
        stance=Stance(_text(row, "stance") or None, _uids(row, "stance_spans")),
        spans=_uids(row, "passage_spans"),
        voice=_one_of(row, "voice", VOICES, "") or None,
        in_doubt=_text(row, "in_doubt").casefold() == "true",
        attributes=_object(row, "attributes"),
        note=_text(row, "note"),
        origin=_text(row, "origin") or "import",
    )


def _entity(row: Row) -> Entity:
    aliases = nested(row.get("aliases") or "[]")
    if not isinstance(aliases, list):
        raise _BadRow("aliases", _text(row, "aliases"))
    return Entity(
        uid=_needed(row, "uid"),
        kind=_text(row, "kind"),
        name=_needed(row, "name"),
        aliases=tuple(map(str, aliases)),
        attributes=_object(row, "attributes"),
        parent=_text(row, "parent") or None,
    )


def _text(row: Row, column: str) -> str:
    cell = row.get(column)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _needed(row: Row, column: str) -> str:
    value = _text(row, column)
    if not value:
        raise _BadRow(column, "")
    return value


def _one_of(row: Row, column: str, words: Iterable[str], missing: str) -> str:
    value = _text(row, column)
    if value and value not in words:
        raise _BadRow(column, value)
    return value or missing


def _fragments(row: Row) -> Fragments:
    """``12-40;52-60`` in the column of fragments, else start and end."""
    told = _text(row, "fragments") or f"{_text(row, 'start')}-{_text(row, 'end')}"
    try:
        pieces = [piece.split("-") for piece in told.split(JOINT)]
        return tuple((int(start), int(end)) for start, end in pieces)
    except ValueError as error:
        raise _BadRow("fragments", told) from error


def _uids(row: Row, column: str) -> tuple[str, ...]:
    told = nested(row.get(column))
    return (
        tuple(map(str, told))
        if isinstance(told, list)
        else tuple(filter(None, _text(row, column).split(JOINT)))
    )


def _object(row: Row, column: str) -> dict[str, Any]:
    value = nested(row.get(column) or "{}")
    if not isinstance(value, dict):
        raise _BadRow(column, _text(row, column))
    return value


def _number_or_none(cell: Cell) -> Any:
    text = "" if cell is None else str(cell).removesuffix(".0")
    return int(text) if text.isdecimal() else (text or None)
