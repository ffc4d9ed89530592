"""From who said what to counts: the tables that every measure of coding starts from.

Ratings are an array [raters, units] of category codes; below 0 is missing. Counts are an array [units, k]:
how many raters put a unit into a category. Missing is not a category (Krippendorff 2011).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from annotator.measure.arrays import Codes, Floats

MISSING = -1


def coded(ratings: Sequence[Sequence[float | None]] | Floats) -> tuple[Codes, Floats]:
    """Codes [raters, units] and the sorted values they stand for, from numbers with None or nan as gaps."""
    values = np.asarray(ratings, dtype=np.float64)
    there = ~np.isnan(values)
    scale = np.unique(values[there])
    codes = np.searchsorted(scale, values)
    codes[~there] = MISSING
    return codes, scale


def counts(ratings: Codes, k: int) -> Floats:
    """How many raters chose each category, [units, k], from ratings [raters, units]."""
    units = ratings.shape[1]
    # A column more takes the missing ones: quicker than picking out those that are there.
    places = np.arange(units) * (k + 1) + np.where(ratings < 0, k, ratings)
    found = np.bincount(places.ravel(), minlength=units * (k + 1)).reshape(units, k + 1)
    return found[:, :k].astype(np.float64)


def table(first: Codes, second: Codes, k: int) -> Floats:
    """How often two raters chose each pair of categories, [k, k]: rows the first, columns the second."""
    both = (first >= 0) & (second >= 0)
    return np.bincount(first[both] * k + second[both], minlength=k * k).reshape(k, k).astype(np.float64)


def pairings(counts: Floats) -> Floats:
    """Statistics [k + 1, k] of percent, Fleiss's κ and Gwet's AC; a corpus has the sum of its documents'.

    Rows 0 … k − 1 are the units' pairs of ratings, symmetric, each unit with two or more ratings weighing 1
    in all; row k are the units' ratings, each unit with any weighing 1. So a unit with one rating tells how
    common a category is, and nothing about agreement, as in irrCAC.
    """
    raters = counts.sum(axis=1)
    paired, rated = raters >= 2, raters >= 1
    several, r = counts[paired], raters[paired]
    weighted = several / (r * (r - 1))[:, None]
    pairs = weighted.T @ several
    pairs[np.diag_indices_from(pairs)] -= weighted.sum(axis=0)
    shares = (counts[rated] / raters[rated][:, None]).sum(axis=0)
    return np.vstack([pairs, shares])


def pairable(counts: Floats) -> int:
    """How many units have two ratings or more: those that can tell of agreement."""
    return int((counts.sum(axis=1) >= 2).sum())
