"""Coefficients that are offered to nobody, and slow ways to the numbers of those that are."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import numpy as np

from annotator.measure.arrays import Codes, Floats
from annotator.measure.percent import percent
from annotator.measure.ratings import pairings


def conger(ratings: Codes, k: int) -> float:
    """Conger's κ (1980): chance is two different raters, each with habits of their own; gaps as in irrCAC."""
    habits = np.array([np.bincount(row[row >= 0], minlength=k) / (row >= 0).sum() for row in ratings])
    expected = np.mean([one @ other for one, other in itertools.permutations(habits, 2)])
    counts = np.array([np.bincount(unit[unit >= 0], minlength=k) for unit in ratings.T], dtype=float)
    return float((percent(pairings(counts)) - expected) / (1 - expected))


def brennan_prediger(statistics: Floats) -> float:
    """Brennan and Prediger's κ (1981): by chance every category is as likely."""
    by_chance = 1 / statistics.shape[-1]
    return float((percent(statistics) - by_chance) / (1 - by_chance))


def alpha_by_pairs(
    units: Sequence[Sequence[int]], squared: Callable[[int, int], float] = lambda one, other: one != other
) -> float | None:
    """Krippendorff's α as it is told in words: pairs within units against pairs of all values."""
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    expected = sum(squared(one, other) for one, other in itertools.permutations(values, 2))
    if not expected:
        return None
    observed = sum(
        sum(squared(one, other) for one, other in itertools.permutations(unit, 2)) / (len(unit) - 1)
        for unit in units
    )
    return 1 - (len(values) - 1) * observed / expected
