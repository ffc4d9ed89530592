"""From pair matches to bundles: at most one item a person, whatever the order of persons.

Items of different people with the same content are one :class:`Node` from the start. So a tie between two
matches is a tie between contents, and the smaller content breaks it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Generic, TypeVar

C = TypeVar("C")
T = TypeVar("T")
Matcher = Callable[[Sequence[C], Sequence[C]], Mapping[tuple[int, int], float]]
"""Matches two lists of contents one-to-one: the weight of each matched pair of positions."""


@dataclass(slots=True)
class Node(Generic[C, T]):
    """Items with one content. ``copy`` counts from 0 the equal items of one person."""

    content: C
    copy: int
    items: dict[str, T] = field(default_factory=dict)

    @property
    def key(self) -> tuple[Any, int]:
        """What the node is sorted by."""
        return self.content, self.copy


@dataclass(slots=True)
class Bundle(Generic[C, T]):
    """Aligned nodes: no person is in two of them, unless a split put several together."""

    nodes: list[Node[C, T]]

    @property
    def key(self) -> list[tuple[Any, int]]:
        """What the bundle is sorted by."""
        return sorted(node.key for node in self.nodes)

    def people(self) -> set[str]:
        """Everyone with an item here."""
        return {person for node in self.nodes for person in node.items}

    def of(self, person: str) -> list[Node[C, T]]:
        """The person's nodes, sorted."""
        return sorted((node for node in self.nodes if person in node.items), key=lambda node: node.key)


def nodes(layers: Mapping[str, Iterable[tuple[C, T]]]) -> list[Node[C, T]]:
    """Every item of every person, those with equal content together, sorted."""
    found: dict[tuple[Any, int], Node[C, T]] = {}
    for person, items in layers.items():
        copies: dict[C, int] = {}
        for content, item in items:
            copy = copies.get(content, 0)
            copies[content] = copy + 1
            node = found.setdefault((content, copy), Node(content, copy))
            node.items[person] = item
    return [found[key] for key in sorted(found)]


def bundles(everything: Sequence[Node[C, T]], people: Sequence[str], match: Matcher[C]) -> list[Bundle[C, T]]:
    """Unite nodes along the matches of each pair of people, the heaviest match first.

    A match that would give a person two items in one bundle is not followed.
    """
    edges: dict[tuple[int, int], float] = {}
    for one, other in combinations(people, 2):
        left = [i for i, node in enumerate(everything) if one in node.items and other not in node.items]
        right = [i for i, node in enumerate(everything) if other in node.items and one not in node.items]
        for (i, j), weight in _matched(everything, left, right, match).items():
            edges[min(i, j), max(i, j)] = weight
    bundle_of = {i: i for i in range(len(everything))}
    members = {i: [i] for i in bundle_of}
    present = {i: set(node.items) for i, node in enumerate(everything)}
    for i, j in sorted(edges, key=lambda pair: (-edges[pair], pair)):
        into, gone = bundle_of[i], bundle_of[j]
        if into != gone and not present[into] & present[gone]:
            for moved in members[gone]:
                bundle_of[moved] = into
            members[into] += members.pop(gone)
            present[into] |= present.pop(gone)
    return [Bundle([everything[i] for i in numbers]) for numbers in members.values()]


def _matched(
    everything: Sequence[Node[C, T]], left: list[int], right: list[int], match: Matcher[C]
) -> dict[tuple[int, int], float]:
    """Match with the side of the smaller content first: so a tie falls alike whoever is called first."""
    if right < left:
        left, right = right, left
    if not left or not right:
        return {}
    pairs = match([everything[i].content for i in left], [everything[j].content for j in right])
    return {(left[i], right[j]): weight for (i, j), weight in pairs.items()}
