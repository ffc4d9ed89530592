"""How long agreement of coded units takes: α beside another package's, and the intervals of all its figures.

α: 100,000 units, 5 raters, 20 % missing, each level of measurement; ours and the package ``krippendorff`` in
turns, both from the same table of numbers with gaps, so that both also find out which values there are.
Intervals: 200 documents, 2,000 resamples of every figure that a screen tells of coded units, the documents
drawn anew each time, as for the first to look.

    python benchmarks/alpha.py
"""

from __future__ import annotations

import importlib
import itertools
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any, get_args

import numpy as np

from annotator.measure.alpha import BOUNDS, Level, alpha, coincidences, per_category
from annotator.measure.arrays import Floats
from annotator.measure.bootstrap import RESAMPLES, Measure, measured
from annotator.measure.gwet import gwet
from annotator.measure.kappa import cohen, fleiss
from annotator.measure.percent import percent
from annotator.measure.ratings import coded, counts, pairings, table

UNITS, RATERS, MISSING = 100_000, 5, 0.2
K = 5
DOCUMENTS, UNITS_EACH = 200, 30
ROUNDS = 11
ALMOST = 1e-9


def main() -> None:
    """Measure and print."""
    rng = np.random.default_rng(1)
    _beside_another(_ratings(rng, RATERS, UNITS))
    _intervals([_ratings(rng, RATERS, UNITS_EACH) for _ in range(DOCUMENTS)])


def _beside_another(ratings: Floats) -> None:
    """α of each level, in turns."""
    try:
        theirs: Any = importlib.import_module("krippendorff")
    except ImportError:
        theirs = None
        print("the package krippendorff is not installed: ours alone (pip install krippendorff)")
    print(f"α of {UNITS:,} units × {RATERS} raters, {MISSING:.0%} missing, median of {ROUNDS}:")
    for level in get_args(Level):
        ways: dict[str, Callable[[], float]] = {"ours": partial(_ours, ratings, level)}
        if theirs is not None:
            ways["krippendorff"] = partial(theirs.alpha, ratings, level_of_measurement=level)
        values = {way() for way in ways.values()}
        assert max(values) - min(values) < ALMOST, f"not the same α: {values}"
        took = _in_turns(ways)
        told = ", ".join(f"{name} {seconds * 1000:.1f} ms" for name, seconds in took.items())
        ratio = f", {took['ours'] / took['krippendorff']:.2f} times (limit 1)" if theirs is not None else ""
        print(f"  {level}: {told}{ratio}")


def _ours(ratings: Floats, level: Level) -> float:
    codes, values = coded(ratings)
    return float(alpha(coincidences(codes, len(values)), level, values))


def _intervals(documents: list[Floats]) -> None:
    """Every headline figure with its interval; statistics of the documents are there already."""
    codes = [ratings.astype(int) - 1 for ratings in (np.nan_to_num(one) for one in documents)]
    pairs = np.stack([coincidences(one, K) for one in codes])
    shares = np.stack([pairings(counts(one, K)) for one in codes])
    tables = np.stack([table(one[0], one[1], K) for one in codes])
    figures: list[tuple[Measure, Floats]] = [
        (alpha, pairs),
        (partial(alpha, distance="ordinal"), pairs),
        *((partial(_category, category=category), pairs) for category in range(K)),
        (gwet, shares),
        (partial(gwet, weights="quadratic"), shares),
        (fleiss, shares),
        (percent, shares),
        (cohen, tables),
        (partial(cohen, weights="quadratic"), tables),
    ]
    # A new seed each time: draws are kept, and the first person to look has to wait for them.
    seeds = itertools.count()
    took = _in_turns({"all": lambda: _measure_all(figures, next(seeds))})
    print(
        f"{len(figures)} figures with intervals, {DOCUMENTS} documents, {RESAMPLES:,} resamples: "
        f"{took['all'] * 1000:.0f} ms (limit 1000, together with those of spans and statements)"
    )


def _category(pairs: Floats, category: int) -> Floats:
    return per_category(pairs)[..., category]


def _measure_all(figures: list[tuple[Measure, Floats]], seed: int) -> float:
    found = [
        measured(measure, documents, units=DOCUMENTS * UNITS_EACH, bounds=BOUNDS, seed=seed)
        for measure, documents in figures
    ]
    return sum(figure.ci[1] - figure.ci[0] for figure in found if figure.ci is not None)


def _ratings(rng: np.random.Generator, raters: int, units: int) -> Floats:
    """Values 1 … K with gaps: seven in ten say what is true, the others anything."""
    truth = rng.integers(1, K + 1, size=units)
    said = np.where(rng.random((raters, units)) < 0.7, truth, rng.integers(1, K + 1, size=(raters, units)))
    return np.where(rng.random((raters, units)) < MISSING, np.nan, said)


def _in_turns(ways: dict[str, Callable[[], float]]) -> dict[str, float]:
    """Median seconds of each; they take turns, so that the machine's other work troubles all alike."""
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            took[name].append(time.perf_counter() - began)
    return {name: statistics.median(seconds) for name, seconds in took.items()}


if __name__ == "__main__":
    main()
