"""What another file of the same project has and this one lacks.

Nothing is written here. Both files are read in short turns, so that a key press need not wait.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from annotator.core.entry import Entry
from annotator.errors import UserError
from annotator.store import changelog, tail
from annotator.store.database import ProjectFile
from annotator.store.packing import pack_uid
from annotator.store.politeness import POLITE

_ROWS = 1000


def read(file: ProjectFile, where: str = "1", after: int = 0) -> Iterator[Entry]:
    """The entries of a file in use, behind the position ``after``, in turns of which each is short."""
    with file.reading():
        end = tail.position(file.db)
    for start in range(after, end, _ROWS):
        with file.reading():
            found = list(
                changelog.entries(
                    file.db, f"seq > ? AND seq <= ? AND ({where})", [start, min(start + _ROWS, end)]
                )
            )
        yield from found
        _let_pass()


def _let_pass() -> None:
    time.sleep(0)
    POLITE.stand_aside()


class Lacking:
    """The entries of ``other`` that ``file`` lacks, in the order in which they are to be written.

    Long commands of which nothing is here come first, each as a whole (:attr:`staged`): they can be written
    unseen and count when the gesture that closes them does. Then comes the :attr:`rest`: gestures in the
    order of the history, and what is missing of long commands that are closed here.
    """

    def __init__(self, file: ProjectFile, other: ProjectFile) -> None:
        """Raises ``UserError("log.contradiction")`` when the two tell an entry differently."""
        self.other = other
        here = _digests(file)
        there = _digests(other)
        self._ids = there.keys() - here.keys()
        self._here_alone = here.keys() - there.keys()
        self._file = file
        for id_ in there.keys() & here.keys():
            if there[id_] != here[id_]:
                raise UserError("log.contradiction", entry=id_.hex())
        fresh = [entry for entry in changelog.entries(other.db, "batch IS NULL") if self._is_fresh(entry)]
        self.sealed = {**changelog.seals(other.db)}
        """Of each closed long command in ``other``: how many entries it has in all, and its seal."""
        closing = {batch for entry in fresh for batch in changelog.seals_in(entry)}
        with file.reading():
            begun = set(changelog.batches(file.db))
        arriving = changelog.batches(other.db)
        self.staged = tuple(sorted(batch for batch in arriving if batch in closing and batch not in begun))
        parts = [entry for batch in arriving if batch not in self.staged for entry in self._of_batch(batch)]
        self.rest = tuple(_in_order([*fresh, *parts]))

    def __len__(self) -> int:
        return len(self._ids)

    def batch(self, batch: str) -> Iterator[Entry]:
        """The entries of a staged long command in the order in which they were made."""
        return self._of_batch(batch)

    def entries(self) -> Iterator[Entry]:
        """All of them, in the order of writing."""
        for batch in self.staged:
            yield from self._of_batch(batch)
        yield from self.rest

    def here_alone(self) -> Iterator[Entry]:
        """The other way round: entries of the project's own scope that ``other`` lacks."""
        for entry in read(self._file, "document IS NULL AND annotator IS NULL AND batch IS NULL"):
            if bytes.fromhex(entry.id) in self._here_alone:
                yield entry

    def _of_batch(self, batch: str) -> Iterator[Entry]:
        found = changelog.entries(self.other.db, "batch = ?", [pack_uid(batch)], order="hlc, rseq, id")
        return (entry for entry in found if self._is_fresh(entry))

    def _is_fresh(self, entry: Entry) -> bool:
        return bytes.fromhex(entry.id) in self._ids


def _digests(file: ProjectFile) -> dict[bytes, bytes]:
    """The digest of each entry by its id."""
    found: dict[bytes, bytes] = {}
    with file.reading():
        end = tail.position(file.db)
    for start in range(0, end, _ROWS * 10):
        with file.reading():
            sql = "SELECT id, digest FROM log WHERE seq > ? AND seq <= ?"
            found.update(file.db.execute(sql, [start, min(start + _ROWS * 10, end)]).fetchall())
        _let_pass()
    return found


def _in_order(entries: list[Entry]) -> list[Entry]:
    """Gestures in the order in which they began, the entries of each together."""
    began: dict[str, tuple[int, str, int, str]] = {}
    for entry in sorted(entries, key=lambda entry: entry.order):
        began.setdefault(_group(entry), entry.order)
    return sorted(entries, key=lambda entry: (began[_group(entry)], entry.order))


def _group(entry: Entry) -> str:
    """What is written at once: a gesture, or one entry of a long command."""
    return entry.gesture if entry.batch is None else entry.id
