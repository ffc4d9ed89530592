"""Writing DNA 3: documents as they come, everything else when all is known."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.core.records import Span, Statement
from annotator.core.uids import text_hash
from annotator.formats.dna import beside, cells, origin
from annotator.formats.dna.attributes import Attributes
from annotator.formats.dna.entities import Entities, Key
from annotator.formats.dna.model import DATA_TABLES, LONG, SHORT
from annotator.formats.dna.model import Document as DnaDocument
from annotator.formats.dna.model import Statement as DnaStatement
from annotator.formats.dna.people import People
from annotator.formats.dna.places import Places
from annotator.formats.dna.plans import ATTRIBUTE, EXACT, NOTE, ROLE, STANCE, Plan, Use
from annotator.formats.dna.schema import RELEASED, TABLES, VERSION
from annotator.formats.dna.types import Types
from annotator.formats.native.writing import document_json, header_json, line_of
from annotator.plugin_api import ExportSource, OutgoingDocument, OutgoingLayer, Target

PASSWORD = "annotator"
_COLUMNS = (("Author", "author"), ("Source", "source"), ("Section", "section"), ("Type", "type"))

Cell = int | str | Key
"""A number or text as it stands, or a key of :class:`Entities`."""


def write(source: ExportSource, target: Target) -> None:
    """A database of DNA 3 with what the project holds, and what DNA has no place for in a table beside."""
    connection = sqlite3.connect(target.path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")
        # The program sees to it that the finished file is on the disk.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for table in (*TABLES, beside.CREATE):
            connection.execute(table)
        _Writer(source, target, connection).write()
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            raise OSError(str(error)) from error
        raise
    finally:
        connection.close()


@dataclass(slots=True)
class _Waiting:
    """A statement that waits for its numbers."""

    statement: Statement
    wanted: object
    document: int
    start: int
    stop: int
    coder: int
    values: dict[int, Cell]
    is_exact: bool


class _Writer:
    def __init__(self, source: ExportSource, target: Target, connection: sqlite3.Connection) -> None:
        self._source = source
        self._target = target
        self._connection = connection
        self._told = origin.of(source.extra)
        self._types = Types(source.codebook)
        self._entities = Entities(source.entities(), self._types, self._told, target.lose)
        self._password = str(target.options.get("password") or PASSWORD)
        self._people = People(source.annotators(), source.lineage, self._password)
        self._documents = origin.Numbers()
        self._waiting: list[_Waiting] = []
        self._unseen = 0

    def write(self) -> None:
        for document in self._source.documents():
            self._document(document)
        self._fix_stances()
        self._entities.settle()
        self._statements()
        self._lists()
        self._keep(beside.HEADER, [(0, header_json(self._source))])
        if any(origin.of(person.extra) for person in self._source.annotators()):
            self._target.lose(self._target.name, "dna.passwords", password=self._password)
        if self._unseen:
            self._target.lose(self._target.name, "dna.unseen", count=self._unseen)

    # --- Documents ----------------------------------------------------------------------------------------

    def _document(self, outgoing: OutgoingDocument) -> None:
        document = outgoing.document
        told = origin.of(document.extra)
        layers = outgoing.all_layers()
        first = next((layer.layer.annotator for layer in layers if layer.layer.annotator), None)
        row = DnaDocument(
            self._documents.take(told.get("id")),
            self._people.owner(told.get("coder"), first),
            cells.carried(outgoing.text),
            self._date(outgoing),
            self._fields(outgoing),
        )
        names = ("Title", "Author", "Source", "Section", "Notes", "Type")
        self._insert(
            "DOCUMENTS",
            [
                [
                    row.id,
                    row.fields["Title"],
                    row.text,
                    row.coder,
                    *(row.fields[name] for name in names[1:]),
                    row.date,
                ]
            ],
        )
        record = {**document_json(outgoing), "text": text_hash(outgoing.text)}
        self._keep(beside.DOCUMENT, [(row.id, {"record": record, "cells": beside.document_cells(row)})])
        places = Places(row.text)
        for layer in layers:
            self._layer(layer, row.id, places)
        self._target.count(
            documents=1,
            spans=sum(len(layer.spans) for layer in layers),
            statements=sum(len(layer.statements) for layer in layers),
        )

    def _date(self, outgoing: OutgoingDocument) -> int:
        """DNA has no document without a date."""
        seconds = cells.seconds_of(outgoing.document.meta.get("date"))
        if seconds is None:
            uid = outgoing.document.uid
            self._target.lose(uid, "dna.no_date", uid=uid, title=outgoing.document.title)
        return seconds or 0

    def _fields(self, outgoing: OutgoingDocument) -> dict[str, str]:
        document = outgoing.document
        found = {"Title": document.title, "Notes": cells.carried(document.notes)}
        for column, key in _COLUMNS:
            found[column] = cells.text_of(document.meta.get(key))
        for column in found.keys() - {"Notes"}:
            kept = cells.short(found[column])
            if kept != found[column]:
                self._target.lose(document.uid, "dna.cut", uid=document.uid, column=column, value=kept)
            found[column] = kept
        return found

    # --- Statements ---------------------------------------------------------------------------------------

    def _layer(self, layer: OutgoingLayer, document: int, places: Places) -> None:
        spans = {span.uid: span for span in layer.spans}
        coder = None
        shown: set[str] = set()
        for statement in layer.statements:
            if coder is None:
                coder = self._people.id_of(None if layer.layer.gold else layer.layer.annotator)
            plan = self._types.plan(statement.type, statement.roles)
            passage = [spans[uid] for uid in statement.spans if uid in spans]
            shown.update(span.uid for span in passage if span.label == plan.passage)
            start, stop = self._place(statement, passage, spans, places)
            values, is_exact = self._values(statement, plan)
            wanted = origin.of(statement.extra).get("id")
            self._waiting.append(_Waiting(statement, wanted, document, start, stop, coder, values, is_exact))
        self._unseen += len(spans.keys() - shown) + len(layer.relations)

    def _place(
        self, statement: Statement, passage: Sequence[Span], spans: dict[str, Span], places: Places
    ) -> tuple[int, int]:
        """The hull of the passage, else of all evidence, else the first line."""
        evidence = passage or [spans[uid] for uid in statement.evidence() if uid in spans]
        if not evidence:
            self._target.lose(statement.uid, "dna.no_place", uid=statement.uid)
            return places.first_line()
        if any(len(span.fragments) > 1 for span in passage):
            self._target.lose(statement.uid, "dna.hull", uid=statement.uid)
        return places.of(min(span.start for span in evidence), max(span.end for span in evidence))

    def _values(self, statement: Statement, plan: Plan) -> tuple[dict[int, Cell], bool]:
        """The cells by variable, and whether they say the stance just as it is."""
        is_exact = statement.stance.value is None and plan.one(STANCE) is None
        found: dict[int, Cell] = {}
        for use in plan.uses:
            variable = use.id or 0
            if use.use == STANCE:
                found[variable], is_exact = self._types.stance(statement.stance.value, use)
            elif use.use == ROLE:
                filling = statement.roles.get(use.of)
                found[variable] = self._entities.use(variable, filling.entity if filling else None)
            elif use.use == NOTE:
                found[variable] = cells.carried(statement.note)
            elif use.use == ATTRIBUTE:
                found[variable] = self._attribute(use, statement.attributes.get(use.of))
        return found, is_exact

    def _attribute(self, use: Use, value: object) -> Cell:
        text = cells.text_of(value)
        if use.data_type == SHORT:
            return self._entities.use_text(use.id or 0, text)
        if use.data_type == LONG:
            return cells.carried(text)
        return int(value) if isinstance(value, int) and abs(value) < 2**31 else 0

    def _fix_stances(self) -> None:
        """Where a number does not say a stance, a text does, in every statement of that type."""
        types = {one.statement.type for one in self._waiting if not one.is_exact}
        types |= {type_ for type_, plan in self._types.plans.items() if plan.one(EXACT) is not None}
        for one in self._waiting:
            if one.statement.type not in types:
                continue
            use = self._types.exact(one.statement.type)
            uid, stance = one.statement.uid, one.statement.stance.value
            known = self._source.codebook.value(stance or "")
            named = known.name if known is not None else stance or ""
            one.values[use.id or 0] = self._entities.use_text(use.id or 0, named)
            if not one.is_exact:
                self._target.lose(uid, "dna.stance", uid=uid, stance=named or "–", variable=use.name)

    def _statements(self) -> None:
        """STATEMENTS and their data, by ID."""
        numbers = origin.Numbers()
        self._waiting.sort(key=lambda one: not origin.whole(one.wanted))
        numbered = sorted(
            ((numbers.take(one.wanted), one) for one in self._waiting), key=lambda pair: pair[0]
        )
        data_types = {use.id: use.data_type for _, use in self._types.uses()}
        data: dict[str, list[list[Any]]] = {table: [] for table in DATA_TABLES.values()}
        kept = []
        for id_, one in numbered:
            plan = self._types.plans[one.statement.type]
            values = {
                variable: self._entities.id_of(value) if isinstance(value, tuple) else value
                for variable, value in sorted(one.values.items())
            }
            row = DnaStatement(id_, plan.id or 0, one.document, one.start, one.stop, one.coder, values)
            for variable, value in values.items():
                rows = data[DATA_TABLES[data_types[variable]]]
                rows.append([len(rows) + 1, id_, variable, value])
            kept.append((row, one.statement.uid))
        self._insert("STATEMENTS", [[r.id, r.type_id, r.document, r.start, r.stop, r.coder] for r, _ in kept])
        for table, rows in data.items():
            self._insert(table, rows)
        self._keep(
            beside.STATEMENT, [(r.id, {"uid": uid, "cells": beside.statement_cells(r)}) for r, uid in kept]
        )

    # --- Everything else ----------------------------------------------------------------------------------

    def _lists(self) -> None:
        types, variables = self._types.rows()
        attributes = Attributes(self._entities, self._types, self._told)
        entities = list(self._entities.rows())
        self._insert("SETTINGS", self._settings())
        self._insert("CODERS", self._people.rows())
        self._insert("STATEMENTTYPES", types)
        self._insert("VARIABLES", variables)
        known = {row[0] for row in variables}
        links = origin.rows(self._told, "variable_links", int, int, int)
        self._insert("VARIABLELINKS", [row for row in links if {*row[1:]} <= known and row[1] != row[2]])
        regexes = {row[0]: row[1] for row in origin.rows(self._told, "regexes", str, object)}
        self._insert("REGEXES", [[label, *cells.channels(c, "#000000")] for label, c in regexes.items()])
        relations = origin.rows(self._told, "coder_relations", *[int] * 7)
        self._insert("CODERRELATIONS", self._people.relations(relations))
        self._insert("ENTITIES", entities)
        self._insert("ATTRIBUTEVARIABLES", attributes.variables)
        self._insert("ATTRIBUTEVALUES", attributes.values())
        self._keep(
            beside.TYPE,
            [(p.id or 0, {"type": p.type, "plan": p.to_json()}) for p in self._types.plans.values()],
        )
        self._keep(beside.CODER, self._people.kept())
        self._keep(beside.ENTITY, self._kept_entities(entities, attributes))

    def _settings(self) -> list[list[str]]:
        told = self._told.get("settings")
        known = {"version": VERSION, "date": RELEASED}
        if isinstance(told, dict) and str(told.get("version", "")).startswith("3"):
            known = {key: value for key, value in told.items() if isinstance(value, str)}
        return [[key, value] for key, value in known.items()]

    def _kept_entities(self, rows: Iterable[list[Any]], attributes: Attributes) -> Iterator[tuple[int, Any]]:
        for id_, _, value, _, _, _, parent in rows:
            entity = self._entities.entity(id_)
            if entity is not None:
                told = [value, parent, dict(sorted(attributes.by_entity[id_].items()))]
                yield id_, {"uid": entity.uid, "cells": told}

    def _insert(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        for row in rows:
            marks = ", ".join("?" * len(row))
            self._connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)

    def _keep(self, kind: str, rows: Iterable[tuple[int, Any]]) -> None:
        self._insert(beside.TABLE, ([kind, id_, line_of(value).rstrip("\n")] for id_, value in rows))
