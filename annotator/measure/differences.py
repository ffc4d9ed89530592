"""In what the present versions of one group differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from annotator.core.fragments import Fragments
from annotator.measure.content import Part, SpanContent, StatementContent, overlap, shared

Scale = Mapping[str, float | None]


def span_differences(contents: Sequence[SpanContent], tolerance: int) -> set[str]:
    """Of label, entity and boundary, what differs; ends may lie ``tolerance`` code points apart."""
    types = set()
    if len({content.label for content in contents}) > 1:
        types.add("label")
    if len({content.entity for content in contents}) > 1:
        types.add("entity")
    if not within([content.fragments for content in contents], tolerance):
        types.add("boundary")
    return types


def within(places: Sequence[Fragments], tolerance: int) -> bool:
    """Whether all have as many fragments and no two ends lie further apart than ``tolerance`` code points."""
    if len({len(fragments) for fragments in places}) > 1:
        return False
    ends = zip(*([end for piece in fragments for end in piece] for fragments in places), strict=True)
    return all(max(same) - min(same) <= tolerance for same in ends)


def least_overlap(contents: Sequence[SpanContent]) -> float:
    """The smallest Jaccard overlap of two of ``contents``."""
    return min(overlap(one.fragments, other.fragments) for one, other in combinations(contents, 2))


def statement_differences(contents: Sequence[StatementContent]) -> set[str]:
    """Of ``stance``, ``entity``, ``role`` and ``voice``, what differs.

    Evidence elsewhere, or with other ends, is the spans' affair as long as the entities are the same.
    """
    types = manner(contents)
    for role in sorted({role for content in contents for role, _ in content.roles}):
        types |= _filling([content.part(role) for content in contents])
    return types


def manner(contents: Sequence[StatementContent]) -> set[str]:
    """Of ``stance`` and ``voice``, what differs. A stance left open differs from one that is set."""
    types = set()
    if len({content.stance for content in contents}) > 1:
        types.add("stance")
    if len({content.voice for content in contents}) > 1:
        types.add("voice")
    return types


def is_flip(contents: Sequence[StatementContent], scale: Scale) -> bool:
    """Whether two stances stand on opposite sides of the scale's zero."""
    numbers = [number for content in contents if (number := scale.get(content.stance)) is not None]
    return bool(numbers) and min(numbers) < 0 < max(numbers)


def _filling(parts: Sequence[Part]) -> set[str]:
    """``role`` where it is filled and not filled, or filled from other words; ``entity`` where the words are
    the same and their reading is not.
    """
    types = set()
    if len({part.filled for part in parts}) > 1:
        types.add("role")
    for one, other in combinations([part for part in parts if part.filled], 2):
        if one.entity != other.entity:
            apart = one.evidence and other.evidence and not shared(one.evidence, other.evidence)
            types.add("role" if apart else "entity")
    return types
