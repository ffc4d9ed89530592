"""Cohen's κ of two raters, plain and weighted, and Fleiss's κ of any number.

κ = 1 − observed / expected disagreement. Cohen expects from each rater's own habits, Fleiss from the habits
of all together.
"""

from __future__ import annotations

import numpy as np

from annotator.measure.arrays import Floats, corrected, share
from annotator.measure.percent import percent, varied
from annotator.measure.weights import Weights, matrix


def cohen(table: Floats, weights: Weights = "identity") -> Floats:
    """κ of each table [..., k, k] of two raters' answers; nan without units or without variation.

    1 − Σ (1 − w) p_ck / Σ (1 − w) p_c· p_·k (Cohen 1960; weighted: Cohen 1968). Only units that both rated
    belong in the table. Weights are as in ``weights.matrix``.
    """
    apart = 1 - matrix(weights, table.shape[-1])
    rows, columns = table.sum(axis=-1), table.sum(axis=-2)
    expected = (rows[..., :, None] * columns[..., None, :] * apart).sum(axis=(-2, -1))
    return corrected((table * apart).sum(axis=(-2, -1)) * rows.sum(axis=-1), expected)


def fleiss(pairings: Floats, weights: Weights = "identity") -> Floats:
    """κ of each ``ratings.pairings`` [..., k + 1, k]; nan without pairs or without variation.

    Expected agreement is Σ w π_c π_k, π_c the mean share of c in a unit's ratings (Fleiss 1971). Gaps as in
    irrCAC: a unit with one rating counts for π alone.
    """
    shares = pairings[..., -1, :]
    pi = share(shares, shares.sum(axis=-1, keepdims=True))
    apart = 1 - matrix(weights, pi.shape[-1])
    expected = (pi[..., :, None] * pi[..., None, :] * apart).sum(axis=(-2, -1))
    kappa = corrected(1 - percent(pairings, weights), expected)
    return np.where(varied(pairings), kappa, np.nan)
