"""Networks of one mode: who says the same of the same things, and who the opposite."""

from __future__ import annotations

from typing import Literal

import numpy as np

from annotator.measure.arrays import Floats
from annotator.measure.networks.counts import Counts, Matrix, divided
from annotator.measure.networks.scale import Scale

Likeness = Literal["ignore", "congruence", "conflict", "subtract"]
"""What ties two actors: speaking of the same, agreeing on it, disagreeing on it, or agreement less
disagreement."""

Norm = Literal["none", "average", "jaccard", "cosine"]
"""By what a weight is divided, so that who says much is not tied to everybody."""


def one_mode(counts: Counts, likeness: Likeness, norm: Norm = "none", *, dna: bool = False) -> Matrix:
    """The network among actors; ``counts.turned()`` gives that among proposals.

    With d_kk' the distance of two levels (``Scale.distances``), for i ≠ i':

    * ``ignore``: y_ii' = Σ_j (Σ_k x_ijk) (Σ_k x_i'jk);
    * ``congruence``: y_ii' = Σ_j Σ_k Σ_k' x_ijk x_i'jk' (1 − d_kk');
    * ``conflict``: y_ii' = Σ_j Σ_k Σ_k' x_ijk x_i'jk' d_kk';
    * ``subtract``: congruence − conflict.

    So congruence + conflict = ignore. The diagonal is 0. ``norm`` divides by n_ii', with
    a_i = Σ_jk x_ijk; what is divided by nothing is 0:

    * ``average``: n = (a_i + a_i') / 2;
    * ``jaccard``: n = Σ_jk x_ijk [x_i'jk = 0] + Σ_jk x_i'jk [x_ijk = 0] + Σ_jk x_ijk x_i'jk;
    * ``cosine``: n = √(s_ii s_i'i'), s_ii the congruence of an actor with itself, for ``ignore`` its
      ignore with itself. That is the cosine of the vectors x_i for ``ignore`` and for categories (and no and
      yes), and between 0 and 1 for ``ignore`` and ``congruence``.

    For ``ignore`` the levels are summed before anything is divided: what is ignored is ignored throughout.

    ``dna`` gives what DNA gives: its "cosine" divides by a_i a_i'; for ``ignore`` its Jaccard tells levels
    apart; among categories its conflict is Σ_jk x_ijk [x_i'jk = 0] + Σ_jk x_i'jk [x_ijk = 0], so it also
    counts what the other never spoke of.

    Source: DNA, ``Exporter.computeOneModeMatrix``, and its manual, chapter 2.
    """
    x = counts.x
    if likeness == "ignore" and not dna:
        x = x.sum(axis=2, keepdims=True)
    weights = _likeness(x, likeness, counts.scale, dna=dna)
    if norm != "none":
        weights = divided(weights, _divisor(x, likeness, norm, counts.scale, dna=dna))
    # Sums in another order differ in the last bit; a network among equals must not.
    weights = (weights + weights.T) / 2
    np.fill_diagonal(weights, 0.0)
    return Matrix(counts.actors, counts.actors, weights)


def _likeness(x: Floats, likeness: Likeness, scale: Scale, *, dna: bool) -> Floats:
    if likeness == "ignore":
        total = x.sum(axis=2)
        return np.asarray(total @ total.T)
    apart = scale.distances()
    if likeness == "congruence":
        return _products(x, 1 - apart)
    conflict = _alone(x) if dna and scale.is_categorical else _products(x, apart)
    return conflict if likeness == "conflict" else _products(x, 1 - apart) - conflict


def _products(x: Floats, weights: Floats) -> Floats:
    """Σ_j Σ_k Σ_k' x_ijk x_i'jk' w_kk' for all i and i', [actors, actors]."""
    return np.asarray(_rows(x) @ _rows(x @ weights).T)


def _alone(x: Floats) -> Floats:
    """Σ_jk x_ijk [x_i'jk = 0] and the same the other way round, summed: [actors, actors]."""
    flat = _rows(x)
    mine = flat @ (flat == 0).T.astype(float)
    return np.asarray(mine + mine.T)


def _divisor(x: Floats, likeness: Likeness, norm: Norm, scale: Scale, *, dna: bool) -> Floats:
    said = x.sum(axis=(1, 2))
    if norm == "average":
        return np.asarray((said[:, None] + said[None, :]) / 2)
    if norm == "jaccard":
        flat = _rows(x)
        return np.asarray(_alone(x) + flat @ flat.T)
    if dna:
        return np.asarray(np.outer(said, said))
    self_likeness = np.diag(
        _likeness(x, "ignore" if likeness == "ignore" else "congruence", scale, dna=False)
    )
    return np.sqrt(np.outer(self_likeness, self_likeness))


def _rows(x: Floats) -> Floats:
    """All that an actor said in one row, [actors, proposals × levels]."""
    return x.reshape(x.shape[0], x.shape[1] * x.shape[2])
