"""When gestures were made and in which articles, read off the log."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotator.core.clock import unix_seconds
from annotator.store.driver import Connection
from annotator.store.packing import pack_uid, unpack_uid

_SQL = (
    "SELECT seq, gesture, hlc, document, undoes FROM log "
    "WHERE batch IS NULL AND owner IS ? AND replica = ? AND seq > ? ORDER BY seq DESC LIMIT ?"
)


@dataclass(slots=True)
class Occasion:
    """A gesture's Unix seconds, the documents it reached, and the gesture that it undoes or redoes."""

    when: float
    undoes: str | None
    documents: dict[str, None] = field(default_factory=dict)


def occasions(
    db: Connection, owner: str | None, replica: str, after: int, most: int
) -> tuple[int, dict[str, Occasion]]:
    """What ``owner`` did on ``replica`` behind the position ``after``, by gesture; at most ``most`` entries.

    Answers also the position to ask from the next time.
    """
    rows = db.execute(_SQL, [pack_uid(owner), pack_uid(replica), after, most]).fetchall()
    found: dict[str, Occasion] = {}
    for _, gesture, moment, document, undoes in reversed(rows):
        occasion = found.setdefault(
            gesture.hex(), Occasion(unix_seconds(moment), undoes.hex() if undoes else None)
        )
        if document is not None:
            occasion.documents[unpack_uid(document)] = None
    return (rows[0][0] if rows else after), found
