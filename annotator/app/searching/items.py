"""Spans and statements that a search is about, by article; only those that whoever works here may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotator.app.searching.sight import Sight
from annotator.app.searching.wish import GOLD, Wish
from annotator.core.changes import Committed
from annotator.store import search as store
from annotator.store.packing import unpack_json

if TYPE_CHECKING:
    from annotator.app.project import Project

_CONCERNED = frozenset(
    {"span", "statement", "layer", "import", "entity", "document", "assignment", "annotator"}
)


@dataclass(frozen=True, slots=True)
class Item:
    """A span or statement at ``[start, end)`` of its article, from its first to its last code point."""

    uid: str
    document: str
    annotator: str | None
    start: int
    end: int


class Items:
    """Answers which items a wish is about; the same question again costs nothing until something changes."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._last: tuple[object, Mapping[str, list[Item]]] = (None, {})
        self._moment = 0
        project.subscribe(self._take_note)

    def _take_note(self, committed: Committed) -> None:
        if any(change.kind in _CONCERNED for change in committed.changes):
            self._moment += 1

    def by_document(self, wish: Wish) -> Mapping[str, list[Item]]:
        """The items by document, each article's in their order; ``wish``'s words and articles don't count."""
        person = self._project.annotator
        about = replace(wish, text="", status=None, since="", until="", source=None)
        asked = (about, self._moment, None if person is None else person.uid)
        before, told = self._last
        if asked != before:
            found: dict[str, list[Item]] = {}
            for item in self._items(about):
                found.setdefault(item.document, []).append(item)
            for some in found.values():
                some.sort(key=lambda item: (item.start, item.end, item.uid))
            told = found
            self._last = (asked, told)  # at once: two threads may ask
        return told

    @property
    def _db(self) -> Any:
        return self._project._file.db

    def _items(self, wish: Wish) -> Iterator[Item]:
        sight = Sight(self._project)
        yield from self._statements(wish, sight) if wish.about_statements else self._spans(wish, sight)

    def _spans(self, wish: Wish, sight: Sight) -> Iterator[Item]:
        entities = None if wish.entity is None else self._same(wish.entity)
        after: str | None = None
        while True:
            with self._project.reading():
                rows, after = store.spans(self._db, wish.label, entities, after)
            for uid, document, person, gold, stored in rows:
                if _is_asked(wish, person, gold) and sight.shows(document, person, gold=gold):
                    fragments = unpack_json(stored)
                    yield Item(uid, document, person, fragments[0][0], fragments[-1][1])
            if after is None:
                return

    def _statements(self, wish: Wish, sight: Sight) -> Iterator[Item]:
        entities = None if wish.entity is None else self._same(wish.entity)
        after: str | None = None
        while True:
            with self._project.reading():
                rows, after = store.statements(self._db, wish.stance, wish.in_doubt, after)
                shown = [row for row in rows if _is_asked(wish, *row[2:4])]
                places = store.places(self._db, list({uid for row in shown for uid in _evidence(row)}))
            for row in shown:
                if not sight.shows(row[1], row[2], gold=row[3]):
                    continue
                if entities is None or not entities.isdisjoint(_entities(row)):
                    yield from _statement(row, places, wish.label)
            if after is None:
                return

    def _same(self, entity: str) -> frozenset[str]:
        """The entity and all that are the same as it: spans keep the one they were tied to."""
        standing = self._project.canonical_entities()
        wanted = standing.get(entity, entity)
        return frozenset({wanted, entity} | {uid for uid, other in standing.items() if other == wanted})


def _is_asked(wish: Wish, annotator: str | None, gold: bool) -> bool:
    """Whether a layer is among those that ``wish`` is about."""
    return wish.annotator == GOLD if gold else wish.annotator in (None, annotator)


def _entities(row: tuple[Any, ...]) -> set[str]:
    return {filling["entity"] for filling in (row[4] or {}).values() if filling.get("entity")}


def _evidence(row: tuple[Any, ...]) -> Iterator[str]:
    _, _, _, _, roles, stance, passage = row
    for filling in (roles or {}).values():
        yield from filling.get("spans") or ()
    yield from (stance or {}).get("spans") or ()
    yield from passage or ()


def _statement(
    row: tuple[Any, ...], places: Mapping[str, tuple[str, int, int]], label: str | None
) -> Iterator[Item]:
    """The item that a statement is, if it rests on words at all and on some of the label, if one is asked."""
    uid, document, person = row[:3]
    told = [places[span] for span in _evidence(row) if span in places]
    if told and (label is None or any(name == label for name, _, _ in told)):
        yield Item(uid, document, person, min(one[1] for one in told), max(one[2] for one in told))
