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
from annotator.core.commands.base import IN_PARTS
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


def entries(
    db: Connection, where: str = "1", values: Iterable[Any] = (), order: str = "seq"
) -> Iterator[Entry]:
    """Entries in file order, or in that of other columns."""
    cursor = db.execute(f"SELECT {_COLUMNS} FROM log WHERE {where} ORDER BY {order}", list(values))
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
    """What a gesture did: its first entry carries the gesture's uid, the others follow.

    They follow at once, but for the few gestures that are written in parts: for those the rest of the log is
    looked through.
    """
    id_ = bytes.fromhex(uid)
    row = db.execute("SELECT command FROM log WHERE id = ?", [id_]).fetchone()
    since = "seq >= (SELECT seq FROM log WHERE id = ?)"
    if row is not None and row[0] in IN_PARTS:
        own: Iterable[Entry] = entries(db, f"{since} AND gesture = ?", [id_, id_])
    else:
        own = takewhile(lambda entry: entry.gesture == uid, entries(db, since, [id_]))
    return [ScopedChange(entry.scope, change) for entry in own for change in entry.changes()]


def end_of_batch(db: Connection, batch: str) -> bytes:
    """The last link of a long command's own chain, in file order; its root where nothing of it is here."""
    row = db.execute(
        "SELECT chain FROM log WHERE batch = ? ORDER BY seq DESC LIMIT 1", [pack_uid(batch)]
    ).fetchone()
    return batch_root(batch) if row is None else bytes(row[0])


def batches(db: Connection) -> list[str]:
    """Every long command that has entries in the log."""
    return [unpack_uid(row[0]) for row in db.execute("SELECT DISTINCT batch FROM log WHERE batch NOT NULL")]


def seals(db: Connection) -> dict[str, tuple[int, str]]:
    """How many entries each closed long command has, and its last link in hexadecimal, as it was sealed."""
    found: dict[str, tuple[int, str]] = {}
    for entry in entries(db, "batch IS NULL AND instr(body, '\"import\"')"):
        found.update(seals_in(entry))
    return found


def seals_in(entry: Entry) -> dict[str, tuple[int, str]]:
    """The seals that an entry of the main chain sets."""
    if entry.batch is not None or '"import"' not in entry.body:
        return {}
    return {
        change.uid: (change.after["entries"], change.after["seal"])
        for change in entry.changes()
        if change.kind == "import" and change.after and "seal" in change.after
    }


def rows(db: Connection) -> Iterator[tuple[Entry, bytes, bytes]]:
    """Every entry in file order, with the digest and the link that the file has for it."""
    for row in db.execute(f"SELECT {_COLUMNS}, digest, chain FROM log ORDER BY seq"):
        yield _entry(row[:-2]), row[-2], row[-1]


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
