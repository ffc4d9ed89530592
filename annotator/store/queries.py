"""Single records and simple selections, for the rules."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from annotator.store.driver import Connection
from annotator.store.packing import pack, pack_uid, unpack_row, unpack_uid

_AT_ONCE = 500
"""How many values one question may have; SQLite takes 999 everywhere."""


def record(db: Connection, kind: str, uid: str) -> dict[str, Any] | None:
    """All fields of one record, or None if there is none."""
    row = db.execute(f'SELECT * FROM "{kind}" WHERE uid = ?', [pack_uid(uid)]).fetchone()
    return None if row is None else unpack_row(kind, row[1:])


def named(db: Connection, kind: str, uids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Those of ``uids`` that are records of ``kind``, with all fields, in a few questions."""
    found: dict[str, dict[str, Any]] = {}
    waiting = iter(uids)
    while some := [pack_uid(uid) for uid in islice(waiting, _AT_ONCE)]:
        places = ", ".join("?" * len(some))
        rows = db.execute(f'SELECT * FROM "{kind}" WHERE uid IN ({places})', some).fetchall()
        found.update((unpack_uid(row[0]), unpack_row(kind, row[1:])) for row in rows)
    return found


def records(
    db: Connection, kind: str, field: str | None = None, value: Any = None
) -> dict[str, dict[str, Any]]:
    """Records of ``kind`` (those whose ``field`` has ``value``) by uid, in the order of their uids."""
    where, values = ("1", []) if field is None else (f'"{field}" IS ?', [pack(kind, field, value)])
    rows = db.execute(f'SELECT * FROM "{kind}" WHERE {where}', values).fetchall()
    found = {unpack_uid(row[0]): unpack_row(kind, row[1:]) for row in rows}
    return dict(sorted(found.items()))


def holds(db: Connection, kind: str, field: str, value: Any) -> bool:
    """Whether there is a record of ``kind`` whose ``field`` has ``value``."""
    sql = f'SELECT 1 FROM "{kind}" WHERE "{field}" IS ? LIMIT 1'
    return db.execute(sql, [pack(kind, field, value)]).fetchone() is not None
