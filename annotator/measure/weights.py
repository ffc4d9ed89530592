"""How much two different answers agree: weights of weighted κ and of AC2."""

from __future__ import annotations

from typing import Literal

import numpy as np

from annotator.measure.arrays import Floats

Weights = Literal["identity", "linear", "quadratic"] | Floats
"""By name, categories one step apart; or a symmetric matrix [k, k], 1 for full and 0 for no agreement."""


def matrix(weights: Weights, k: int) -> Floats:
    """Weights [k, k]: linear 1 − |c − k| / (k − 1), quadratic its square (Cohen 1968; irrCAC)."""
    if not isinstance(weights, str):
        return weights
    if weights == "identity":
        return np.eye(k)
    steps = np.abs(np.subtract.outer(np.arange(k), np.arange(k))) / max(k - 1, 1)
    return np.asarray(1 - steps if weights == "linear" else 1 - steps**2)
