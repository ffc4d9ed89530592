"""A project file in use: one connection, one lock, one door for entries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.clock import HybridClock
from annotator.core.entry import VERSION, Entry, packed, portions
from annotator.core.fold import Key
from annotator.core.uids import new_uid
from annotator.store import changelog, connection, projection, queries, references
from annotator.store.batches import Batch, is_open, sweep
from annotator.store.driver import sqlite3
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
        self.state_folder = state_folder
        self.db = connection.create(path) if new else connection.open_existing(path)
        self.lock = FairLock()
        self.texts = Texts(self.db)
        self._is_writing = False
        try:
            with connection.told(path):
                self._begin()
        except BaseException:
            connection.close(self.db, path)
            if new:
                path.unlink(missing_ok=True)
            raise

    def _begin(self) -> None:
        self.replica = replica_of(self.db, self.path, self.state_folder)
        self.safety = SafetyLog(self.state_folder, self.replica)
        moment, rseq = changelog.remembered(self.db)
        # A file that was put back to an earlier state must not give the same numbers a second time.
        last = self.safety.last()
        self._clock = HybridClock(max(moment, last.hlc) if last else moment)
        self._rseq = max(rseq, last.rseq) if last else rseq
        sweep(self)

    def close(self) -> None:
        """Let go of the file; closing twice is harmless."""
        with self.lock:
            self.safety.close()
            connection.close(self.db, self.path)

    def discard(self) -> None:
        """Close a file that came to nothing and take it away."""
        self.close()
        self.path.unlink(missing_ok=True)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write transaction under the lock: all of it is on the disk afterwards, or none."""
        with self.reading():
            if self._is_writing:
                raise RuntimeError("a transaction within a transaction")
            self._roll_back()
            self.db.execute("BEGIN IMMEDIATE")
            self._is_writing = True
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._is_writing = False

    def _roll_back(self) -> None:
        # A full disk may have rolled back already, or not let us now: then the next transaction tries again.
        if self.db.in_transaction:
            with suppress(sqlite3.Error):
                self.db.execute("ROLLBACK")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold the lock while several questions must be answered from one position of the log.

        Raises:
            UserError: a ``project.*`` code when the file turns out damaged or the disk fails.
        """
        with self.lock, connection.told(self.path):
            yield

    def commit(
        self,
        decide: Callable[[], Sequence[ScopedChange]],
        *,
        command: str,
        owner: str | None,
        undoes: str | None = None,
        texts: Sequence[str] = (),
        gesture: str | None = None,
    ) -> tuple[str, tuple[Change, ...]]:
        """Carry out one gesture: decide, log, project, in one transaction; or go on with ``gesture``.

        ``decide`` is called inside the transaction. Answers the gesture's uid and its changes; when
        there are none, nothing is written and the uid is empty. A number that a failed gesture took is
        not given again: gaps are legal.
        """
        with self.lock:
            with self.transaction():
                scoped = decide()
                self.texts.add(texts, None)
                entries = self.entries_for(
                    scoped, command=command, owner=owner, undoes=undoes, gesture=gesture
                )
                self.seal(entries)
                changes = tuple(item.change for item in scoped)
                projection.project(self.db, changes)
            self.safety.append(entries)
        return (entries[0].gesture if entries else ""), changes

    def seal(self, entries: Sequence[Entry]) -> None:
        """Append entries to the main chain, inside a transaction."""
        if entries:
            _, chain = changelog.head(self.db)
            chain = changelog.append(self.db, entries, chain)
            changelog.advance_head(self.db, len(entries), chain)
            self.remember_moment()

    def remember_moment(self, seen: int = 0) -> None:
        """Keep, inside a transaction, how far clock and numbers have come; ``seen`` is another's moment."""
        self._clock.observe(seen)
        changelog.remember(self.db, self._clock.latest, self._rseq)

    def entries_for(
        self,
        scoped: Sequence[ScopedChange],
        *,
        command: str,
        owner: str | None,
        undoes: str | None = None,
        batch: str | None = None,
        gesture: str | None = None,
    ) -> list[Entry]:
        """Changes as entries of one gesture: one a scope, split where a scope has too many.

        It is a new gesture, or more of the one that ``gesture`` names.
        """
        by_scope: dict[Scope, list[Change]] = {}
        for item in scoped:
            by_scope.setdefault(item.scope, []).append(item.change)
        made: list[Entry] = []
        for scope, changes in by_scope.items():
            for portion in portions(changes):
                uid = new_uid()
                gesture = gesture or uid
                self._rseq += 1
                made.append(
                    Entry(
                        id=uid, v=VERSION, scope=scope, owner=owner, replica=self.replica, rseq=self._rseq,
                        hlc=self._clock.tick(), command=command, gesture=gesture,
                        undoes=undoes, batch=batch, body=packed(portion),
                    )
                )  # fmt: skip
        return made

    def begin_batch(self, source: str, owner: str | None) -> Batch:
        """Start a long command; see :class:`Batch`."""
        return Batch(self, source, owner)

    # --- What the rules may ask -------------------------------------------------------------------------

    def get(self, kind: str, uid: str) -> Mapping[str, Any] | None:
        """All fields of a record, or None if there is none."""
        with self.reading():
            return queries.record(self.db, kind, uid)

    def where(self, kind: str, field: str, value: Any) -> dict[str, Mapping[str, Any]]:
        """Records of ``kind`` whose ``field`` has ``value``, by uid."""
        with self.reading():
            return dict(queries.records(self.db, kind, field, value))

    def holds(self, kind: str, field: str, value: Any) -> bool:
        """Whether there is a record of ``kind`` whose ``field`` has ``value``."""
        with self.reading():
            return queries.holds(self.db, kind, field, value)

    def is_arriving(self, batch: str) -> bool:
        """Whether a long command is still under way."""
        with self.reading():
            return is_open(self.db, batch)

    def text_length(self, text: str) -> int:
        """Code points of the text kept under a hash."""
        return len(self.text(text))

    def text_slice(self, text: str, start: int, end: int) -> str:
        """Code points ``[start, end)`` of the text kept under a hash."""
        return self.text(text)[start:end]

    def text(self, sha256: str) -> str:
        """The text kept under a hash."""
        with self.reading():
            return self.texts.body(sha256)

    def referrers(self, keys: Collection[Key], leaving: str | None = None) -> list[tuple[Key, Key]]:
        """Each of the records ``keys`` that is named, with one that names it; see :mod:`.references`."""
        with self.reading():
            return references.referrers(self.db, keys, leaving)
