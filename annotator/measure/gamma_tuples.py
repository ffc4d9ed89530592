"""Which units may belong together in the best alignment of a document, and what that saves.

A tuple has at most one unit of each of n annotators. An empty place is at distance Δ from all others, also
from an empty one, and a tuple costs the mean distance over its P = n(n − 1)/2 pairs of places. A unit alone
costs Δ; a tuple of k units that costs c saves kΔ − c. One that saves no more than its two parts would, cut
somewhere in two, is never needed, and few are left: some hundreds of the 27,000 of three annotators with 30
units each.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import combinations

import numpy as np

from annotator.measure.arrays import Floats
from annotator.measure.gamma_distance import Distance, Layers
from annotator.measure.stretches import Ints

Tables = dict[tuple[int, int], Floats]
"""Distances of two annotators' units [units + 1, units + 1]; the empty place's, the last ones, are 0."""

_BLOCK = 250_000
"""How many tuples are looked at at once."""

_MOST = 200_000
"""With more than this no solver would end in time; six annotators of 50 units each have some thousands."""


class OutOfTime(Exception):
    """A document is too dense to be aligned in the time there is."""


def savings(layers: Layers, distance: Distance, until: float) -> tuple[Ints, Floats]:
    """Tuples [tuples, annotators] of two units or more, −1 for an empty place, and what each saves [tuples].

    Raises ``OutOfTime`` when ``time.monotonic`` passes ``until``.
    """
    apart: Tables = {
        (one, other): np.pad(distance.between(layers[one], layers[other]), ((0, 1), (0, 1)))
        for one, other in combinations(range(len(layers)), 2)
    }
    found = _near(layers, apart, distance.delta_empty, until)
    found = found[(found >= 0).sum(axis=1) >= 2]
    return _worth_it(found, apart, distance.delta_empty)


def _worth_it(found: Ints, apart: Tables, empty: float) -> tuple[Ints, Floats]:
    """The tuples that save more than any two parts of theirs."""
    real, pairs = found >= 0, len(apart)
    saved = {
        (one, other): np.where(
            real[:, one] & real[:, other], empty - table[found[:, one], found[:, other]], 0
        )
        for (one, other), table in apart.items()
    }
    # The two parts of a cut cost Δ P more for the empty places, and save the distances between them.
    needed = np.ones(len(found), dtype=bool)
    for crossing in _cuts(found.shape[1]):
        needed &= sum(saved[pair] for pair in crossing) > -empty * pairs
    units = real.sum(axis=1)
    total = empty * (units - 1) + sum(saved.values()) / pairs
    return found[needed], np.asarray(total[needed])


def _near(layers: Layers, apart: Tables, empty: float, until: float) -> Ints:
    """Tuples, grown annotator by annotator, in which no unit is too far from all the others together.

    In a needed tuple a unit is nearer than Δ (P + n − 1) to the others in sum.
    """
    limit = empty * (len(apart) + len(layers) - 1)
    found = np.append(np.arange(len(layers[0])), -1)[:, None]
    sums = np.zeros((len(found), 1))
    for seat in range(1, len(layers)):
        step = max(_BLOCK // (len(layers[seat]) + 1), 1)
        grown = []
        for at in range(0, len(found), step):
            if time.monotonic() > until:
                raise OutOfTime
            tables = [apart[before, seat] for before in range(seat)]
            grown.append(_grown(found[at : at + step], sums[at : at + step], tables, limit))
        found, sums = (np.concatenate(parts) for parts in zip(*grown, strict=True))
        if len(found) > _MOST:
            raise OutOfTime
    return found


def _grown(found: Ints, sums: Floats, tables: list[Floats], limit: float) -> tuple[Ints, Floats]:
    """Tuples with one more place, and the sums of distances of each place to the others."""
    # −1 takes the last row, the empty place's.
    added = [table[found[:, before]] for before, table in enumerate(tables)]
    own = np.sum(added, axis=0)
    near = own < limit
    for before, more in enumerate(added):
        near &= sums[:, before, None] + more < limit
    row, unit = np.nonzero(near)
    number = np.where(unit == own.shape[1] - 1, -1, unit)
    before_it = sums[row] + np.column_stack([more[row, unit] for more in added])
    return np.column_stack([found[row], number]), np.column_stack([before_it, own[row, unit]])


def _cuts(seats: int) -> Iterator[list[tuple[int, int]]]:
    """For each way to cut the annotators in two, the pairs that the cut parts."""
    for side in range(1, 2 ** (seats - 1)):
        yield [(i, j) for i, j in combinations(range(seats), 2) if (side >> i & 1) != (side >> j & 1)]
