"""How strongly two contents ask to be matched, and the matching of two annotators' contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from annotator.measure.content import SpanContent, StatementContent, overlap, shared
from annotator.measure.matching import heaviest, overlapping

Pairs = dict[tuple[int, int], float]

CLASH = 0.5
"""The least overlap at which spans of different labels are about the same words."""

SAME_FRAGMENTS = 2.0
"""So much that no chain of partial overlaps outweighs the spans that agree exactly."""

TIE = 1e-6
"""The weight of what only breaks ties: less than one code point's worth of overlap."""

FAINT = 100.0
"""Taken off a match for want of a better one, so that it comes after all others."""


def match_spans(left: Sequence[SpanContent], right: Sequence[SpanContent]) -> Pairs:
    """Spans one-to-one by label, then overlap, then entity; only what overlaps can match."""
    weights: Pairs = {}
    for i, j in overlapping([span.hull for span in left], [span.hull for span in right]):
        weight = span_affinity(left[i], right[j])
        if weight > 0:
            weights[i, j] = weight
    return {pair: weights[pair] for pair in heaviest(weights)}


def span_affinity(one: SpanContent, other: SpanContent) -> float:
    """1 for the label, the Jaccard overlap, a bonus for equal fragments; 0 for other words."""
    share = overlap(one.fragments, other.fragments)
    if not share or (one.label != other.label and share < CLASH):
        return 0.0
    weight = share + TIE * (one.entity == other.entity)
    if one.label == other.label:
        weight += 1 + SAME_FRAGMENTS * (one.fragments == other.fragments)
    return weight


def match_statements(left: Sequence[StatementContent], right: Sequence[StatementContent]) -> Pairs:
    """Statements one-to-one by roles and evidence; the stance breaks ties and never a match.

    What nothing else matches is then paired with what differs in who fills a role, if they rest on the same
    words and neither has another candidate: "Kremlin spokesman" and "Peskov" on one proposal.
    """
    weights = {
        (i, j): affinity for i, j in _candidates(left, right) if (affinity := _firm(left[i], right[j]))
    }
    matched = {pair: weights[pair] for pair in heaviest(weights)}
    taken = {i for i, _ in matched}, {j for _, j in matched}
    faint = {
        (i, j): weight - FAINT
        for i, j in _candidates(left, right)
        if i not in taken[0] and j not in taken[1] and (weight := _faint(left[i], right[j]))
    }
    rivals = Counter(i for i, _ in faint), Counter(j for _, j in faint)
    alone = {(i, j): weight for (i, j), weight in faint.items() if rivals[0][i] == 1 == rivals[1][j]}
    return matched | alone


def _candidates(
    left: Sequence[StatementContent], right: Sequence[StatementContent]
) -> Iterator[tuple[int, int]]:
    """Pairs that share a stretch of text or say the same of the same."""
    found = dict.fromkeys(overlapping([one.hull for one in left], [other.hull for other in right]))
    saying: dict[object, list[int]] = {}
    for j, other in enumerate(right):
        saying.setdefault((other.link, other.stance), []).append(j)
    for i, one in enumerate(left):
        found.update(dict.fromkeys((i, j) for j in saying.get((one.link, one.stance), ())))
    return (pair for pair in found if left[pair[0]].type == right[pair[1]].type)


def _firm(one: StatementContent, other: StatementContent) -> float:
    """The weight of two statements that can be read as the same; 0 when they cannot."""
    agreeing, clashing, weight = _by_roles(one, other)
    share = overlap(one.everything, other.everything)
    swapped = bool(clashing) and len(one.entities) > 1 and one.entities == other.entities
    if swapped:
        return share and share + TIE
    if clashing or not agreeing:
        return 0.0
    linked = one.link == other.link and all(entity for _, entity in one.link)
    if not share and not (linked and one.stance == other.stance):
        return 0.0
    ties = (one.stance == other.stance) + 0.1 * (one.voice == other.voice)
    return weight + share + TIE * ties


def _faint(one: StatementContent, other: StatementContent) -> float:
    """The weight of two statements that share the words of one role and clash in another; else 0."""
    agreeing, clashing, weight = _by_roles(one, other)
    roles = {role for role, _ in (*one.roles, *other.roles)}
    together = any(shared(one.part(role).evidence, other.part(role).evidence) for role in roles)
    return weight if agreeing and clashing and together else 0.0


def _by_roles(one: StatementContent, other: StatementContent) -> tuple[int, int, float]:
    """Of the roles that both fill: how many agree (in entity or words), how many clash, and the weight."""
    agreeing = clashing = 0
    weight = 0.0
    for role, part in one.roles:
        facing = other.part(role)
        if not facing.filled:
            continue
        same = part.entity != "" and part.entity == facing.entity
        share = overlap(part.evidence, facing.evidence)
        if same or share:
            agreeing += 1
            weight += same + share
        else:
            clashing += 1
    return agreeing, clashing, weight
