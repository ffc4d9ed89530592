"""Writing what another file has and this one lacks, while keys are being pressed.

First come long commands, unseen as when they were imported, in short transactions; if the program dies, the
next opening sweeps them away. Then come the gestures: in one transaction where nobody can be kept waiting,
else in as many as keys need. Each leaves the file as if the other's history had ended there, so that uniting
again brings the rest.
"""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from annotator.core.changes import Change
from annotator.core.entry import Entry
from annotator.core.fold import Key
from annotator.core.kinds import KINDS
from annotator.errors import UserError
from annotator.store import batches, changelog, portion, projection
from annotator.store.database import ProjectFile
from annotator.store.lacking import Lacking
from annotator.store.politeness import POLITE
from annotator.store.rivals import Order, Rivals

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


_MOST_SECONDS = 0.02
"""A transaction of gestures ends after about this long where keys may be pressed meanwhile."""


class _CalledOff(Exception):
    """The user does not want it any more."""


def join(
    file: ProjectFile, lacking: Lacking, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> tuple[Change, ...] | None:
    """Bring in all of ``lacking``; how the records changed that were not brought by long commands.

    Args:
        file: Where to; others may go on working in it meanwhile.
        lacking: What to write; its other file must stay open.
        progress: Told entries written and entries in all.
        cancelled: Asked until the first gesture is written; once true, nothing stays and None is answered.
            Without it all gestures are written in one transaction: nobody is waiting who might call it off.

    Raises:
        UserError: ``project.*`` when the disk fails; what had been committed by then stays.
    """
    if not len(lacking):
        return ()
    POLITE.begin()
    try:
        return _Joining(file, lacking, progress, cancelled).run()
    except _CalledOff:
        return None
    finally:
        POLITE.end()


class _Joining:
    def __init__(
        self, file: ProjectFile, lacking: Lacking, progress: Progress | None, cancelled: Cancelled | None
    ) -> None:
        self._file = file
        self._lacking = lacking
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self._open: set[str] = set()
        self._held: dict[str, list[tuple[Order, Change]]] = {}
        self._touched: set[Key] = set()
        self._changes: list[Change] = []

    def run(self) -> tuple[Change, ...]:
        """All of it."""
        file, lacking = self._file, self._lacking
        self._ask()
        with file.transaction():
            # From here on what is done here is later than all that comes.
            file.remember_moment(max(entry.hlc for entry in lacking.entries()))
        self._rivals = Rivals(file, lacking.entries())
        try:
            for batch in lacking.staged:
                self._stage(batch)
            self._ask()
            self._write_gestures()
        finally:
            # What a full disk leaves behind is unseen, and goes when the file is opened next.
            with contextlib.suppress(UserError):
                for batch in self._open:
                    batches.sweep_one(file, batch)
        return tuple(self._changes)

    def _ask(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise _CalledOff

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self._done, len(self._lacking))

    def _let_pass(self) -> None:
        self._tell()
        # Even an uncontended lock is left for a moment: a key press may be about to want it.
        time.sleep(0)
        POLITE.stand_aside()

    # --- Long commands ----------------------------------------------------------------------------------

    def _stage(self, batch: str) -> None:
        """Write a long command unseen, in short transactions."""
        file = self._file
        waiting = self._lacking.batch(batch)
        with file.transaction():
            batches.open_batch(file.db, batch, "")
        self._open.add(batch)
        is_whole = False
        while not is_whole:
            self._ask()
            with file.transaction():
                self._rivals.follow()
                began = time.perf_counter()
                chain = changelog.end_of_batch(file.db, batch)
                is_whole = True
                for entry in waiting:
                    chain = changelog.append(file.db, [entry], chain)
                    self._put_unseen(entry, batch)
                    if file.lock.is_wanted or time.perf_counter() - began > batches.MOST_SECONDS:
                        is_whole = False
                        break
                self._rivals.written()
            self._let_pass()

    def _put_unseen(self, entry: Entry, batch: str) -> None:
        changes = entry.changes()
        self._add_texts(changes, batch)
        db = self._file.db
        for change in changes:
            if change.kind not in KINDS:
                continue
            if self._rivals.has(change, entry.order):
                # It counts with the closing gesture. Until then it is what sweeping must not take away.
                self._held.setdefault(batch, []).append((entry.order, change))
                batches.note_met(db, batch, [(change.kind, change.uid)])
            else:
                batches.note_met(db, batch, projection.project(db, [change]))
        self._done += 1

    # --- Gestures ---------------------------------------------------------------------------------------

    def _write_gestures(self) -> None:
        waiting = deque(_groups(self._lacking.rest))
        while waiting:
            self._write_some(waiting)
            self._let_pass()

    def _write_some(self, waiting: deque[list[Entry]]) -> None:
        file = self._file
        closed: set[str] = set()
        parts: set[str] = set()
        with file.transaction():
            self._rivals.follow()
            began = time.perf_counter()
            entries, chain = 0, changelog.head(file.db)[1]
            while waiting:
                for entry in waiting.popleft():
                    self._put(entry)
                    if entry.batch is not None:
                        changelog.append(file.db, [entry], changelog.end_of_batch(file.db, entry.batch))
                        parts.add(entry.batch)
                        continue
                    chain = changelog.append(file.db, [entry], chain)
                    entries += 1
                    closed |= changelog.seals_in(entry).keys()
                if self._must_pause(began):
                    break
            changelog.advance_head(file.db, entries, chain)
            self._close(closed & self._open)
            self._changes += self._rivals.settle(self._touched)
            self._touched.clear()
            sealed = self._lacking.sealed
            portion.note_parts(
                file.db, {batch: sealed[batch][0] for batch in closed | parts if batch in sealed}
            )
            if not waiting:
                self._add_missing_texts()
            self._rivals.written()
        self._open -= closed

    def _must_pause(self, began: float) -> bool:
        if self._cancelled is None:
            return False
        return self._file.lock.is_wanted or time.perf_counter() - began > _MOST_SECONDS

    def _put(self, entry: Entry) -> None:
        """Inside a transaction: let an entry count that is about to be written."""
        db = self._file.db
        changes = entry.changes()
        self._add_texts(changes, None)
        for change in changes:
            if change.kind not in KINDS:
                continue
            if self._rivals.has(change, entry.order):
                self._rivals.add(change, entry.order)
                self._touched.add((change.kind, change.uid))
            elif projection.project(db, [change]) or change.creates:
                self._changes.append(change)
        self._done += 1

    def _close(self, closed: Iterable[str]) -> None:
        """Inside a transaction: long commands whose closing gesture has come count from now on."""
        for batch in closed:
            batches.forget(self._file.db, batch)
            for order, change in self._held.pop(batch, ()):
                self._rivals.add(change, order)
                self._touched.add((change.kind, change.uid))

    # --- Texts ------------------------------------------------------------------------------------------

    def _add_texts(self, changes: Sequence[Change], batch: str | None) -> None:
        for change in changes:
            if change.kind == "document" and change.after is not None and change.after.get("text"):
                self._add_text(change.after["text"], batch)

    def _add_missing_texts(self) -> None:
        for sha256 in self._file.texts.missing():
            self._add_text(sha256, None)

    def _add_text(self, sha256: str, batch: str | None) -> None:
        there = self._lacking.other.texts
        if not self._file.texts.has(sha256) and there.has(sha256):
            self._file.texts.add([there.body(sha256)], batch)


def _groups(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """What must be written together: the entries of a gesture; each entry of a long command alone."""
    for _, group in groupby(entries, key=lambda entry: entry.gesture if entry.batch is None else entry.id):
        yield list(group)
