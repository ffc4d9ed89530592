"""Published figures of coded units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from annotator.measure.alpha import Level, alpha, coincidences, per_category
from annotator.measure.arrays import defined
from annotator.measure.dawid_skene import dawid_skene
from annotator.measure.gwet import gwet
from annotator.measure.kappa import cohen, fleiss
from annotator.measure.masi import masi_distance
from annotator.measure.percent import percent
from annotator.measure.ratings import coded, counts, pairings
from tests.measure.oracles import ORACLES, Oracle
from tests.measure.relatives import brennan_prediger, conger

Given = Mapping[str, Any]


def _alpha(given: Given) -> float | None:
    codes, values = coded(given["ratings"])
    level: Level = given["level"]
    return defined(alpha(coincidences(codes, len(values)), level, values))


def _per_category(given: Given) -> dict[str, float | None]:
    codes, values = coded(given["ratings"])
    found = per_category(coincidences(codes, len(values)))
    return {f"{value:g}": defined(figure) for value, figure in zip(values, found, strict=True)}


def _cohen(given: Given) -> float | None:
    return defined(cohen(np.array(given["table"], dtype=float)))


def _fleiss(given: Given) -> float | None:
    if "counts" in given:
        return defined(fleiss(pairings(np.array(given["counts"], dtype=float))))
    codes, values = coded(given["ratings"])
    return defined(fleiss(pairings(counts(codes, len(values)))))


def _family(given: Given) -> dict[str, float | None]:
    codes, values = coded(given["ratings"])
    k = len(values)
    statistics = pairings(counts(codes, k))
    return {
        "percent": defined(percent(statistics)),
        "AC1": defined(gwet(statistics)),
        "fleiss_kappa": defined(fleiss(statistics)),
        "krippendorff_alpha": defined(alpha(coincidences(codes, k))),
        "conger_kappa": conger(codes, k),
        "brennan_prediger": brennan_prediger(statistics),
        "AC2_quadratic": defined(gwet(statistics, "quadratic")),
        "AC2_linear": defined(gwet(statistics, "linear")),
    }


def _paradox(given: Given) -> dict[str, float | None]:
    answers = np.array(given["table"])
    ratings = np.repeat(np.indices(answers.shape).reshape(2, -1), answers.ravel(), axis=1)
    statistics = pairings(counts(ratings, len(answers)))
    return {
        "percent": defined(percent(statistics)),
        "cohen_kappa": defined(cohen(answers.astype(float))),
        # Scott's π is Fleiss's κ of two raters.
        "pi": defined(fleiss(statistics)),
        "AC1": defined(gwet(statistics)),
    }


def _masi(given: Given) -> list[float]:
    return [masi_distance(set(one), set(other)) for one, other in given["pairs"]]


def _dawid_skene(given: Given) -> dict[str, Any]:
    # "112" of an observer is three passes: 1, 1 and 2.
    rows = np.array([[int(digit) - 1 for digit in "".join(answers)] for answers in given["units"]])
    estimate = dawid_skene(rows.T, 4, given["observers"])
    assert estimate is not None and estimate.converged
    return {"shares": list(estimate.shares)}


ORACLES.extend(
    [
        Oracle("kripp2011_nominal_2obs_binary", "Krippendorff's α, nominal", _alpha),
        Oracle("kripp2011_nominal_2obs", "Krippendorff's α, nominal", _alpha),
        Oracle("kripp2011_missing_nominal", "Krippendorff's α, nominal, gaps", _alpha),
        Oracle("kripp2011_missing_ordinal", "Krippendorff's α, ordinal, gaps", _alpha),
        Oracle("kripp2011_missing_interval", "Krippendorff's α, interval, gaps", _alpha),
        Oracle("kripp2011_missing_ratio", "Krippendorff's α, ratio, gaps", _alpha),
        Oracle("wikipedia_kripp_nominal", "Krippendorff's α, nominal, gaps", _alpha),
        Oracle("wikipedia_kripp_interval", "Krippendorff's α, interval, gaps", _alpha),
        Oracle("kripp1980_nominal", "Krippendorff's α, nominal", _alpha),
        Oracle("kripp1980_interval", "Krippendorff's α, interval", _alpha),
        Oracle("kripp1980_ratio", "Krippendorff's α, ratio", _alpha),
        Oracle("kripp1980_per_category", "Krippendorff's α per category", _per_category),
        Oracle("constant_ratings", "Krippendorff's α, no variation", _alpha),
        Oracle("cohen1960_p45", "Cohen's κ", _cohen),
        Oracle("fleiss1971", "Fleiss's κ", _fleiss),
        Oracle("wikipedia_fleiss", "Fleiss's κ", _fleiss),
        Oracle("gwet_raw4raters", "several, gaps", _family),
        Oracle("kappa_paradox", "several, one common category", _paradox),
        Oracle("masi", "MASI distance", _masi),
        Oracle("dawid_skene_1979", "Dawid–Skene", _dawid_skene),
    ]
)
