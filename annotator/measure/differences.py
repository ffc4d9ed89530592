"""In what the present versions of one group differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from annotator.core.fragments import Fragments
from annotator.measure.content import Part, SpanContent, StatementContent, overlap, shared

Scale = Mapping[str, float | None]


def span_differences(versions: Sequence[Sequence[SpanContent]], tolerance: int) -> set[str]:
    """Of label, entity, boundary and split, what differs; ends may lie ``tolerance`` code points apart.

    A version of several spans is a split; then its pieces are not compared with what others left whole.
    """
    wholes = [version[0] for version in versions if len(version) == 1]
    types = set()
    if len({content.label for content in wholes}) > 1:
        types.add("label")
    if len({content.entity for content in wholes}) > 1:
        types.add("entity")
    if len(wholes) < len(versions):
        types.add("split")
    elif not within([content.fragments for content in wholes], tolerance):
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


def statement_differences(versions: Sequence[Sequence[StatementContent]]) -> set[str]:
    """Of stance, entity, role, voice and split, what differs.

    Evidence elsewhere, or with other ends, is the spans' affair as long as the entities are the same. A
    stance left open differs from one that is set.
    """
    wholes = [version[0] for version in versions if len(version) == 1]
    types = {"split"} if len(wholes) < len(versions) else set()
    for role in {role for content in wholes for role, _ in content.roles}:
        types |= _filling([content.part(role) for content in wholes])
    for contents in _comparable(versions):
        if len({content.stance for content in contents}) > 1:
            types.add("stance")
        if len({content.voice for content in contents}) > 1:
            types.add("voice")
    return types


def is_flip(versions: Sequence[Sequence[StatementContent]], scale: Scale) -> bool:
    """Whether two stances on the same stand on opposite sides of the scale's zero."""
    return any(_flips(contents, scale) for contents in _comparable(versions))


def _flips(contents: Sequence[StatementContent], scale: Scale) -> bool:
    numbers = [number for content in contents if (number := scale.get(content.stance)) is not None]
    return bool(numbers) and min(numbers) < 0 < max(numbers)


def _comparable(versions: Sequence[Sequence[StatementContent]]) -> list[list[StatementContent]]:
    """Statements whose stances are about the same: all of them, but of a split those with the same link."""
    contents = [content for version in versions for content in version]
    if len(contents) == len(versions):
        return [contents]
    linked: dict[object, list[StatementContent]] = {}
    for content in contents:
        linked.setdefault(content.link, []).append(content)
    return list(linked.values())


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
