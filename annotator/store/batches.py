"""Long commands: many short transactions that count as one gesture, or not at all.

Entries of a batch carry its uid and a chain of their own. The records they make name the batch as their
``arrival`` and are invisible until the closing gesture creates the ``import`` record of that uid: one
change, so that closing, undoing and redoing an import of 100,000 articles takes as long as a label. A
batch that is never closed is swept away, now or when the file is opened next.
"""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from annotator.core.changes import PROJECT, Change, ScopedChange
from annotator.core.fold import Key
from annotator.core.uids import new_uid
from annotator.errors import UserError
from annotator.store import changelog, projection
from annotator.store.driver import Connection
from annotator.store.packing import pack_uid, unpack_uid
from annotator.store.politeness import POLITE

if TYPE_CHECKING:
    from annotator.store.database import ProjectFile

_SWEPT_AT_ONCE = 50
_MOST_CHANGES = 100
MOST_SECONDS = 0.003
"""A transaction of a batch ends after about this long, so that a key press waits less than a frame."""


class Batch:
    """A long command under way. Use as a context manager; what isn't closed by its end is gone."""

    def __init__(self, file: ProjectFile, source: str, owner: str | None) -> None:
        self._file = file
        self.owner = owner
        """Whose gesture it is: the uid of the annotator who began it, or None."""
        self._source = source
        self._links = 0
        self._documents = 0
        self._done = False
        self.uid = new_uid()
        """The uid that documents and layers of this batch carry as ``arrival``."""
        self._chain = changelog.batch_root(self.uid)
        with file.transaction():
            open_batch(file.db, self.uid, source)
        POLITE.begin()

    def add(self, groups: Sequence[Sequence[ScopedChange]], texts: Sequence[str] = ()) -> None:
        """Log and project the changes of some documents, a group each, with their texts.

        Groups are written in short transactions; other threads get their turn in between. An empty text
        stands for none.
        """
        if self._done:
            raise RuntimeError("this long command is over")
        if len(texts) > len(groups):
            raise ValueError("more texts than groups")
        waiting: deque[tuple[Sequence[ScopedChange], str]] = deque()
        for index, group in enumerate(groups):
            waiting.append((group[:_MOST_CHANGES], texts[index] if index < len(texts) else ""))
            later = range(_MOST_CHANGES, len(group), _MOST_CHANGES)
            waiting.extend((group[at : at + _MOST_CHANGES], "") for at in later)
        while waiting:
            self._write_some(waiting)
            # Even an uncontended lock is left for a moment: a key press may be about to want it.
            time.sleep(0)
            POLITE.stand_aside()

    def _write_some(self, waiting: deque[tuple[Sequence[ScopedChange], str]]) -> None:
        file = self._file
        chain, links, documents = self._chain, self._links, self._documents
        with file.transaction():
            began = time.perf_counter()
            while waiting:
                piece, text = waiting.popleft()
                if text:
                    file.texts.add([text], self.uid)
                entries = file.entries_for(piece, command="Import", owner=self.owner, batch=self.uid)
                chain = changelog.append(file.db, entries, chain)
                links += len(entries)
                documents += sum(item.change.kind == "document" for item in piece)
                note_met(file.db, self.uid, projection.project(file.db, [item.change for item in piece]))
                if file.lock.is_wanted or time.perf_counter() - began > MOST_SECONDS:
                    break
            file.remember_moment()
        self._chain, self._links, self._documents = chain, links, documents

    def close(self, changes: Sequence[ScopedChange] = ()) -> tuple[str, tuple[Change, ...]]:
        """Make the batch count, together with ``changes`` to what was there before, as one gesture.

        Answers the gesture's uid and the changes of the closing gesture (the ``import`` record among
        them).
        """
        if self._done:
            raise RuntimeError("this long command is over")
        record = Change(
            "import", self.uid, None,
            {
                "source": self._source, "time": datetime.now(UTC).isoformat(timespec="seconds"),
                "documents": self._documents, "entries": self._links, "seal": self._chain.hex(),
            },
        )  # fmt: skip

        def decide() -> list[ScopedChange]:
            forget(self._file.db, self.uid)
            return [ScopedChange(PROJECT, record), *changes]

        outcome = self._file.commit(decide, command="Import", owner=self.owner)
        self._end()
        return outcome

    def drop(self) -> None:
        """Give the batch up: nothing of it stays. One that was closed is not touched."""
        if not self._done:
            self._end()
            # What a full disk leaves behind is unseen, and goes when the file is opened next.
            with contextlib.suppress(UserError):
                sweep_one(self._file, self.uid)

    def _end(self) -> None:
        self._done = True
        POLITE.end()

    def __enter__(self) -> Batch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.drop()


def open_batch(db: Connection, batch: str, source: str) -> None:
    """Inside a transaction: from now on entries of ``batch`` don't count, until :func:`forget`."""
    db.execute("INSERT INTO open_batch VALUES (?, ?)", [pack_uid(batch), source])


def note_met(db: Connection, batch: str, keys: Iterable[Key]) -> None:
    """Inside a transaction: records that were there before an open batch touched them."""
    for kind, uid in keys:
        db.execute(
            "INSERT INTO open_batch_met VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [pack_uid(batch), kind, pack_uid(uid)],
        )


def is_open(db: Connection, batch: str) -> bool:
    """Whether a batch has neither been closed nor dropped."""
    found = db.execute("SELECT 1 FROM open_batch WHERE uid = ?", [pack_uid(batch)])
    return found.fetchone() is not None


def sweep(file: ProjectFile) -> None:
    """Remove what batches left that a crash kept from closing."""
    with file.lock:
        rows = file.db.execute("SELECT uid FROM open_batch").fetchall()
    for row in rows:
        sweep_one(file, unpack_uid(row[0]))


def sweep_one(file: ProjectFile, batch: str) -> None:
    """Remove a batch in short transactions, its entry in ``open_batch`` last so that a crash resumes."""
    while _sweep_some(file, batch):
        time.sleep(0)
    with file.transaction():
        met = "SELECT kind, uid FROM open_batch_met WHERE batch = ?"
        keys = {(kind, unpack_uid(uid)) for kind, uid in file.db.execute(met, [pack_uid(batch)])}
        projection.refold(file.db, keys)
        forget(file.db, batch)


def _sweep_some(file: ProjectFile, batch: str) -> bool:
    """Take some entries of a batch back, the latest first, and what they made; then texts."""
    with file.transaction():
        began = time.perf_counter()
        entries = changelog.latest_of_batch(file.db, batch, _SWEPT_AT_ONCE)
        for entry in entries:
            projection.unmake(file.db, entry.changes(), batch)
            changelog.remove(file.db, entry.id)
            if file.lock.is_wanted or time.perf_counter() - began > MOST_SECONDS:
                break
        return bool(entries or file.texts.drop_batch(batch, _SWEPT_AT_ONCE))


def forget(db: Connection, batch: str) -> None:
    """Inside a transaction: a batch is no longer open; it was closed, or nothing of it is left."""
    db.execute("DELETE FROM open_batch_met WHERE batch = ?", [pack_uid(batch)])
    db.execute("DELETE FROM open_batch WHERE uid = ?", [pack_uid(batch)])
