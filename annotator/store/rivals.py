"""Records on which two histories compete, so that a change can't just be put on top of what is there.

Where every change that comes is newer than all that the file knows of a record, it is applied as it comes.
Where the file has a newer change, or changes come out of order, the record is folded from its whole history,
which is kept at hand for the few records that this concerns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from annotator.core.changes import Change
from annotator.core.entry import Entry
from annotator.core.fold import Key, applied
from annotator.core.kinds import KINDS
from annotator.store import changelog, projection, tail
from annotator.store.database import ProjectFile
from annotator.store.lacking import read

Order = tuple[int, str, int, str]
History = list[tuple[Order, Change]]


class Rivals:
    """The contested records of a file that is being united with ``coming`` (in the order of writing)."""

    def __init__(self, file: ProjectFile, coming: Iterable[Entry]) -> None:
        self._file = file
        self._histories: dict[Key, History] = {}
        self._latest: dict[Key, Order] = {}
        self._seen = 0
        came: dict[Key, Order] = {}
        late: set[Key] = set()
        since: int | None = None
        for entry in coming:
            since = entry.hlc if since is None else min(since, entry.hlc)
            for key in _keys(entry):
                if came.get(key, entry.order) > entry.order:
                    late.add(key)
                else:
                    came[key] = entry.order
        self._since = since or 0
        self._first_look(came, late)

    def _first_look(self, came: dict[Key, Order], late: set[Key]) -> None:
        with self._file.reading():
            self._seen = tail.position(self._file.db)
        here: dict[Key, Order] = {}
        for entry in read(self._file, f"hlc >= {self._since:d}"):
            for key in _keys(entry):
                here[key] = max(entry.order, here.get(key, entry.order))
        contested = late | (here.keys() & came.keys())
        self._latest = here
        if contested:
            self._gather(contested, read(self._file, projection.BATCH_IS_CLOSED))

    def _gather(self, keys: Collection[Key], entries: Iterable[Entry]) -> None:
        self._histories.update({key: [] for key in keys})
        for entry in entries:
            for change in entry.changes():
                if (change.kind, change.uid) in keys:
                    self._histories[change.kind, change.uid].append((entry.order, change))

    def follow(self) -> None:
        """Inside a transaction: take note of what was committed since the last one."""
        db = self._file.db
        for entry in changelog.entries(db, f"seq > ? AND ({projection.BATCH_IS_CLOSED})", [self._seen]):
            for change in entry.changes():
                key = (change.kind, change.uid)
                self._latest[key] = max(entry.order, self._latest.get(key, entry.order))
                if key in self._histories:
                    self._histories[key].append((entry.order, change))

    def written(self) -> None:
        """Inside a transaction, at its end: what the log has now is known."""
        self._seen = tail.position(self._file.db)

    def has(self, change: Change, order: Order) -> bool:
        """Whether a change of this moment must be folded with others; inside a transaction."""
        key = (change.kind, change.uid)
        if key in self._histories:
            return True
        if self._latest.get(key, order) <= order:
            return False
        # Somebody has changed the record in this very minute: seldom, so the log is read for it alone.
        self._gather({key}, changelog.entries(self._file.db, projection.BATCH_IS_CLOSED))
        return True

    def add(self, change: Change, order: Order) -> None:
        """Put a change into the history of a contested record."""
        self._histories[change.kind, change.uid].append((order, change))

    def settle(self, keys: Collection[Key]) -> tuple[Change, ...]:
        """Inside a transaction: make contested records what their histories lead to; how they changed."""
        return projection.settle(self._file.db, {key: _folded(self._histories[key]) for key in keys})


def _keys(entry: Entry) -> Iterable[Key]:
    return ((change.kind, change.uid) for change in entry.changes() if change.kind in KINDS)


def _folded(history: History) -> dict[str, Any] | None:
    fields: dict[str, Any] | None = None
    for _, change in sorted(history, key=lambda item: item[0]):
        fields = applied(fields, change)
    return fields
