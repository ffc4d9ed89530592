"""A decision taken apart into what it makes of items that belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from annotator.core.decisions import Decision
from annotator.core.fragments import Fragments, merged
from annotator.core.records import Span, Statement
from annotator.measure.content import shared
from annotator.measure.groups import Item


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a decision's sources and what it made of them: gold items by uid, or nothing."""

    decision: Decision
    sources: frozenset[str]
    results: tuple[str, ...]


class GoldItems(Protocol):
    """The items of a gold layer by uid."""

    @property
    def spans(self) -> Mapping[str, Span]:
        """Its spans."""

    @property
    def statements(self) -> Mapping[str, Statement]:
        """Its statements."""


def parts_of(decision: Decision, gold: GoldItems, items: Mapping[str, Item]) -> list[Part]:
    """The parts of ``decision``; results that the gold layer does not hold are left out.

    One of ours is a single part. One of a foreign file falls into as many as it has results of different
    sources, and one for each source of which nothing came.
    """
    sources = [source.uid for source in decision.sources if source.is_item]
    results = [uid for uid in decision.results if uid in gold.spans or uid in gold.statements]
    if decision.is_ours or len(sources) < 2:
        return [Part(decision, frozenset(sources), tuple(results))]
    given = {uid: items[uid] for uid in sources if uid in items}
    bundles = [({uid}, set[str]()) for uid in sources]
    for result in results:
        stems = _stems(result, gold, given, items) or set(sources)
        joined = [bundle for bundle in bundles if bundle[0] & stems]
        rest = [bundle for bundle in bundles if not bundle[0] & stems]
        united = set().union(*(bundle[0] for bundle in joined))
        made = {result}.union(*(bundle[1] for bundle in joined))
        bundles = [*rest, (united, made)]
    return [
        Part(decision, frozenset(about), tuple(uid for uid in results if uid in made))
        for about, made in bundles
    ]


def _stems(result: str, gold: GoldItems, given: Mapping[str, Item], items: Mapping[str, Item]) -> set[str]:
    """The sources that a result was most likely made of: of each annotator, what is closest to it."""
    if result in gold.spans:
        span = gold.spans[result]
        near = [
            item
            for item in given.values()
            if isinstance(item, Span) and shared(item.fragments, span.fragments)
        ]
        alike = [item for item in near if item.label == span.label]
        return {item.uid for item in alike or near}
    statement = gold.statements[result]
    closest: dict[str, tuple[tuple[int, int], str]] = {}
    for item in given.values():
        if isinstance(item, Statement):
            score = _likeness(item, items, statement, gold.spans)
            closest[item.layer] = max(closest.get(item.layer, ((0, 0), "")), (score, item.uid))
    return {uid for (alike, _), uid in closest.values() if alike}


def _likeness(
    one: Statement, of_one: Mapping[str, Item], other: Statement, of_other: Mapping[str, Span]
) -> tuple[int, int]:
    """In how many roles two statements name the same entity or words, and how many code points they share."""
    alike = 0
    for role, filling in one.roles.items():
        counterpart = other.roles.get(role)
        if counterpart is not None:
            words = shared(_words(filling.spans, of_one), _words(counterpart.spans, of_other))
            alike += (filling.entity == counterpart.entity) + bool(words)
    return alike, shared(_words(one.evidence(), of_one), _words(other.evidence(), of_other))


def _words(spans: Iterable[str], known: Mapping[str, Item]) -> Fragments:
    found = (known.get(uid) for uid in spans)
    return merged(piece for span in found if isinstance(span, Span) for piece in span.fragments)
