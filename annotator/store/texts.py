"""Bodies of texts, each kept once under its hash; never rewritten."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from annotator.core.uids import text_hash
from annotator.errors import UserError
from annotator.store.driver import Connection
from annotator.store.packing import pack_uid, unpack_uid

_KEPT = 8
"""Bodies held in memory: the article at hand and its neighbours."""


def bodies(db: Connection, documents: Sequence[str]) -> dict[str, str]:
    """The texts of some documents by uid; one whose text isn't here is left out."""
    asked = ", ".join("?" * len(documents))
    sql = f"SELECT uid, body FROM document JOIN texts ON sha256 = document.text WHERE uid IN ({asked})"
    rows = db.execute(sql, [pack_uid(uid) for uid in documents]).fetchall()
    return {unpack_uid(uid): body for uid, body in rows}


class Texts:
    """The ``texts`` table, with the latest bodies at hand."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._bodies: OrderedDict[str, str] = OrderedDict()

    def add(self, bodies: Iterable[str], batch: str | None) -> None:
        """Keep bodies; one that is there already stays as it is."""
        rows = ((text_hash(body), body, pack_uid(batch)) for body in bodies)
        for row in rows:
            self._db.execute("INSERT INTO texts VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING", row)

    def body(self, sha256: str) -> str:
        """The text kept under a hash; raises ``UserError("text.missing")`` when it isn't here."""
        if sha256 in self._bodies:
            self._bodies.move_to_end(sha256)
            return self._bodies[sha256]
        row = self._db.execute("SELECT body FROM texts WHERE sha256 = ?", [sha256]).fetchone()
        if row is None:
            raise UserError("text.missing", text=sha256)
        body: str = row[0]
        self._bodies[sha256] = body
        if len(self._bodies) > _KEPT:
            self._bodies.popitem(last=False)
        return body

    def has(self, sha256: str) -> bool:
        """Whether the text with this hash is here."""
        found = self._db.execute("SELECT 1 FROM texts WHERE sha256 = ?", [sha256])
        return found.fetchone() is not None

    def missing(self) -> list[str]:
        """Hashes that a document cites and whose body isn't here."""
        sql = (
            "SELECT DISTINCT text FROM document "
            "WHERE NOT EXISTS (SELECT 1 FROM texts WHERE sha256 = document.text) ORDER BY text"
        )
        return [sha256 for (sha256,) in self._db.execute(sql)]

    def faults(self) -> list[str]:
        """Hashes whose body is not what the hash says."""
        cursor = self._db.execute("SELECT sha256, body FROM texts")
        return [sha256 for sha256, body in cursor if text_hash(body) != sha256]

    def drop_batch(self, batch: str, most: int) -> int:
        """Let at most ``most`` bodies of an open batch go; answers how many went."""
        sql = (
            "DELETE FROM texts WHERE rowid IN (SELECT rowid FROM texts WHERE batch = ? AND NOT EXISTS "
            "(SELECT 1 FROM document WHERE document.text = sha256 AND arrival IS NOT texts.batch) LIMIT ?)"
        )
        return int(self._db.execute(sql, [pack_uid(batch), most]).rowcount)
