"""Files that hold only a part: of a long command, the documents that one person takes away.

Entries stay whole, so a part of a long command is some of its entries, and the seal that its import record
holds can't be verified. The file notes then, in ``meta``, how many entries of which command it has and where
their chain ends; so what it does have is as safe from unnoticed damage as in a whole file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from annotator.store import changelog
from annotator.store.driver import Connection

_PARTS = "parts"
_PERSON = "person"


def parts(db: Connection) -> dict[str, tuple[int, str]]:
    """The long commands of which only a part is here: how many entries, and the last link in hexadecimal."""
    return {batch: (count, end) for batch, (count, end) in _told(db, _PARTS, {}).items()}


def note_parts(db: Connection, batches: Mapping[str, int]) -> None:
    """Inside a transaction: note of each of ``batches`` which part is here; nothing of one that is whole.

    ``batches`` tells how many entries each had when it was sealed.
    """
    if not batches:
        return
    noted = parts(db)
    for batch, sealed in batches.items():
        count = changelog.count_of_batch(db, batch)
        if count == sealed:
            noted.pop(batch, None)
        else:
            noted[batch] = (count, changelog.end_of_batch(db, batch).hex())
    _tell(db, _PARTS, noted)


def person(db: Connection) -> str | None:
    """Uid of the annotator for whom the file was made; None for a file that is nobody's in particular."""
    return str(_told(db, _PERSON, "")) or None


def make_for(db: Connection, annotator: str) -> None:
    """Inside a transaction: note whose the file is."""
    _tell(db, _PERSON, annotator)


def _told(db: Connection, key: str, default: Any) -> Any:
    row = db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return default if row is None else json.loads(row[0])


def _tell(db: Connection, key: str, value: Any) -> None:
    if value:
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, json.dumps(value)])
    else:
        db.execute("DELETE FROM meta WHERE key = ?", [key])
