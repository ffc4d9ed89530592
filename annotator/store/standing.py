"""Whether what was read of a document some time ago still stands: the log tells what was said since."""

from __future__ import annotations

from typing import Any

from annotator.core.changes import Change
from annotator.store import changelog
from annotator.store.driver import Connection
from annotator.store.packing import pack_uid

Place = tuple[int, bytes]
"""The number and the id of the entry that was the last."""


def end(db: Connection) -> Place | None:
    """The place where the log ends; None where nothing can be told from one.

    While a long command is under way its records are in the tables already, and go without a word in the log
    if it is called off.
    """
    if db.execute("SELECT 1 FROM open_batch").fetchone() is not None:
        return None
    found: Any = db.execute("SELECT seq, id FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return None if found is None else (found[0], bytes(found[1]))


def since(db: Connection, place: Place, document: str) -> list[Change] | None:
    """What was said after ``place`` of a document or of no document in particular, oldest first.

    None if the entry of that place is gone: what was called off leaves its number to another.
    """
    seq, id_ = place
    if db.execute("SELECT 1 FROM log WHERE seq = ? AND id = ?", [seq, id_]).fetchone() is None:
        return None
    where = "seq > ? AND (document IS NULL OR document = ?)"
    entries = changelog.entries(db, where, [seq, pack_uid(document)])
    return [change for entry in entries for change in entry.changes()]
