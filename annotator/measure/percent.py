"""Percent agreement: how often two ratings of a unit agree, with nothing taken off for chance."""

from __future__ import annotations

import numpy as np

from annotator.measure.arrays import Floats, share
from annotator.measure.weights import Weights, matrix


def percent(pairings: Floats, weights: Weights = "identity") -> Floats:
    """Share of agreeing pairs, 0 to 1, of each ``ratings.pairings`` [..., k + 1, k]; nan without pairs.

    The mean over units of Σ_c n_c (n_c − 1) / (r (r − 1)) (Fleiss 1971; weighted as in irrCAC). It says what
    was seen and no more: where all say the same it is 1, though nobody could have told them apart.
    """
    pairs = pairings[..., :-1, :]
    agreed = (pairs * matrix(weights, pairs.shape[-1])).sum(axis=(-2, -1))
    return share(agreed, pairs.sum(axis=(-2, -1)))


def varied(pairings: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Whether the pairs of ratings use two categories or more."""
    used: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = pairings[..., :-1, :].sum(axis=-1) > 0
    return np.asarray(used.sum(axis=-1) > 1)
