"""One line of a project's history: a gesture's changes in one scope, sealed with a digest.

Entries are what is shared between files, so their sealed form never changes: whatever a later version
adds goes behind a higher ``v``. The digest covers the exact bytes of the body as first written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from annotator.core.changes import Change, Scope
from annotator.core.values import dataclass

VERSION = 1
MOST_CHANGES = 1000
"""An entry holds at most this many changes; a larger gesture in one scope makes several entries."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Changes of one gesture in one scope.

    ``id``, ``gesture`` and ``undoes`` are uids of ours; all entries of a gesture share ``gesture``, which
    is the id of its first entry. ``undoes`` names the gesture that this one takes back. ``batch`` names
    the long command that an entry belongs to; such an entry counts once the batch is closed. ``body`` is
    the JSON list of ``[kind, uid, before, after]``.
    """

    id: str
    v: int
    scope: Scope
    owner: str | None
    replica: str
    rseq: int
    hlc: int
    command: str
    gesture: str
    undoes: str | None
    batch: str | None
    body: str

    @property
    def order(self) -> tuple[int, str, int, str]:
        """Where the entry stands in the one order that every replica agrees on; no two stand alike."""
        return self.hlc, self.replica, self.rseq, self.id

    def changes(self) -> list[Change]:
        """The changes that the body holds.

        What a newer program wrote may mean what this one does not know: it is kept and passed on, and
        counts once the program is updated.
        """
        return unpacked(self.body) if self.v <= VERSION else []

    def digest(self) -> bytes:
        """SHA-256 over all that the entry says."""
        head = [
            self.id, self.v, self.scope.document, self.scope.annotator, self.owner, self.replica,
            self.rseq, self.hlc, self.command, self.gesture, self.undoes, self.batch,
        ]  # fmt: skip
        return hashlib.sha256(f"{_compact(head)}\n{self.body}".encode()).digest()


def packed(changes: Iterable[Change]) -> str:
    """The body of an entry that holds ``changes``."""
    return _compact([[change.kind, change.uid, change.before, change.after] for change in changes])


def unpacked(body: str) -> list[Change]:
    """The changes in an entry's body."""
    return [Change(kind, uid, before, after) for kind, uid, before, after in json.loads(body)]


def link(previous: bytes, digest: bytes) -> bytes:
    """The next link of a hash chain."""
    return hashlib.sha256(previous + digest).digest()


def portions(changes: Sequence[Change]) -> Iterable[Sequence[Change]]:
    """``changes`` in runs of at most :data:`MOST_CHANGES`."""
    return (changes[at : at + MOST_CHANGES] for at in range(0, len(changes), MOST_CHANGES))


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
