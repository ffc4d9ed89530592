"""Laws that hold for every coefficient of coded units."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.measure.alpha import alpha, coincidences, distances
from annotator.measure.arrays import Codes, Floats, defined
from annotator.measure.gwet import gwet
from annotator.measure.kappa import cohen, fleiss
from annotator.measure.percent import percent
from annotator.measure.ratings import counts, pairable, pairings, table
from annotator.measure.weights import Weights
from tests.measure.codings import K, codings, may_vary, seen

Statistics = Callable[[Codes], Floats]
Coefficient = Callable[[Floats], Floats]

VALUES = [0.0, 1.0, 2.5, 7.0]


def _coincidences(coding: Codes) -> Floats:
    return coincidences(coding, K)


def _pairings(coding: Codes) -> Floats:
    return pairings(counts(coding, K))


NOMINAL: dict[str, tuple[Statistics, Coefficient]] = {
    "alpha": (_coincidences, alpha),
    "fleiss": (_pairings, fleiss),
    "AC1": (_pairings, gwet),
    "percent": (_pairings, percent),
}
ALL = NOMINAL | {
    "ordinal": (_coincidences, partial(alpha, distance="ordinal")),
    "interval": (_coincidences, partial(alpha, distance="interval", values=VALUES)),
    "ratio": (_coincidences, partial(alpha, distance="ratio", values=VALUES)),
    "custom": (
        _coincidences,
        partial(alpha, distance=distances(VALUES, lambda one, other: abs(one - other) ** 0.5)),
    ),
    "AC2": (_pairings, partial(gwet, weights="quadratic")),
    "weighted fleiss": (_pairings, partial(fleiss, weights="linear")),
}

of_all = pytest.mark.parametrize(("gather", "measure"), ALL.values(), ids=ALL)
of_nominal = pytest.mark.parametrize(("gather", "measure"), NOMINAL.values(), ids=NOMINAL)


def same(one: float | None, other: float | None) -> bool:
    return (one is None and other is None) or one == pytest.approx(other, abs=1e-9)


@of_all
@given(coding=codings(), data=st.data())
def test_the_order_of_annotators_does_not_matter(
    gather: Statistics, measure: Coefficient, coding: Codes, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(coding))))
    assert same(defined(measure(gather(coding[order]))), defined(measure(gather(coding))))


@of_all
@given(coding=codings(), data=st.data())
def test_a_corpus_may_be_split_into_documents_in_any_order(
    gather: Statistics, measure: Coefficient, coding: Codes, data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, coding.shape[1]), max_size=3)))
    documents = data.draw(st.permutations(np.split(coding, cuts, axis=1)))
    together = np.sum([gather(document) for document in documents], axis=0)
    assert same(defined(measure(together)), defined(measure(gather(coding))))


@of_all
@given(corpora=st.lists(codings(), min_size=1, max_size=4))
def test_many_at_once_are_the_same_as_one_by_one(
    gather: Statistics, measure: Coefficient, corpora: list[Codes]
) -> None:
    statistics = np.stack([gather(coding) for coding in corpora])
    for at_once, single in zip(measure(statistics), statistics, strict=True):
        assert same(defined(at_once), defined(measure(single)))


@of_nominal
@given(coding=codings(), data=st.data())
def test_names_of_nominal_categories_do_not_matter(
    gather: Statistics, measure: Coefficient, coding: Codes, data: st.DataObject
) -> None:
    names = np.array([*data.draw(st.permutations(range(K))), -1])
    assert same(defined(measure(gather(names[coding]))), defined(measure(gather(coding))))


@of_all
@given(coding=codings())
def test_without_variation_a_coefficient_is_undefined(
    gather: Statistics, measure: Coefficient, coding: Codes
) -> None:
    found = defined(measure(gather(coding)))
    if measure is percent:
        assert (found is None) == (pairable(counts(coding, K)) == 0)
    else:
        assert (found is None) == (not may_vary(coding))


@of_all
@given(coding=codings())
def test_one_is_complete_agreement_and_nothing_is_more(
    gather: Statistics, measure: Coefficient, coding: Codes
) -> None:
    found = defined(measure(gather(coding)))
    assume(found is not None)
    assert found is not None
    agreed = all(len(set(unit)) == 1 for unit in seen(coding) if len(unit) > 1)
    assert (found == pytest.approx(1, abs=1e-9)) == agreed
    assert found <= 1 + 1e-9


@given(codings(2, 2), st.sampled_from(["identity", "linear", "quadratic"]))
def test_cohen_has_the_laws_too(coding: Codes, weights: Weights) -> None:
    kappa = partial(cohen, weights=weights)
    one, other = coding
    there = table(one, other, K)
    found = defined(kappa(there))
    assert same(defined(kappa(table(other, one, K))), found)
    assert same(defined(kappa(table(one[:3], other[:3], K) + table(one[3:], other[3:], K))), found)
    assert (found is None) == (not may_vary(coding))
    if found is not None:
        assert (found == pytest.approx(1)) == (there.trace() == there.sum())
    assert same(defined(kappa(np.stack([there, there[::-1, ::-1]]))[1]), found)


@given(codings())
def test_weights_of_ones_own_are_weights_like_ours(coding: Codes) -> None:
    own = np.array([[1 - (one - other) ** 2 / 9 for one in range(K)] for other in range(K)])
    for measure in (percent, fleiss, gwet):
        ours = measure(_pairings(coding), "quadratic")
        assert same(defined(measure(_pairings(coding), own)), defined(ours))


def test_a_scale_of_one_category_has_no_variation() -> None:
    statistics = pairings(counts(np.zeros((2, 3), dtype=np.int64), 1))
    assert [defined(measure(statistics)) for measure in (gwet, fleiss, percent)] == [None, None, 1]


@given(codings(2, 2))
def test_linearly_weighted_kappa_pools_the_kappas_of_all_thresholds(coding: Codes) -> None:
    """Vanbelle & Albert, A note on the linearly weighted kappa coefficient (2009)."""
    whole = table(coding[0], coding[1], K)
    cut = [
        np.array([[part.sum() for part in np.split(half, [at], axis=1)] for half in np.split(whole, [at])])
        for at in range(1, K)
    ]
    observed = sum(two[0, 1] + two[1, 0] for two in cut) * whole.sum()
    expected = sum(two[0].sum() * two[:, 1].sum() + two[1].sum() * two[:, 0].sum() for two in cut)
    found = defined(cohen(whole, "linear"))
    assert same(found, 1 - observed / expected if expected else None)


@given(codings(2, 2))
def test_alpha_of_two_without_gaps_is_pi_with_the_small_sample_made_good(coding: Codes) -> None:
    """Krippendorff 2004, p. 250: α = π + (1 − π) / 2N."""
    full = coding[:, (coding >= 0).all(axis=0)]
    pi = defined(fleiss(_pairings(full)))
    assume(pi is not None)
    assert pi is not None
    assert defined(alpha(_coincidences(full))) == pytest.approx(pi + (1 - pi) / (2 * full.shape[1]))
