"""The log table: entries appended, sealed into the file's own hash chain, read back and verified.

The chain runs over the entries in file order. Entries of a long command make a chain of their own, from
the batch's uid on, whose last link the closing entry holds as the ``seal`` of its ``import`` record: so a
batch that never closed can go without breaking anybody's chain.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from annotator.core.changes import Scope, ScopedChange
from annotator.core.entry import Entry, link
from annotator.store.driver import Connection
from annotator.store.packing import pack_uid, unpack_uid

_COLUMNS = "id, v, document, annotator, owner, replica, rseq, hlc, command, gesture, undoes, batch, body"
_INSERT = f"INSERT INTO log ({_COLUMNS}, digest, chain) VALUES ({', '.join('?' * 15)})"


def batch_root(batch: str) -> bytes:
    """The link that a batch's own chain starts from."""
    return hashlib.sha256(batch.encode()).digest()


def append(db: Connection, entries: Iterable[Entry], chain: bytes) -> bytes:
    """Append ``entries`` to the log behind the link ``chain``; answers the new last link."""
    for entry in entries:
        digest = entry.digest()
        chain = link(chain, digest)
        db.execute(_INSERT, [*_row(entry), digest, chain])
    return chain


def advance_head(db: Connection, entries: int, chain: bytes) -> None:
    """Note that the main chain has ``entries`` more entries and now ends in ``chain``."""
    db.execute("UPDATE head SET entries = entries + ?, chain = ?", [entries, chain])


def remember(db: Connection, moment: int, rseq: int) -> None:
    """Note the latest moment that the file has seen and the last number that its replica gave."""
    db.execute("UPDATE head SET moment = ?, rseq = ?", [moment, rseq])


def remembered(db: Connection) -> tuple[int, int]:
    """What :func:`remember` noted last; zeros in a new file."""
    moment, rseq = db.execute("SELECT moment, rseq FROM head").fetchone()
    return moment, rseq


def head(db: Connection) -> tuple[int, bytes]:
    """How many entries the main chain has, and its last link."""
    entries, chain = db.execute("SELECT entries, chain FROM head").fetchone()
    return entries, chain


def digest_of(db: Connection, id_: str) -> bytes | None:
    """The digest of the entry with this id, or None if there is none."""
    row = db.execute("SELECT digest FROM log WHERE id = ?", [bytes.fromhex(id_)]).fetchone()
    return None if row is None else row[0]


def count_of_batch(db: Connection, batch: str) -> int:
    """How many entries of a long command the log has."""
    counted = db.execute("SELECT count(*) FROM log WHERE batch = ?", [pack_uid(batch)])
    return int(counted.fetchone()[0])


def replicas(db: Connection) -> list[str]:
    """Every replica that has a gesture in the log."""
    return [unpack_uid(row[0]) for row in db.execute("SELECT DISTINCT replica FROM log WHERE batch IS NULL")]


def entries(db: Connection, where: str = "1", values: Iterable[Any] = ()) -> Iterator[Entry]:
    """Entries in file order."""
    cursor = db.execute(f"SELECT {_COLUMNS} FROM log WHERE {where} ORDER BY seq", list(values))
    for row in cursor:
        yield _entry(row)


def latest_of_batch(db: Connection, batch: str, most: int) -> list[Entry]:
    """At most ``most`` entries of a long command, the latest first."""
    sql = f"SELECT {_COLUMNS} FROM log WHERE batch = ? ORDER BY seq DESC LIMIT ?"
    return [_entry(row) for row in db.execute(sql, [pack_uid(batch), most]).fetchall()]


def remove(db: Connection, id_: str) -> None:
    """Remove an entry of a batch that is still open; the triggers let no other go."""
    db.execute("DELETE FROM log WHERE id = ?", [bytes.fromhex(id_)])


def gesture_changes(db: Connection, uid: str) -> list[ScopedChange]:
    """What a gesture did: its first entry carries the gesture's uid, the others follow at once."""
    following = entries(db, "seq >= (SELECT seq FROM log WHERE id = ?)", [bytes.fromhex(uid)])
    return [
        ScopedChange(entry.scope, change)
        for entry in takewhile(lambda entry: entry.gesture == uid, following)
        for change in entry.changes()
    ]


def chain_faults(db: Connection) -> Iterator[str]:
    """Where the log is not what was written: the id of each entry whose seal is broken, or a word for all."""
    links: dict[str | None, bytes] = {None: bytes(32)}
    counts: dict[str | None, int] = {None: 0}
    seals: dict[str, tuple[int, str]] = {}
    for row in db.execute(f"SELECT {_COLUMNS}, digest, chain FROM log ORDER BY seq"):
        entry, digest, chain = _entry(row[:-2]), row[-2], row[-1]
        expected = link(links.get(entry.batch) or batch_root(entry.batch or ""), digest)
        if entry.digest() != digest or expected != chain:
            yield entry.id
        links[entry.batch] = chain
        counts[entry.batch] = counts.get(entry.batch, 0) + 1
        if entry.batch is None:
            seals.update(_seals(entry))
    if (counts[None], links[None]) != head(db):
        yield "head"
    for batch, seal in seals.items():
        if seal != (counts.get(batch, 0), links.get(batch, batch_root(batch)).hex()):
            yield batch


def _seals(entry: Entry) -> dict[str, tuple[int, str]]:
    if '"import"' not in entry.body:
        return {}
    return {
        change.uid: (change.after["entries"], change.after["seal"])
        for change in entry.changes()
        if change.kind == "import" and change.after and "seal" in change.after
    }


def _row(entry: Entry) -> list[Any]:
    return [
        bytes.fromhex(entry.id), entry.v, pack_uid(entry.scope.document), pack_uid(entry.scope.annotator),
        pack_uid(entry.owner), pack_uid(entry.replica), entry.rseq, entry.hlc, entry.command,
        bytes.fromhex(entry.gesture), entry.undoes and bytes.fromhex(entry.undoes),
        pack_uid(entry.batch), entry.body,
    ]  # fmt: skip


def _entry(row: tuple[Any, ...]) -> Entry:
    return Entry(
        id=row[0].hex(),
        v=row[1],
        scope=Scope(unpack_uid(row[2]), unpack_uid(row[3])),
        owner=unpack_uid(row[4]),
        replica=unpack_uid(row[5]),
        rseq=row[6],
        hlc=row[7],
        command=row[8],
        gesture=row[9].hex(),
        undoes=row[10] and row[10].hex(),
        batch=unpack_uid(row[11]),
        body=row[12],
    )
