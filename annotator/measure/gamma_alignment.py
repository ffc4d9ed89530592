"""The best alignment of what several annotators marked in a document: the heart of γ.

An alignment puts each unit into one tuple with at most one unit of each annotator; the best one has the
smallest sum of the tuples' costs (``gamma_tuples``). Two annotators are a linear assignment, more a set
packing. Source: Mathet, Widlöcher & Métivier (2015), §4.3–4.4 and §5.1.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from annotator.measure.arrays import Floats
from annotator.measure.gamma_distance import Distance, Layers
from annotator.measure.gamma_tuples import OutOfTime, savings
from annotator.measure.stretches import Ints

_AT_ONCE = 4_000
"""So many tuples make a problem: a call of the solver costs, and so does a large problem."""

_WHOLE = 1e-6
"""A solver's numbers this near to 0 or 1 are 0 or 1."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """``cost`` is the sum over all tuples; ``tuples`` [tuples, annotators] are those of two units or more, by
    the units' numbers, −1 for an empty place."""

    cost: float
    tuples: Ints


def alignments(documents: Sequence[Layers], distance: Distance, seconds: float) -> list[Alignment] | None:
    """The best alignment of each document; None if they can't be found, and proved, in so many ``seconds``.

    All documents have the same number of annotators, two or more. Solving many at once is quicker.
    """
    if len(documents[0]) == 2:
        return [_assigned(layers, distance) for layers in documents]
    until = time.monotonic() + seconds
    try:
        found: list[Alignment] = []
        several: list[_Offer] = []
        for layers in documents:
            several.append(_Offer(layers, *savings(layers, distance, until)))
            if sum(len(offer.saved) for offer in several) >= _AT_ONCE:
                found += _packed(several, distance, until)
                several = []
        return found + _packed(several, distance, until)
    except OutOfTime:
        return None


def _assigned(layers: Layers, distance: Distance) -> Alignment:
    """Two annotators: a pair is worth it when it costs less than two units alone."""
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    alone = distance.delta_empty
    costs = np.minimum(distance.between(*layers), 2 * alone)
    ours, theirs = linear_sum_assignment(costs)
    worth_it = costs[ours, theirs] < 2 * alone
    pairs = np.column_stack([ours[worth_it], theirs[worth_it]])
    single = len(layers[0]) + len(layers[1]) - 2 * len(pairs)
    return Alignment(alone * single + float(costs[tuple(pairs.T)].sum()), pairs)


@dataclass(frozen=True, slots=True)
class _Offer:
    """A document and the tuples that may be chosen, with what each saves."""

    layers: Layers
    tuples: Ints
    saved: Floats

    def chosen(self, amount: Floats, distance: Distance) -> Alignment:
        """The alignment of the tuples of which the ``amount`` [tuples] is 1."""
        here = amount > 0.5
        units = sum(map(len, self.layers))
        return Alignment(distance.delta_empty * units - float(self.saved[here].sum()), self.tuples[here])


def _packed(offers: Sequence[_Offer], distance: Distance, until: float) -> list[Alignment]:
    """Of each document the tuples that save most and share no unit."""
    if not offers:
        return []
    saved = np.concatenate([offer.saved for offer in offers])
    amount = np.zeros(len(saved))
    if len(saved):
        unit, column = _incidence(offers)
        amount = _solved(unit, column, saved, False, until)
        doubtful = _doubtful(unit, column, amount)
        if doubtful.any():
            # The relaxed problem was not whole here and there; those islands, mostly tiny, are solved again.
            within = doubtful[column]
            _, rows = np.unique(unit[within], return_inverse=True)
            _, columns = np.unique(column[within], return_inverse=True)
            amount[doubtful] = _solved(rows, columns, saved[doubtful], True, until)
    parts = np.split(amount, np.cumsum([len(offer.saved) for offer in offers])[:-1])
    return [offer.chosen(part, distance) for offer, part in zip(offers, parts, strict=True)]


def _incidence(offers: Sequence[_Offer]) -> tuple[Ints, Ints]:
    """Which unit (row) is in which tuple (column) of all documents."""
    rows, columns = [], []
    units = many = 0
    for offer in offers:
        first = units + np.cumsum([0, *map(len, offer.layers)])
        column, seat = np.nonzero(offer.tuples >= 0)
        rows.append(first[seat] + offer.tuples[column, seat])
        columns.append(column + many)
        units, many = int(first[-1]), many + len(offer.saved)
    return np.concatenate(rows), np.concatenate(columns)


def _solved(rows: Ints, columns: Ints, saved: Floats, whole: bool, until: float) -> Floats:
    """How much of each tuple [tuples] saves most when no unit is used more than once."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array  # type: ignore[import-untyped]

    left = until - time.monotonic()
    if left <= 0:
        raise OutOfTime
    shape = (rows.max() + 1, len(saved))
    used: Any = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    result = milp(
        -saved,
        integrality=np.full(len(saved), whole),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(used, -np.inf, 1),
        options={"time_limit": left, "mip_rel_gap": 0},
    )
    if result.status != 0:
        raise OutOfTime
    return np.asarray(result.x)


def _doubtful(rows: Ints, columns: Ints, amount: Floats) -> Any:
    """Which tuples [tuples] hang together, by common units, with one that is neither taken nor left."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]

    units = rows.max() + 1
    nodes = units + len(amount)
    graph = csr_array((np.ones(len(rows)), (rows, columns + units)), shape=(nodes, nodes))
    island = connected_components(graph, directed=False)[1][units:]
    broken = (amount > _WHOLE) & (amount < 1 - _WHOLE)
    return np.isin(island, island[broken])
