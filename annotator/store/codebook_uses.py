"""How much has been said with a part of the codebook, and how the codebook came to be what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotator.core.codebook.records_form import PARTS
from annotator.core.entry import Entry
from annotator.store import changelog
from annotator.store.driver import Connection
from annotator.store.packing import pack_uid, unpack_uid
from annotator.store.projection import BATCH_IS_CLOSED
from annotator.store.work import ARRIVED

_THERE = f"""JOIN layer ON layer.uid = item.layer JOIN document ON document.uid = layer.document
WHERE {ARRIVED.format(table="layer")} AND {ARRIVED.format(table="document")}"""
_FILLED = """EXISTS (SELECT 1 FROM json_each(item.roles) AS filled WHERE filled.key = :role
    AND (json_extract(filled.value, '$.entity') IS NOT NULL
        OR json_array_length(filled.value, '$.spans') > 0))"""
_STRINGS = re.compile(r'"((?:[^"\\]|\\.)*)"').findall


@dataclass(frozen=True, slots=True)
class Uses:
    """What has been said with a part, by how many people, in how many documents (removed ones as well).

    For a label: its spans, and the statements that rest on them. For an entity kind: its entities.
    """

    spans: int = 0
    statements: int = 0
    people: int = 0
    documents: int = 0
    entities: int = 0

    @property
    def any(self) -> bool:
        """Whether there are any."""
        return bool(self.spans or self.statements or self.entities)


def uses(db: Connection, kind: str, part: str, role: str = "") -> Uses:
    """The uses of a part; of one of its roles, for a statement type whose ``role`` is named."""
    if kind == "entity_kind":
        sql = "SELECT count(*) FROM entity WHERE retired = 0 AND kind = ?"
        return Uses(entities=db.execute(sql, [part]).fetchone()[0])
    if kind == "label":
        rows = _rows(db, "span", "item.label = :part", part=pack_uid(part))
        return _summed(rows, spans=len(rows), statements=_resting(db, {row[0] for row in rows}, part))
    if kind == "value":
        rows = _rows(db, "statement", "json_extract(item.stance, '$.value') = :part", part=part)
    else:
        condition = f"item.type = :part AND {_FILLED}" if role else "item.type = :part"
        rows = _rows(db, "statement", condition, part=pack_uid(part), **({"role": role} if role else {}))
    return _summed(rows, statements=len(rows))


def _rows(db: Connection, kind: str, condition: str, **values: Any) -> list[tuple[Any, ...]]:
    sql = f"SELECT item.uid, layer.annotator, layer.document FROM {kind} AS item {_THERE} AND {condition}"
    return db.execute(sql, values).fetchall()


def _summed(rows: list[tuple[Any, ...]], spans: int = 0, statements: int = 0) -> Uses:
    people = {row[1] for row in rows if row[1] is not None}
    return Uses(spans, statements, len(people), len({row[2] for row in rows}))


def _resting(db: Connection, spans: set[Any], label: str) -> int:
    """How many statements name one of ``spans``, which all have the same label."""
    uids = {unpack_uid(uid) for uid in spans}
    sql = f"""SELECT item.roles || item.stance || coalesce(item.spans, '') FROM statement AS item {_THERE}
    AND item.layer IN (SELECT DISTINCT layer FROM span WHERE label = ?)"""
    told = db.execute(sql, [pack_uid(label)]).fetchall()
    return sum(not uids.isdisjoint(_STRINGS(text)) for (text,) in told)


_CITED = {
    "label": "SELECT DISTINCT label FROM span",
    "value": "SELECT DISTINCT json_extract(stance, '$.value') FROM statement",
    "statement_type": "SELECT DISTINCT type FROM statement",
    "entity_kind": "SELECT DISTINCT kind FROM entity WHERE retired = 0",
}


def lost(db: Connection, kind: str) -> list[str]:
    """Ids of parts that are used and have no record: taken away in one copy while used in another."""
    known = {unpack_uid(row[0]) for row in db.execute(f'SELECT uid FROM "{kind}"').fetchall()}
    cited = {unpack_uid(row[0]) for row in db.execute(_CITED[kind]).fetchall()}
    return sorted(cited - known - {None, ""})


def codebook_entries(db: Connection) -> Iterator[Entry]:
    """The entries that shaped the codebook, among others of the project's scope, in the one order of all."""
    kinds = " OR ".join(f"instr(body, '[\"{kind}\",')" for kind in ("project", *PARTS.values()))
    where = f"document IS NULL AND annotator IS NULL AND ({BATCH_IS_CLOSED}) AND ({kinds})"
    return changelog.entries(db, where, order="hlc, replica, rseq, id")
