"""The record tables as the fold of the log: one change, one upsert or delete; and the whole fold anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from annotator.core.changes import Change
from annotator.core.decide.draft import difference
from annotator.core.fold import Key, Records, applied, fold
from annotator.core.kinds import KINDS
from annotator.store import changelog
from annotator.store.driver import Connection
from annotator.store.packing import pack, pack_row, pack_uid, unpack_row, unpack_uid
from annotator.store.queries import record

BATCH_IS_CLOSED = "batch IS NULL OR NOT EXISTS (SELECT 1 FROM open_batch WHERE uid = log.batch)"
"""Which rows of the log count: entries of a long command under way don't yet."""


@cache
def _upsert(kind: str) -> str:
    places = ", ".join("?" * (len(KINDS[kind]) + 1))
    return f'INSERT OR REPLACE INTO "{kind}" VALUES ({places})'


def project(db: Connection, changes: Iterable[Change]) -> list[Key]:
    """Bring the tables up to date with ``changes`` that are the newest of all.

    Answers which of the records were there before.
    """
    return [(change.kind, change.uid) for change in changes if change.kind in KINDS and _project(db, change)]


def _project(db: Connection, change: Change) -> bool:
    uid = pack_uid(change.uid)
    if change.after is None:
        return db.execute(f'DELETE FROM "{change.kind}" WHERE uid = ?', [uid]).rowcount > 0
    if change.before is None:
        present = record(db, change.kind, change.uid)
        fields = applied(present, change) or {}
        db.execute(_upsert(change.kind), [uid, *pack_row(change.kind, fields)])
        return present is not None
    return _update(db, change)


def _update(db: Connection, change: Change) -> bool:
    known = [name for name in change.after or {} if name in KINDS[change.kind]]
    if not known:
        return False
    sets = ", ".join(f'"{name}" = ?' for name in known)
    values = [pack(change.kind, name, (change.after or {})[name]) for name in known]
    cursor = db.execute(f'UPDATE "{change.kind}" SET {sets} WHERE uid = ?', [*values, pack_uid(change.uid)])
    return cursor.rowcount > 0


def unmake(db: Connection, changes: Iterable[Change], batch: str) -> None:
    """Remove what an open batch made; what it met is for :func:`refold` afterwards."""
    for change in changes:
        if change.kind in KINDS and change.after is not None:
            ours = " AND arrival = ?" if "arrival" in KINDS[change.kind] else ""
            values = [pack_uid(change.uid), *([pack_uid(batch)] if ours else [])]
            db.execute(f'DELETE FROM "{change.kind}" WHERE uid = ?{ours}', values)


def refold(db: Connection, keys: Collection[Key]) -> tuple[Change, ...]:
    """Bring records up to date with the whole log, where it was united with older entries or lost some.

    Answers how they changed. The log is read from end to end.
    """
    if not keys:
        return ()
    records = fold(changelog.entries(db, BATCH_IS_CLOSED), keys)
    return settle(db, {key: records.get(key) for key in keys})


def settle(db: Connection, records: Mapping[Key, Mapping[str, Any] | None]) -> tuple[Change, ...]:
    """Make records what the log is known to lead to (None: absent); answers how they changed."""
    changes = []
    for (kind, uid), fields in sorted(records.items(), key=lambda item: item[0]):
        change = difference(kind, uid, record(db, kind, uid), fields)
        if change is not None:
            _project(db, change)
            changes.append(change)
    return tuple(changes)


def is_known(key: Key) -> bool:
    """Whether this version of the program keeps records of that kind."""
    return key[0] in KINDS


def folded(db: Connection) -> Records:
    """The records that the log leads to; an open batch does not count yet."""
    return fold(changelog.entries(db, BATCH_IS_CLOSED))


def tabled(db: Connection) -> Records:
    """The records that the tables hold, those of an open batch among them."""
    return {(kind, uid): fields for kind in KINDS for uid, fields in _rows(db, kind)}


def _rows(db: Connection, kind: str) -> Iterator[tuple[str, dict[str, object]]]:
    for row in db.execute(f'SELECT * FROM "{kind}"'):
        yield unpack_uid(row[0]), unpack_row(kind, row[1:])


def differences(db: Connection) -> list[Key]:
    """Kind and uid of every record where the tables are not the fold of the log.

    Records of an open batch are passed over: they count once it is closed.
    """
    log, tables = folded(db), tabled(db)
    unsettled = _under_way(db)
    return sorted(
        key for key in log.keys() | tables.keys() if log.get(key) != tables.get(key) and key not in unsettled
    )


def _under_way(db: Connection) -> set[Key]:
    entries = changelog.entries(db, f"NOT ({BATCH_IS_CLOSED})")
    return {(change.kind, change.uid) for entry in entries for change in entry.changes()}


def rebuild(db: Connection) -> None:
    """Make the tables anew from the log; for a file without an open batch."""
    records = folded(db)
    for kind in KINDS:
        db.execute(f'DELETE FROM "{kind}"')
    for (kind, uid), fields in records.items():
        db.execute(_upsert(kind), [pack_uid(uid), *pack_row(kind, fields)])
