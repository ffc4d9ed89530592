"""Single records and simple selections, for the rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from annotator.store.packing import pack, pack_uid, unpack_row, unpack_uid


def record(db: Database, kind: str, uid: str) -> dict[str, Any] | None:
    """All fields of one record, or None if there is none."""
    row = db.execute(f'SELECT * FROM "{kind}" WHERE uid = ?', [pack_uid(uid)]).fetchone()
    return None if row is None else unpack_row(kind, row[1:])


def records(
    db: Database, kind: str, field: str | None = None, value: Any = None
) -> dict[str, dict[str, Any]]:
    """Records of ``kind`` (those whose ``field`` has ``value``) by uid, in the order of their uids."""
    where, values = ("1", []) if field is None else (f'"{field}" IS ?', [pack(kind, field, value)])
    rows = db.execute(f'SELECT * FROM "{kind}" WHERE {where}', values).fetchall()
    found = {unpack_uid(row[0]): unpack_row(kind, row[1:]) for row in rows}
    return dict(sorted(found.items()))


_REFERENCES: dict[str, list[tuple[str, str]]] = {
    "document": [("layer", "document"), ("decision", "document")],
    "layer": [("span", "layer"), ("statement", "layer"), ("mark", "layer"), ("relation", "layer")],
    "span": [("relation", "source"), ("relation", "target")],
    "entity": [("span", "entity"), ("alias", "entity"), ("attribute", "entity"), ("entity", "parent")],
    "label": [("span", "label")],
    "statement_type": [("statement", "type")],
    "annotator": [("layer", "annotator")],
}
"""Which fields name a record of a kind; statements name spans, entities and values inside JSON."""

_INSIDE_STATEMENTS = ("span", "entity", "value")


def referrers(db: Database, kind: str, uid: str) -> list[tuple[str, str]]:
    """Kind and uid of every record that names this one; what a batch would take along is not asked."""
    if kind == "import":
        return _grown_on_import(db, uid)
    found = [
        (other, unpack_uid(row[0]))
        for other, field in _REFERENCES.get(kind, ())
        for row in db.execute(f'SELECT uid FROM "{other}" WHERE "{field}" = ?', [pack_uid(uid)])
    ]
    if kind in _INSIDE_STATEMENTS:
        found += _statements_with(db, kind, uid)
    return found


def _statements_with(db: Database, kind: str, uid: str) -> Iterable[tuple[str, str]]:
    quoted = f'"{uid}"'
    if kind == "span":
        span = record(db, "span", uid)
        narrowed, values = "layer = ?", [pack_uid(span["layer"] if span else None)]
    else:
        narrowed, values = "1", []
    mentions = "(instr(roles, ?) OR instr(stance, ?) OR instr(coalesce(spans, ''), ?))"
    sql = f"SELECT uid FROM statement WHERE {narrowed} AND {mentions}"
    rows = db.execute(sql, [*values, quoted, quoted, quoted]).fetchall()
    return [("statement", unpack_uid(row[0])) for row in rows]


def _grown_on_import(db: Database, uid: str) -> list[tuple[str, str]]:
    """Layers that somebody began on documents of an import, and decisions that were made on them."""
    packed = pack_uid(uid)
    began = (
        "SELECT layer.uid FROM layer JOIN document ON document.uid = layer.document "
        "WHERE document.arrival = ? AND layer.arrival IS NOT ?"
    )
    return [("layer", unpack_uid(row[0])) for row in db.execute(began, [packed, packed])]
