"""Measures of units that are offered to nobody, and slow ways to the numbers of those that are."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from annotator.measure.gamma_distance import Distance, Layers

Range = tuple[int, int]
Mark = tuple[int, int, str]


def observed_u(observers: Sequence[Sequence[Range]], length: int) -> float:
    """D_o of α_U for one label (Krippendorff 1995, p. 55); units are half-open, in order, apart."""
    total = 0
    for ours, theirs in itertools.combinations(observers, 2):
        met: set[tuple[int, int]] = set()
        for (i, (s, e)), (j, (s2, e2)) in itertools.product(enumerate(ours), enumerate(theirs)):
            if s < e2 and s2 < e:
                total += (s - s2) ** 2 + (e - e2) ** 2
                met |= {(0, i), (1, j)}
        for side, units in enumerate((ours, theirs)):
            total += sum((e - s) ** 2 for i, (s, e) in enumerate(units) if (side, i) not in met)
    many = len(observers)
    return 2 * total / (many * (many - 1) * length**2)


def expected_u(observers: Sequence[Sequence[Range]], length: int) -> float:
    """D_e of α_U for one label (Krippendorff 2004, p. 254)."""
    sizes = [end - start for units in observers for start, end in units]
    gaps = [gap for units in observers for gap in _gaps(units, length)]
    inner = sum(
        (len(sizes) - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        + size**2 * sum(gap - size + 1 for gap in gaps if gap >= size)
        for size in sizes
    )
    whole = len(observers) * length
    return 2 / length * inner / (whole * (whole - 1) - sum(size * (size - 1) for size in sizes))


def _gaps(units: Sequence[Range], length: int) -> Iterator[int]:
    at = 0
    for start, end in units:
        yield start - at
        at = end
    yield length - at


def four_schemas(gold: Sequence[Sequence[Mark]], predicted: Sequence[Sequence[Mark]]) -> dict[str, float]:
    """F1 of SemEval-2013 9.1: what overlaps counts by type, by bounds (partly: half), or by both."""
    names = ("ent_type", "partial", "exact", "strict")
    hits = dict.fromkeys(names, 0.0)
    for right, found in zip(gold, predicted, strict=True):
        for name in names:
            scores = np.array([[_score(name, one, other) for other in found] for one in right])
            if scores.size:
                hits[name] += scores[linear_sum_assignment(scores, maximize=True)].sum()
    marks = sum(map(len, gold)) + sum(map(len, predicted))
    return {name: 2 * hit / marks for name, hit in hits.items()}


def _score(schema: str, one: Mark, other: Mark) -> float:
    overlaps = one[0] < other[1] and other[0] < one[1]
    same = one[:2] == other[:2]
    return {
        "ent_type": float(overlaps and one[2] == other[2]),
        "partial": 1.0 if same else overlaps / 2,
        "exact": float(same),
        "strict": float(one == other),
    }[schema]


def u_alpha_by_position(documents: Sequence[tuple[int, Sequence[Sequence[Mark]]]]) -> float | None:
    """uα as it is told in words: pairs of observers at each code point, against all pairs of pieces."""
    observed = 0.0
    sizes: dict[str, float] = {}
    pieces: list[tuple[str, int]] = []
    for length, observers in documents:
        painted = [_painted(length, units) for units in observers]
        for one, other in itertools.permutations(painted, 2):
            observed += sum(a != b for a, b in zip(one, other, strict=True)) / (len(observers) - 1)
        for units in observers:
            marked = [(label, end - start) for start, end, label in units]
            gap = length - sum(size for _, size in marked)
            pieces += [*marked, *[("", 1)] * gap]
    for label, size in pieces:
        sizes[label] = sizes.get(label, 0) + size
    total = sum(sizes.values())
    chance = sum(a * b for (x, a), (y, b) in itertools.product(sizes.items(), repeat=2) if x != y)
    if not chance:
        return None
    return 1 - observed / (total * chance / (total**2 - sum(size**2 for _, size in pieces)))


def _painted(length: int, units: Sequence[Mark]) -> list[str]:
    points = [""] * length
    for start, end, label in units:
        points[start:end] = [label] * (end - start)
    return points


def smallest_cost(layers: Layers, distance: Distance) -> float:
    """The cost of the best alignment, by trying all."""
    pairs = len(layers) * (len(layers) - 1) / 2
    units = [[tuple(map(int, unit)) for unit in layer] for layer in layers]

    def apart(one: tuple[int, ...] | None, other: tuple[int, ...] | None) -> float:
        if one is None or other is None:
            return distance.delta_empty
        return float(distance.between(np.array([one]), np.array([other]))[0, 0])

    @cache
    def rest(left: tuple[tuple[int, ...], ...]) -> float:
        seat = next((seat for seat, numbers in enumerate(left) if numbers), None)
        if seat is None:
            return 0.0
        best = float("inf")
        first = left[seat][0]
        for others in itertools.product(*[(None, *numbers) for numbers in left[seat + 1 :]]):
            chosen = (*[None] * seat, first, *others)
            members = [None if n is None else units[s][n] for s, n in enumerate(chosen)]
            cost = sum(apart(a, b) for a, b in itertools.combinations(members, 2)) / pairs
            after = tuple(tuple(n for n in numbers if n != chosen[s]) for s, numbers in enumerate(left))
            best = min(best, cost + rest(after))
        return best

    return rest(tuple(tuple(range(len(layer))) for layer in layers))


def most_matches(pairs: Mapping[int, set[int]]) -> int:
    """The size of a largest one-to-one matching, by trying all."""
    if not pairs:
        return 0
    (_, partners), *others = pairs.items()
    left = dict(others)
    tries = [most_matches(left)]
    tries += [1 + most_matches({i: js - {j} for i, js in left.items()}) for j in partners]
    return max(tries)
