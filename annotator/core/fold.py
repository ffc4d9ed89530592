"""From a history to the state it leads to: every table is this fold, and nothing else.

Entries are taken in the one order that all replicas agree on (:attr:`Entry.order`); a change sets the
fields it names. Because the order is total and the entries are a set, the union of histories folds to
the same state whichever way it came together.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from annotator.core.changes import Change
from annotator.core.entry import Entry
from annotator.core.kinds import KINDS, complete

Key = tuple[str, str]
Records = dict[Key, dict[str, Any]]


def applied(present: Mapping[str, Any] | None, change: Change) -> dict[str, Any] | None:
    """A record of a known kind after ``change``.

    A record that two replicas made keeps the later one's fields; an edit of a record that is gone (or
    not here yet) changes nothing.
    """
    if change.after is None:
        return None
    if change.before is None:
        return complete(change.kind, {**(present or {}), **change.after})
    if present is None:
        return None
    return complete(change.kind, {**present, **change.after})


def fold(entries: Iterable[Entry], only: Container[Key] | None = None) -> Records:
    """The records (all, or ``only`` some) that ``entries`` lead to, whatever order they come in.

    An entry counts once, however often it comes; unknown kinds are passed over.
    """
    records: Records = {}
    distinct = {entry.id: entry for entry in entries}
    for entry in sorted(distinct.values(), key=lambda entry: entry.order):
        for change in entry.changes():
            key = (change.kind, change.uid)
            if change.kind not in KINDS or (only is not None and key not in only):
                continue
            fields = applied(records.get(key), change)
            if fields is None:
                records.pop(key, None)
            else:
                records[key] = fields
    return records
