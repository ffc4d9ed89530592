"""F1 of spans: how many of two annotators' spans are the same, with no correction for chance.

    F1 = 2 tp / (n₁ + n₂)

tp are the spans (or code points) that both have, n₁ and n₂ those that each has. It is symmetric, and the
right figure where what nobody marked cannot be counted. Source: G. Hripcsak & A. Rothschild, Agreement, the
F-measure, and reliability in information retrieval, JAMIA 12 (2005).

Statistics are counts [documents, pairs, labels, 4]: tp, n₁, n₂ and whether both finished the document (1). A
corpus has the sum over documents, all labels together the sum over labels (``all_labels``). ``f1`` takes
counts with any leading axes and gives nan where neither has anything: two empty layers agree on nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from annotator.core.fragments import Fragments
from annotator.measure.arrays import Floats, share
from annotator.measure.material import Material
from annotator.measure.stretches import Ints, Stretches, crossings, merged, on_a_line, stretches

THRESHOLD = 0.5
"""The least overlap of two spans that can be the same: above one half no span has two such partners among
spans that do not overlap each other."""

TP, N1, N2, SHARED = range(4)


def pairs(annotators: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The pairs in the order of the counts' second axis."""
    return tuple(combinations(annotators, 2))


def f1(counts: Floats) -> Floats:
    """F1 [...] of counts [..., 4]; nan where neither has anything."""
    return share(2 * counts[..., TP], counts[..., N1] + counts[..., N2])


def all_labels(counts: Floats) -> Floats:
    """Counts [..., 4] of all labels together, from [..., labels, 4]; labels must agree to match."""
    summed = counts.sum(axis=-2)
    summed[..., SHARED] = counts[..., SHARED].max(axis=-1, initial=0)
    return np.asarray(summed)


def pair_mean(counts: Floats) -> Floats:
    """Mean F1 [...] over the pairs of counts [..., pairs, 4], weighted by the documents that both finished.

    A pair without an F1 has no weight; nan where no pair has one.
    """
    figures = f1(counts)
    there = ~np.isnan(figures)
    weights = np.where(there, counts[..., SHARED], 0)
    return share((weights * np.where(there, figures, 0)).sum(axis=-1), weights.sum(axis=-1))


def exact(materials: Sequence[Material], labels: Sequence[str], annotators: Sequence[str]) -> Floats:
    """Spans with the same label and the same fragments. Of equal spans of one annotator each counts."""
    corpus = _corpus(materials, labels, annotators)
    kinds: dict[tuple[int, Fragments], int] = {}
    seats, numbers = [], []
    label_numbers = {label: number for number, label in enumerate(labels)}
    for document, material in enumerate(materials):
        for version in material.versions:
            seat = corpus.seats.get(version.annotator)
            for span in version.spans if seat is not None else ():
                label = label_numbers.get(span.label)
                if label is not None:
                    kind = (document * len(labels) + label, span.fragments)
                    seats.append(seat)
                    numbers.append(kinds.setdefault(kind, len(kinds)))
    cells = np.array([cell for cell, _ in kinds], dtype=np.int64)
    whose, which = np.array(seats, dtype=np.int64), np.array(numbers, dtype=np.int64)
    have = [np.bincount(which[whose == seat], minlength=len(kinds)) for seat in range(len(annotators))]

    def common(one: int, other: int) -> Floats:
        return corpus.per_cell(cells, np.minimum(have[one], have[other]))

    return corpus.counts([corpus.per_cell(cells, each) for each in have], common)


def overlapping(
    materials: Sequence[Material],
    labels: Sequence[str],
    annotators: Sequence[str],
    threshold: float = THRESHOLD,
) -> Floats:
    """Spans with the same label of which enough is shared, matched one-to-one.

    Overlap is what two spans share, divided by what they cover together (Jaccard, in code points of their
    fragments); at ``threshold`` or more, and above 0, they can be matched. Of all matchings one with the most
    pairs counts, so that no order of annotators or spans can change the figure.
    """
    corpus = _corpus(materials, labels, annotators)
    found = corpus.stretches()
    seats = corpus.by_seat(found)
    sizes = np.bincount(found.span, found.size).astype(np.int64)
    cells = np.zeros(len(sizes), dtype=np.int64)
    cells[found.span] = corpus.cells(found)

    def common(one: int, other: int) -> Floats:
        mine, its, shared = crossings(seats[one], seats[other])
        partnered = _matched(seats[one].span[mine], seats[other].span[its], shared, sizes, threshold)
        return corpus.per_cell(cells[partnered])

    return corpus.counts([corpus.per_cell(cells[np.unique(each.span)]) for each in seats], common)


def characters(materials: Sequence[Material], labels: Sequence[str], annotators: Sequence[str]) -> Floats:
    """Code points under the same label; what one annotator marked twice counts once."""
    corpus = _corpus(materials, labels, annotators)
    found = corpus.stretches()
    found, _ = merged(found, corpus.cells(found) * max(len(annotators), 1) + found.seat)
    seats = corpus.by_seat(found)

    def common(one: int, other: int) -> Floats:
        mine, _, shared = crossings(seats[one], seats[other])
        return corpus.per_cell(corpus.cells(seats[one])[mine], shared)

    return corpus.counts([corpus.per_cell(corpus.cells(each), each.size) for each in seats], common)


def _corpus(materials: Sequence[Material], labels: Sequence[str], annotators: Sequence[str]) -> _Corpus:
    return _Corpus(materials, labels, {name: seat for seat, name in enumerate(annotators)})


@dataclass(frozen=True, slots=True)
class _Corpus:
    """Documents as seen by the counting: a cell is a label in a document, a seat an annotator."""

    materials: Sequence[Material]
    labels: Sequence[str]
    seats: Mapping[str, int]

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.materials), len(self.labels)

    def stretches(self) -> Stretches:
        """All fragments of these annotators."""
        seats = [[self.seats.get(one, -1) for one in material.annotators] for material in self.materials]
        found = stretches(self.materials, self.labels, seats)
        return found.rows(found.seat >= 0)

    def cells(self, found: Stretches) -> Ints:
        return np.asarray(found.document * len(self.labels) + found.label)

    def by_seat(self, found: Stretches) -> list[Stretches]:
        """The stretches of each annotator, moved so that only those of one cell can cross."""
        lengths = np.repeat([material.length for material in self.materials], len(self.labels))
        line = found.moved(on_a_line(lengths)[self.cells(found)]) if len(found) else found
        return [line.rows(found.seat == seat) for seat in range(len(self.seats))]

    def per_cell(self, cells: Ints, each: Ints | None = None) -> Floats:
        """How many, or the sum of ``each``, in each cell [documents, labels]."""
        many = self.shape[0] * self.shape[1]
        return np.bincount(cells, each, many).astype(np.float64).reshape(self.shape)

    def counts(self, have: Sequence[Floats], common: Callable[[int, int], Floats]) -> Floats:
        """Counts of all pairs from what each has and what two have in common, [documents, labels] each."""
        finished = np.array(
            [[name in material.annotators for name in self.seats] for material in self.materials], dtype=bool
        ).reshape(len(self.materials), len(self.seats))
        both = list(combinations(range(len(self.seats)), 2))
        found = np.zeros((self.shape[0], len(both), self.shape[1], 4))
        for place, (one, other) in enumerate(both):
            shared = (finished[:, one] & finished[:, other])[:, None]
            numbers = common(one, other), have[one], have[other], np.ones(self.shape)
            for column, number in enumerate(numbers):
                found[:, place, :, column] = np.where(shared, number, 0)
        return found


def _matched(mine: Ints, its: Ints, shared: Ints, sizes: Ints, threshold: float) -> Ints:
    """Which spans of the first annotator find a partner, from fragments that cross and all spans' sizes."""
    many = len(sizes)
    pair, place = np.unique(mine * many + its, return_inverse=True)
    mine, its = np.divmod(pair, max(many, 1))
    both = np.bincount(place, shared, len(pair))
    enough = both >= threshold * (sizes[mine] + sizes[its] - both)
    mine, its = mine[enough], its[enough]
    rivals = (np.bincount(mine, minlength=many)[mine] > 1) | (np.bincount(its, minlength=many)[its] > 1)
    return np.concatenate([mine[~rivals], _most(mine[rivals], its[rivals])])


def _most(mine: Ints, its: Ints) -> Ints:
    """The first of each pair of a matching with the most pairs (Hopcroft and Karp)."""
    if not len(mine):
        return mine
    from scipy.sparse import csr_array  # type: ignore[import-untyped]
    from scipy.sparse.csgraph import maximum_bipartite_matching  # type: ignore[import-untyped]

    rows, row = np.unique(mine, return_inverse=True)
    columns, column = np.unique(its, return_inverse=True)
    graph = csr_array((np.ones(len(row)), (row, column)), shape=(len(rows), len(columns)))
    partner = maximum_bipartite_matching(graph, perm_type="column")
    return np.asarray(rows[partner >= 0])
