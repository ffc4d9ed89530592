"""Long commands: many short transactions that count as one gesture, or not at all.

Entries of a batch carry its uid and a chain of their own. The records they make name the batch as their
``arrival`` and are invisible until the closing gesture creates the ``import`` record of that uid: one
change, so that closing, undoing and redoing an import of 100,000 articles takes as long as a label. A
batch that is never closed is swept away, now or when the file is opened next.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from annotator.core.changes import PROJECT, Change, ScopedChange
from annotator.core.kinds import LAYER_KINDS
from annotator.core.uids import new_uid
from annotator.store import changelog, projection
from annotator.store.packing import pack_uid, unpack_uid

if TYPE_CHECKING:
    from annotator.store.database import ProjectFile

_SWEPT_AT_ONCE = 500
_MOST_SECONDS = 0.005
"""A transaction of a batch ends after about this long, so that a key press waits less than a frame."""


class Batch:
    """A long command under way. Use as a context manager; what isn't closed by its end is gone."""

    def __init__(self, file: ProjectFile, source: str, owner: str | None) -> None:
        self._file = file
        self._owner = owner
        self._source = source
        self._links = 0
        self._documents = 0
        self._done = False
        self.uid = new_uid()
        """The uid that documents and layers of this batch carry as ``arrival``."""
        self._chain = changelog.batch_root(self.uid)
        with file.transaction():
            file.db.execute("INSERT INTO open_batch VALUES (?, ?)", [pack_uid(self.uid), source])

    def add(self, groups: Sequence[Sequence[ScopedChange]], texts: Sequence[str] = ()) -> None:
        """Log and project the changes of some documents, a group each, with their texts.

        Groups are written in short transactions; other threads get their turn in between.
        """
        waiting = list(zip(groups, [*texts, *[""] * (len(groups) - len(texts))], strict=True))
        waiting.reverse()
        while waiting:
            self._write_some(waiting)
            # Even an uncontended lock is left for a moment: a key press may be about to want it.
            time.sleep(0)

    def _write_some(self, waiting: list[tuple[Sequence[ScopedChange], str]]) -> None:
        began = time.perf_counter()
        chain, links, documents = self._chain, self._links, self._documents
        with self._file.transaction():
            while waiting:
                group, text = waiting.pop()
                if text:
                    self._file.texts.add([text], self.uid)
                entries = self._file.entries_for(group, command="Import", owner=self._owner, batch=self.uid)
                chain = changelog.append(self._file.db, entries, chain)
                links += len(entries)
                documents += sum(item.change.kind == "document" for item in group)
                projection.project(self._file.db, (item.change for item in group))
                if self._file.lock.is_wanted or time.perf_counter() - began > _MOST_SECONDS:
                    break
        self._chain, self._links, self._documents = chain, links, documents

    def close(self, changes: Sequence[ScopedChange] = ()) -> tuple[str, tuple[Change, ...]]:
        """Make the batch count, together with ``changes`` to what was there before, as one gesture.

        Answers the gesture's uid and the changes of the closing gesture (the ``import`` record among
        them).
        """
        record = Change(
            "import", self.uid, None,
            {
                "source": self._source, "time": datetime.now(UTC).isoformat(timespec="seconds"),
                "documents": self._documents, "entries": self._links, "seal": self._chain.hex(),
            },
        )  # fmt: skip

        def decide() -> list[ScopedChange]:
            self._file.db.execute("DELETE FROM open_batch WHERE uid = ?", [pack_uid(self.uid)])
            return [ScopedChange(PROJECT, record), *changes]

        outcome = self._file.commit(decide, command="Import", owner=self._owner)
        self._done = True
        return outcome

    def drop(self) -> None:
        """Give the batch up: nothing of it stays."""
        if not self._done:
            self._done = True
            _sweep_one(self._file, self.uid)

    def __enter__(self) -> Batch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.drop()


def sweep(file: ProjectFile) -> None:
    """Remove what batches left that a crash kept from closing."""
    with file.lock:
        rows = file.db.execute("SELECT uid FROM open_batch").fetchall()
    for row in rows:
        _sweep_one(file, unpack_uid(row[0]))


def _sweep_one(file: ProjectFile, batch: str) -> None:
    """Remove a batch in short transactions, its entry in ``open_batch`` last so that a crash resumes."""
    packed = pack_uid(batch)
    arrived = "(SELECT uid FROM layer WHERE arrival = ?)"
    steps = [f'DELETE FROM "{kind}" WHERE layer IN {arrived}' for kind in LAYER_KINDS]
    steps += [
        "DELETE FROM time WHERE replica = 'import' AND EXISTS (SELECT 1 FROM layer WHERE layer.arrival = ? "
        "AND layer.document = time.document AND layer.annotator IS time.annotator)",
        "DELETE FROM decision WHERE document IN (SELECT uid FROM document WHERE arrival = ?)",
        "DELETE FROM layer WHERE arrival = ?",
    ]
    with file.transaction():
        for step in steps:
            file.db.execute(step, [packed])
    with file.transaction():
        file.db.execute("DELETE FROM document WHERE arrival = ?", [packed])
    while _sweep_some(file, batch):
        pass
    with file.transaction():
        file.db.execute("DELETE FROM open_batch WHERE uid = ?", [packed])


def _sweep_some(file: ProjectFile, batch: str) -> bool:
    with file.transaction():
        sql = "DELETE FROM log WHERE seq IN (SELECT seq FROM log WHERE batch = ? LIMIT ?)"
        entries = file.db.execute(sql, [pack_uid(batch), _SWEPT_AT_ONCE]).rowcount
        bodies = file.texts.drop_batch(batch, _SWEPT_AT_ONCE)
        return bool(entries or bodies)
