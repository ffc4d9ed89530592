"""Networks of two modes: actors by proposals."""

from __future__ import annotations

from typing import Literal

import numpy as np

from annotator.measure.arrays import Floats
from annotator.measure.networks.counts import Counts, Matrix, divided

Aggregation = Literal["ignore", "subtract", "combine"]
"""What becomes of the stances of one pair: counted alike, summed with their sign, or which there are."""

Share = Literal["none", "activity", "prominence"]
"""By what an actor's or proposal's weights are divided."""


def two_mode(counts: Counts, aggregation: Aggregation, share_of: Share = "none") -> Matrix:
    """The network of actors (rows) and proposals (columns).

    ``ignore``: y_ij = Σ_k x_ijk. ``subtract``: y_ij = Σ_k k · x_ijk, with −1 and 1 for no and yes; levels off
    the scale add nothing. ``combine``: y_ij = Σ_k 2^(K − 1 − p_k) over the levels of the pair, p_k the
    place of k among the K levels of the scale from 0 on: with no and yes, 1 is yes, 2 is no, 3 both.

    ``activity`` divides by the statements of the actor, Σ_jk x_ijk, ``prominence`` by those on the proposal,
    Σ_ik x_ijk; with ``combine``, as in DNA, by how many cells of the row or column are not zero. What is
    divided by nothing is 0.

    Source: DNA, ``Exporter.computeTwoModeMatrix``, and its manual, chapter 2.
    """
    weights = _aggregated(counts, aggregation)
    if share_of != "none":
        axis = 1 if share_of == "activity" else 0
        counted = weights != 0 if aggregation == "combine" else counts.uses()
        weights = divided(weights, counted.sum(axis=axis, keepdims=True))
    return Matrix(counts.actors, counts.proposals, weights)


def _aggregated(counts: Counts, aggregation: Aggregation) -> Floats:
    if aggregation == "ignore":
        return counts.uses()
    if aggregation == "subtract":
        return np.asarray(counts.x @ counts.scale.amounts())
    places = np.arange(counts.x.shape[2])
    return np.asarray((counts.x > 0) @ np.exp2(len(places) - 1 - places))
