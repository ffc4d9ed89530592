"""Krippendorff's α of coded units: any number of raters, gaps, and any scale.

    o_ck = Σ_u n_uc (n_uk − [c = k]) / (m_u − 1),   n_c = Σ_k o_ck,   n = Σ_c n_c
    α = 1 − (n − 1) · Σ o_ck δ²_ck / Σ n_c n_k δ²_ck

n_uc ratings put unit u into c, m_u in all; a unit with fewer than two is left out. Source: K. Krippendorff,
Computing Krippendorff's Alpha-Reliability (2011); Content Analysis (2004), ch. 11.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import numpy as np

from annotator.measure.arrays import Codes, Floats, corrected
from annotator.measure.ratings import counts

Level = Literal["nominal", "ordinal", "interval", "ratio"]

BOUNDS = (0.667, 0.8)
"""Below the first nothing should rest on the data, from the second on it may (Krippendorff 2004, p. 241)."""


def coincidences(ratings: Codes, k: int) -> Floats:
    """Coincidence matrix o [k, k] of ratings [raters, units]; a corpus has the sum of its documents'."""
    found = counts(ratings, k)
    raters = found.sum(axis=1)
    # A weight of 0 leaves out units with fewer than two ratings.
    weights = np.where(raters >= 2, 1 / np.maximum(raters - 1, 1), 0)
    weighted = found * weights[:, None]
    pairs = weighted.T @ found
    pairs[np.diag_indices_from(pairs)] -= weighted.sum(axis=0)
    return pairs


def alpha(
    coincidences: Floats, distance: Level | Floats = "nominal", values: Sequence[float] | Floats | None = None
) -> Floats:
    """α of each matrix o [..., k, k]; nan without pairs or without variation.

    ``distance`` is a level of measurement or a matrix of δ² [k, k]. Ordinal categories stand in their order;
    interval and ratio ask for the ``values`` [k] of the categories (ValueError).
    """
    margins = coincidences.sum(axis=-1)
    squares = _squares(margins, distance, values)
    size = margins.sum(axis=-1)
    observed = (coincidences * squares).sum(axis=(-2, -1))
    expected = (margins[..., :, None] * margins[..., None, :] * squares).sum(axis=(-2, -1))
    return corrected(observed * (size - 1), expected)


def per_category(coincidences: Floats) -> Floats:
    """α [..., k] of each category against all others together, nominal (Krippendorff 1980, pp. 139 ff.)."""
    margins = coincidences.sum(axis=-1)
    size = margins.sum(axis=-1, keepdims=True)
    agreed = np.diagonal(coincidences, axis1=-2, axis2=-1)
    return corrected((margins - agreed) * (size - 1), margins * (size - margins))


def distances(values: Sequence[Any], squared: Callable[[Any, Any], float]) -> Floats:
    """Matrix of δ² [k, k] from a distance of one's own: ``squared`` of two values, symmetric, 0 of equals."""
    return np.array([[squared(one, other) for other in values] for one in values], dtype=np.float64)


def _squares(margins: Floats, distance: Level | Floats, values: Sequence[float] | Floats | None) -> Floats:
    """δ² [..., k, k]; only the ordinal one depends on the data."""
    if not isinstance(distance, str):
        return distance
    if distance == "nominal":
        return 1 - np.eye(margins.shape[-1])
    if distance == "ordinal":
        ranks = np.cumsum(margins, axis=-1) - margins / 2
        return np.asarray((ranks[..., :, None] - ranks[..., None, :]) ** 2)
    if values is None:
        raise ValueError(f"the {distance} distance needs the values of the categories")
    scale = np.asarray(values, dtype=np.float64)
    apart = scale[:, None] - scale[None, :]
    if distance == "ratio":
        if scale.min(initial=0) < 0:
            raise ValueError("a ratio scale has no values below 0")
        sums = scale[:, None] + scale[None, :]
        apart = apart / np.where(sums > 0, sums, 1)
    return np.asarray(apart**2)
