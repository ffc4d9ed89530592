"""The record tables as the fold of the log: one change, one upsert or delete; and the whole fold anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from sqlite_utils import Database

from annotator.core.changes import Change
from annotator.core.fold import Records, applied, fold
from annotator.core.kinds import KINDS, complete
from annotator.store import changelog
from annotator.store.packing import pack, pack_row, pack_uid, unpack_row, unpack_uid
from annotator.store.queries import record

BATCH_IS_CLOSED = "batch IS NULL OR NOT EXISTS (SELECT 1 FROM open_batch WHERE uid = log.batch)"


@cache
def _upsert(kind: str) -> str:
    places = ", ".join("?" * (len(KINDS[kind]) + 1))
    return f'INSERT OR REPLACE INTO "{kind}" VALUES ({places})'


def project(db: Database, changes: Iterable[Change]) -> None:
    """Bring the tables up to date with ``changes`` that are the newest of all."""
    for change in changes:
        if change.kind in KINDS:
            _project(db, change)


def _project(db: Database, change: Change) -> None:
    uid = pack_uid(change.uid)
    if change.after is None:
        db.execute(f'DELETE FROM "{change.kind}" WHERE uid = ?', [uid])
    elif change.before is None:
        present = record(db, change.kind, change.uid)
        fields = applied(present, change) or {}
        db.execute(_upsert(change.kind), [uid, *pack_row(change.kind, fields)])
    else:
        _update(db, change)


def _update(db: Database, change: Change) -> None:
    known = [name for name in change.after or {} if name in KINDS[change.kind]]
    if known:
        sets = ", ".join(f'"{name}" = ?' for name in known)
        values = [pack(change.kind, name, (change.after or {})[name]) for name in known]
        db.execute(f'UPDATE "{change.kind}" SET {sets} WHERE uid = ?', [*values, pack_uid(change.uid)])


def folded(db: Database) -> Records:
    """The records that the log leads to; an open batch does not count yet."""
    return fold(changelog.entries(db, BATCH_IS_CLOSED))


def tabled(db: Database) -> Records:
    """The records that the tables hold; those of an open batch don't count yet."""
    return {(kind, uid): fields for kind in KINDS for uid, fields in _rows(db, kind)}


def _rows(db: Database, kind: str) -> Iterator[tuple[str, dict[str, object]]]:
    for row in db.execute(f'SELECT * FROM "{kind}"'):
        yield unpack_uid(row[0]), complete(kind, unpack_row(kind, row[1:]))


def differences(db: Database) -> list[tuple[str, str]]:
    """Kind and uid of every record where the tables are not the fold of the log."""
    log, tables = folded(db), tabled(db)
    return sorted(key for key in log.keys() | tables.keys() if log.get(key) != tables.get(key))


def rebuild(db: Database) -> None:
    """Make the tables anew from the log."""
    records = folded(db)
    for kind in KINDS:
        db.execute(f'DELETE FROM "{kind}"')
    for (kind, uid), fields in records.items():
        db.execute(_upsert(kind), [pack_uid(uid), *pack_row(kind, fields)])
