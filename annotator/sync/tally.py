"""What entries bring along: whose labels, how many articles, entities and decisions. Counted as they pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.changes import Change
from annotator.core.entry import Entry


@dataclass(frozen=True, slots=True)
class LayerCount:
    """What comes of one annotator (by uid): documents touched, labels new and labels taken away."""

    annotator: str
    documents: int
    spans: int
    statements: int
    removed: int


@dataclass(frozen=True, slots=True)
class Brought:
    """What a set of entries brings. ``entries`` counts steps of the history; the rest counts records."""

    entries: int = 0
    documents: int = 0
    entities: int = 0
    decisions: int = 0
    annotators: tuple[str, ...] = ()
    layers: tuple[LayerCount, ...] = ()

    @property
    def spans(self) -> int:
        """New spans of everybody."""
        return sum(layer.spans for layer in self.layers)

    @property
    def statements(self) -> int:
        """New statements of everybody."""
        return sum(layer.statements for layer in self.layers)


_PER_PERSON = ("span", "statement")


class Tally:
    """Counts the entries that it is shown; each may be shown once."""

    def __init__(self) -> None:
        self._entries = 0
        self._made: Counter[str] = Counter()
        self._people: dict[str, None] = {}
        self._entities: dict[str, None] = {}
        self._documents: dict[str, None] = {}
        self._touched: dict[str, set[str]] = {}
        self._labels: Counter[tuple[str, str]] = Counter()

    def take(self, entry: Entry) -> None:
        """Count an entry."""
        self._entries += 1
        changes = entry.changes()
        for change in changes:
            self._record(change)
        if entry.scope.document is not None and entry.scope.annotator is not None:
            self._labelled(entry.scope.document, entry.scope.annotator, changes)

    def _record(self, change: Change) -> None:
        one_by_one = {
            "document": self._documents, "entity": self._entities, "annotator": self._people,
        }.get(change.kind)  # fmt: skip
        if one_by_one is not None and change.creates:
            one_by_one[change.uid] = None
        elif one_by_one is not None and change.removes:
            one_by_one.pop(change.uid, None)
        elif change.kind == "decision":
            self._made["decision"] += change.creates - change.removes

    def _labelled(self, document: str, annotator: str, changes: Iterable[Change]) -> None:
        for change in changes:
            if change.kind == "decision":
                continue
            self._touched.setdefault(annotator, set()).add(document)
            if change.kind in _PER_PERSON and change.creates:
                self._labels[annotator, change.kind] += 1
            elif change.kind in _PER_PERSON and change.removes:
                self._labels[annotator, "removed"] += 1

    def result(self) -> Brought:
        """The counts so far."""
        layers = tuple(
            LayerCount(
                person, len(documents), self._labels[person, "span"], self._labels[person, "statement"],
                self._labels[person, "removed"],
            )
            for person, documents in sorted(self._touched.items())
        )  # fmt: skip
        return Brought(
            self._entries, len(self._documents), len(self._entities), self._made["decision"],
            tuple(self._people), layers,
        )  # fmt: skip
