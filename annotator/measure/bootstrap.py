"""How sure a figure is: documents are drawn again and again, and the figure is measured anew each time.

Documents, not units: sentences of one article are alike, and drawing them singly makes intervals far too
narrow. A figure depends on the sum of its documents' statistics, so a resample is a weighted sum of them, and
all resamples together are one product of matrices. Source: B. Efron & R. Tibshirani, An Introduction to the
Bootstrap (1993), §13.3 (percentile interval).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.measure.arrays import Floats, defined
from annotator.measure.figure import Figure

RESAMPLES = 2000
SEED = 0
_BLOCK = 256
_ENOUGH = 0.95
"""Share of resamples that must be defined: an interval of fewer would hide that there may be no value."""

Measure = Callable[[Floats], Floats]
"""Statistics [..., shape of one document's] to numbers [...], nan where undefined."""


def measured(
    measure: Measure,
    statistics: Floats,
    *,
    units: int,
    parameters: Mapping[str, Any] | None = None,
    bounds: Sequence[float] = (),
    why: str = "no_variation",
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Figure:
    """Measure a corpus with its 95 % interval, from its documents' statistics [documents, ...].

    Documents whose statistics are all 0 tell nothing and are not counted. With fewer than two others the
    figure is undefined. ``bounds`` asks for the probability to be below each of them (``alpha.BOUNDS`` for an
    α). ``why`` is what it means when the measure itself has no number: ``no_units`` for percent and F1.
    """
    telling = statistics[statistics.any(axis=tuple(range(1, statistics.ndim)))]
    told = {**(parameters or {}), "resamples": resamples, "seed": seed}
    if len(telling) < 2:
        return Figure(None, None, len(telling), units, told, "one_document" if len(telling) else "no_units")
    value = defined(measure(telling.sum(axis=0)))
    if value is None:
        return Figure(None, None, len(telling), units, told, why)
    values = resample(telling, measure, resamples=resamples, seed=seed)
    return Figure(
        value, interval(values), len(telling), units, told, below=below(values, bounds) if bounds else None
    )


def resample(statistics: Floats, measure: Measure, *, resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """Values [resamples] of the measure when as many documents as there are are drawn with replacement."""
    return measure(sums(statistics, resamples=resamples, seed=seed))


def sums(statistics: Floats, *, resamples: int = RESAMPLES, seed: int = SEED) -> Floats:
    """Statistics [resamples, ...] of each resample, from those of the documents [documents, ...].

    The same number of documents and the same seed give the same draws, so figures of one corpus can be
    compared, and several statistics can be put side by side and drawn at once.
    """
    weights = _weights(len(statistics), resamples, seed)
    flat = statistics.reshape(len(statistics), -1)
    drawn = [weights[at : at + _BLOCK].astype(np.float64) @ flat for at in range(0, resamples, _BLOCK)]
    return np.concatenate(drawn).reshape(resamples, *statistics.shape[1:])


def interval(values: Floats) -> tuple[float, float] | None:
    """The middle 95 % of resampled values; None where too many resamples have no value."""
    found = _defined(values)
    if found is None:
        return None
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def below(values: Floats, bounds: Sequence[float]) -> dict[str, float] | None:
    """Share of resampled values below each bound, by the bound as text; None as for ``interval``."""
    found = _defined(values)
    return None if found is None else {str(bound): float((found < bound).mean()) for bound in bounds}


def _defined(values: Floats) -> Floats | None:
    found = values[~np.isnan(values)]
    return found if len(found) >= _ENOUGH * len(values) and len(found) else None


@lru_cache(maxsize=4)
def _weights(documents: int, resamples: int, seed: int) -> NDArray[np.uint16]:
    """How often each document is drawn in each resample [resamples, documents]; rows are multinomial."""
    rng = np.random.default_rng(seed)
    drawn = np.empty((resamples, documents), dtype=np.uint16)
    for row in drawn:
        row[:] = np.bincount(rng.integers(documents, size=documents), minlength=documents)
    return drawn
