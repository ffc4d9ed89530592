"""How far two annotators find the same statements: counts for F1 of whole triples and of each step.

F1 = 2·tp / (n₁ + n₂), the harmonic mean of precision and recall with either annotator as the reference; its
mean over pairs is the positive specific agreement of Hripcsak & Rothschild (2005): no true negatives needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from annotator.measure.align import paired_statements
from annotator.measure.content import Part, StatementContent, shared
from annotator.measure.material import Material

Words = Literal["exact", "overlap"]


@dataclass(frozen=True, slots=True)
class StatementCounts:
    """Sufficient statistics of one document: add the counts of documents, then take F1.

    Attributes:
        pairs: annotators who both finished the document, each pair in the material's order.
        steps: ``triple``, then the roles asked for, ``link`` and ``stance``.
        counts: shape [pairs, steps, 3]: true positives, statements of the first, of the second. The step
            ``stance`` counts matched links only: how many have the same stance, how many links, twice.
    """

    pairs: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    counts: NDArray[np.int64]


def statement_f1(
    material: Material, roles: Sequence[str] = ("actor", "proposal"), words: Words = "overlap"
) -> StatementCounts:
    """Count what each two annotators have alike, statements being matched one-to-one as for review.

    A role agrees when both tie it to the same entity; where one of them names none, when its evidence is the
    same (``exact``) or shares a code point (``overlap``); and when neither fills it. The link agrees when all
    roles do, the triple when the stance does too.
    """
    pairs = list(combinations(material.versions, 2))
    steps = ("triple", *roles, "link", "stance")
    counts = np.zeros((len(pairs), len(steps), 3), dtype=np.int64)
    for row, (one, other) in enumerate(pairs):
        counts[row, :-1, 1:] = len(one.statements), len(other.statements)
        for left, right in paired_statements(one, other):
            linked = _linked(left, right, words)
            alike = linked and left.stance == right.stance
            agreeing = [_agrees(left.part(role), right.part(role), words) for role in roles]
            counts[row, :, 0] += np.array([alike, *agreeing, linked, alike], dtype=np.int64)
            counts[row, -1, 1:] += linked
    return StatementCounts(tuple((one.annotator, other.annotator) for one, other in pairs), steps, counts)


def _linked(one: StatementContent, other: StatementContent, words: Words) -> bool:
    roles = {role for role, _ in (*one.roles, *other.roles)}
    return all(_agrees(one.part(role), other.part(role), words) for role in roles)


def _agrees(one: Part, other: Part, words: Words) -> bool:
    if one.entity and other.entity:
        return one.entity == other.entity
    if words == "exact":
        return one.evidence == other.evidence and one.filled == other.filled
    return bool(shared(one.evidence, other.evidence)) or not (one.filled or other.filled)
