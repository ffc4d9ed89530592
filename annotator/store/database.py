"""A project file in use: one connection, one lock, one door for entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.clock import HybridClock
from annotator.core.entry import VERSION, Entry, packed, portions
from annotator.core.uids import new_uid
from annotator.store import changelog, connection, projection, queries
from annotator.store.batches import Batch, sweep
from annotator.store.lock import FairLock
from annotator.store.replica import replica_of
from annotator.store.safety import SafetyLog
from annotator.store.texts import Texts


class ProjectFile:
    """A project file, open and held against every other program.

    All reading and writing happens under :attr:`lock`; entries go in through :meth:`commit` or a
    :class:`Batch`. ``state_folder`` is where this machine keeps what belongs beside the file but not in
    it: which replica it is, and the safety log.
    """

    def __init__(self, path: Path, state_folder: Path, *, new: bool = False) -> None:
        self.path = path
        self.db = connection.create(path) if new else connection.open_existing(path)
        try:
            self.lock = FairLock()
            self.texts = Texts(self.db)
            with self._told():
                self.replica = replica_of(self.db, path, state_folder)
                self._clock = HybridClock(changelog.last_moment(self.db))
                self._rseq = changelog.last_rseq(self.db, self.replica)
                sweep(self)
                self.safety = SafetyLog(state_folder, self.replica)
        except BaseException:
            connection.close(self.db, path)
            raise

    def close(self) -> None:
        """Let go of the file; closing twice is harmless."""
        with self.lock:
            self.safety.close()
            connection.close(self.db, self.path)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write transaction under the lock: all of it is on the disk afterwards, or none."""
        with self.lock, self._told():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                # A full disk may already have rolled back; what follows must find no open transaction.
                if self.db.conn.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def reading(self) -> FairLock:
        """The lock, to hold while several questions must be answered from one position of the log."""
        return self.lock

    def commit(
        self,
        decide: Callable[[], Sequence[ScopedChange]],
        *,
        command: str,
        owner: str | None,
        undoes: str | None = None,
        texts: Sequence[str] = (),
    ) -> tuple[str, tuple[Change, ...]]:
        """Carry out one gesture: decide, log, project, in one transaction.

        ``decide`` is called inside the transaction. Answers the gesture's uid and its changes; when
        there are none, nothing is written and the uid is empty.
        """
        rseq = self._rseq
        try:
            with self.transaction():
                scoped = decide()
                self.texts.add(texts, None)
                entries = self.entries_for(scoped, command=command, owner=owner, undoes=undoes)
                self._seal(entries)
                changes = tuple(item.change for item in scoped)
                projection.project(self.db, changes)
        except BaseException:
            self._rseq = rseq
            raise
        self.safety.append(entries)
        return (entries[0].gesture if entries else ""), changes

    def _seal(self, entries: Sequence[Entry]) -> None:
        if entries:
            _, chain = changelog.head(self.db)
            chain = changelog.append(self.db, entries, chain)
            changelog.advance_head(self.db, len(entries), chain)

    def entries_for(
        self,
        scoped: Sequence[ScopedChange],
        *,
        command: str,
        owner: str | None,
        undoes: str | None = None,
        batch: str | None = None,
    ) -> list[Entry]:
        """Changes as entries of one gesture: one a scope, split where a scope has too many."""
        by_scope: dict[Scope, list[Change]] = {}
        for item in scoped:
            by_scope.setdefault(item.scope, []).append(item.change)
        made: list[Entry] = []
        for scope, changes in by_scope.items():
            for portion in portions(changes):
                uid = new_uid()
                self._rseq += 1
                made.append(
                    Entry(
                        id=uid, v=VERSION, scope=scope, owner=owner, replica=self.replica, rseq=self._rseq,
                        hlc=self._clock.tick(), command=command, gesture=made[0].gesture if made else uid,
                        undoes=undoes, batch=batch, body=packed(portion),
                    )
                )  # fmt: skip
        return made

    def begin_batch(self, source: str, owner: str | None) -> Batch:
        """Start a long command; see :class:`Batch`."""
        return Batch(self, source, owner)

    def get(self, kind: str, uid: str) -> Mapping[str, Any] | None:
        """All fields of a record, or None if there is none."""
        with self.lock:
            return queries.record(self.db, kind, uid)

    def where(self, kind: str, field: str, value: Any) -> dict[str, Mapping[str, Any]]:
        """Records of ``kind`` whose ``field`` has ``value``, by uid."""
        with self.lock:
            return dict(queries.records(self.db, kind, field, value))

    def text_length(self, text: str) -> int:
        """Code points of the text kept under a hash."""
        return len(self.text(text))

    def text_slice(self, text: str, start: int, end: int) -> str:
        """Code points ``[start, end)`` of the text kept under a hash."""
        return self.text(text)[start:end]

    def text(self, sha256: str) -> str:
        """The text kept under a hash."""
        with self.lock:
            return self.texts.body(sha256)

    def referrers(self, kind: str, uid: str) -> list[tuple[str, str]]:
        """Kind and uid of every record that names this one."""
        with self.lock:
            return queries.referrers(self.db, kind, uid)

    def _told(self) -> Any:
        return connection.told(self.path)
