"""Gwet's AC1 and AC2: agreement beyond chance that a common category does not push to zero."""

from __future__ import annotations

import numpy as np

from annotator.measure.arrays import Floats, corrected, share
from annotator.measure.percent import percent, varied
from annotator.measure.weights import Weights, matrix


def gwet(pairings: Floats, weights: Weights = "identity") -> Floats:
    """AC1, or AC2 with weights, of each ``ratings.pairings`` [..., k + 1, k]; nan without pairs or variation.

    Expected agreement is T Σ π_c (1 − π_c) / (k (k − 1)), T the sum of all weights (Gwet 2008; AC2 and gaps
    as in irrCAC). All k categories of the scale count, used or not.
    """
    k = pairings.shape[-1]
    if k < 2:
        return np.full(pairings.shape[:-2], np.nan)
    shares = pairings[..., -1, :]
    pi = share(shares, shares.sum(axis=-1, keepdims=True))
    expected = matrix(weights, k).sum() * (pi * (1 - pi)).sum(axis=-1) / (k * (k - 1))
    found = corrected(1 - percent(pairings, weights), 1 - expected)
    return np.where(varied(pairings), found, np.nan)
