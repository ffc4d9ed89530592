"""Which entries of a project's history somebody takes away who labels some of its documents.

Entries stay whole, with their ids and digests: so what comes back unites with what stayed. Taken are those
of the project's own scope, those of the documents, and the person's own labels there. Never taken are other
people's labels, decisions, and gold, also where the person made them as a reviewer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from annotator.core.changes import Change
from annotator.core.entry import Entry
from annotator.core.fold import Key
from annotator.core.uids import derived_uid


class Portion:
    """Decides entry by entry, which it must be shown in the order in which they were made."""

    def __init__(self, annotator: str, documents: Collection[str]) -> None:
        self._annotator = annotator
        self._documents = frozenset(documents)
        self._gold = frozenset(derived_uid("layer", document, "gold") for document in self._documents)
        self._kept_back: set[Key] = set()

    def takes(self, entry: Entry) -> bool:
        """Whether the entry goes along."""
        scope = entry.scope
        if scope.document is None:
            return scope.annotator is None
        if scope.document not in self._documents:
            return False
        if scope.annotator is None:
            return True
        return scope.annotator == self._annotator and not self._is_reviewing(entry)

    def _is_reviewing(self, entry: Entry) -> bool:
        """Whether an entry of the person's own scope makes or changes decisions or gold."""
        found = {(change.kind, change.uid) for change in entry.changes() if self._is_kept_back(change)}
        self._kept_back |= found
        return bool(found)

    def _is_kept_back(self, change: Change) -> bool:
        if change.kind == "decision" or (change.kind, change.uid) in self._kept_back:
            return True
        layers = {told.get("layer") for told in _sides(change)}
        is_gold = any(told.get("gold") for told in _sides(change))
        return is_gold or change.uid in self._gold or bool(layers & self._gold)


def _sides(change: Change) -> Iterator[Mapping[str, Any]]:
    return (side for side in (change.before, change.after) if side is not None)
