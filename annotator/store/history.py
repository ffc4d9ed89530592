"""What an annotator can undo and redo, read off the log: so it survives a restart."""

from __future__ import annotations

from collections.abc import Collection

from annotator.core.values import dataclass, field
from annotator.store.driver import Connection
from annotator.store.packing import pack_uid

_LOOKED_BACK = 5000
"""Entries of one's own that are looked at; older gestures are out of undo's reach."""


@dataclass(frozen=True, slots=True)
class Gesture:
    """A gesture on the list: its uid and the command it carried out."""

    uid: str
    command: str


@dataclass(slots=True)
class History:
    """Gestures that can be undone and redone, the next one last."""

    undo: list[Gesture] = field(default_factory=list)
    redo: list[Gesture] = field(default_factory=list)

    def did(self, gesture: Gesture, undoes: str | None = None) -> None:
        """Take note of a gesture: a new one, or one that undoes (or redoes) the last."""
        if undoes is None:
            self.undo.append(gesture)
            self.redo.clear()
        elif self.undo and self.undo[-1].uid == undoes:
            self.undo.pop()
            self.redo.append(gesture)
        elif self.redo and self.redo[-1].uid == undoes:
            self.redo.pop()
            self.undo.append(gesture)


def history(db: Connection, owner: str | None, replica: str, ignoring: Collection[str]) -> History:
    """The history of ``owner`` on ``replica``, without the commands named in ``ignoring``."""
    sql = (
        "SELECT gesture, command, undoes FROM log WHERE batch IS NULL AND owner IS ? AND replica = ? "
        "ORDER BY seq DESC LIMIT ?"
    )
    rows = db.execute(sql, [pack_uid(owner), pack_uid(replica), _LOOKED_BACK]).fetchall()
    read, seen = History(), set()
    for gesture, command, undoes in reversed(rows):
        if gesture not in seen and command not in ignoring:
            seen.add(gesture)
            read.did(Gesture(gesture.hex(), command), undoes and undoes.hex())
    return read
