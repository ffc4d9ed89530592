"""The heaviest one-to-one matching of two lists, solved piece by piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod

Range = tuple[int, int]
Weights = Mapping[tuple[int, int], float]


def overlapping(left: Sequence[Range], right: Sequence[Range]) -> Iterator[tuple[int, int]]:
    """Every pair (i, j) of which ``left[i]`` and ``right[j]`` share a point; ranges are half-open.

    One sweep from left to right that keeps the ranges it is inside of: O(n log n + pairs).
    """
    starts = sorted(
        [(start, end, 0, i) for i, (start, end) in enumerate(left)]
        + [(start, end, 1, j) for j, (start, end) in enumerate(right)]
    )
    open_: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for start, end, side, number in starts:
        facing = open_[1 - side]
        for closed in [other for other, until in facing.items() if until <= start]:
            del facing[closed]
        for other in facing:
            yield (number, other) if side == 0 else (other, number)
        open_[side][number] = end


FEW = 64
"""So many matchings are tried one by one: loading the solver takes longer than most documents need in all."""


def heaviest(weights: Weights) -> list[tuple[int, int]]:
    """The one-to-one matching with the greatest sum of ``weights``; all weights are positive, pairs not named
    cannot match.

    Solved component by component; most are a single pair.
    """
    matched: list[tuple[int, int]] = []
    for pairs in _components(weights):
        if len(pairs) == 1:
            matched += pairs
        else:
            solve = _tried if _matchings(pairs) <= FEW else _solved
            matched += solve({pair: weights[pair] for pair in pairs})
    return sorted(matched)


def _matchings(pairs: Sequence[tuple[int, int]]) -> int:
    """How many ways there are, at most, to give each left one a right one or none."""
    return prod(ways + 1 for ways in Counter(i for i, _ in pairs).values())


def _tried(weights: Weights) -> list[tuple[int, int]]:
    ways: dict[int, list[int]] = {}
    for i, j in sorted(weights):
        ways.setdefault(i, []).append(j)
    best: tuple[float, list[tuple[int, int]]] = (0.0, [])
    for choice in product(*([*right, None] for right in ways.values())):
        pairs = [(i, j) for i, j in zip(ways, choice, strict=True) if j is not None]
        if len({j for _, j in pairs}) == len(pairs):
            total = sum(weights[pair] for pair in pairs)
            if total > best[0]:
                best = total, pairs
    return best[1]


def _components(weights: Weights) -> Iterator[list[tuple[int, int]]]:
    by_left: dict[int, list[tuple[int, int]]] = {}
    by_right: dict[int, list[tuple[int, int]]] = {}
    for pair in weights:
        by_left.setdefault(pair[0], []).append(pair)
        by_right.setdefault(pair[1], []).append(pair)
    seen: set[tuple[int, int]] = set()
    for first in weights:
        if first in seen:
            continue
        if len(by_left[first[0]]) == 1 == len(by_right[first[1]]):
            yield [first]
            continue
        seen.add(first)
        component = [first]
        for i, j in component:
            fresh = [pair for pair in (*by_left[i], *by_right[j]) if pair not in seen]
            fresh = list(dict.fromkeys(fresh))
            seen.update(fresh)
            component += fresh
        yield component


def _solved(weights: Weights) -> list[tuple[int, int]]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    rows = sorted({i for i, _ in weights})
    columns = sorted({j for _, j in weights})
    table = np.zeros((len(rows), len(columns)))
    for (i, j), weight in weights.items():
        table[rows.index(i), columns.index(j)] = weight
    chosen = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    return [(rows[i], columns[j]) for i, j in chosen if table[i, j] > 0]
