"""Krippendorff's α beyond the laws of all coefficients: scales, distances, single categories."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.measure.alpha import Level, alpha, coincidences, distances, per_category
from annotator.measure.arrays import Codes, defined
from annotator.measure.ratings import coded
from tests.measure.codings import K, codings, seen
from tests.measure.relatives import alpha_by_pairs


@given(codings())
def test_it_is_what_counting_pairs_gives(coding: Codes) -> None:
    found = coincidences(coding, K)
    assert defined(alpha(found)) == pytest.approx(alpha_by_pairs(seen(coding)))
    by_distance = alpha_by_pairs(seen(coding), lambda one, other: (one - other) ** 2)
    assert defined(alpha(found, "interval", range(K))) == pytest.approx(by_distance)
    assert defined(alpha(found, distances(range(K), lambda one, other: (one - other) ** 2))) == pytest.approx(
        by_distance
    )


@given(codings(), st.floats(0.1, 10), st.floats(-5, 5))
def test_each_scale_has_its_freedom(coding: Codes, factor: float, shift: float) -> None:
    found = coincidences(coding, K)
    values = np.array([1.0, 2.0, 4.0, 9.0])
    interval, ratio = partial(alpha, found, "interval"), partial(alpha, found, "ratio")
    assert defined(interval(values * factor + shift)) == pytest.approx(defined(interval(values)), abs=1e-6)
    assert defined(ratio(values * factor)) == pytest.approx(defined(ratio(values)), abs=1e-9)
    turned = found[::-1, ::-1]
    assert defined(alpha(turned, "ordinal")) == pytest.approx(defined(alpha(found, "ordinal")), abs=1e-9)


@given(codings())
def test_unused_categories_change_nothing(coding: Codes) -> None:
    levels: tuple[Level, ...] = ("nominal", "ordinal")
    for level in levels:
        roomy = alpha(coincidences(coding, K + 3), level)
        assert defined(roomy) == pytest.approx(defined(alpha(coincidences(coding, K), level)))


@given(codings())
def test_a_category_alone_is_alpha_of_yes_and_no(coding: Codes) -> None:
    found = per_category(coincidences(coding, K))
    for category in range(K):
        yes_no = np.where(coding < 0, -1, coding == category)
        assert defined(found[category]) == pytest.approx(defined(alpha(coincidences(yes_no, 2))))


@pytest.mark.parametrize("level", ["interval", "ratio"])
def test_a_scale_of_numbers_needs_numbers(level: Level) -> None:
    with pytest.raises(ValueError, match="needs the values"):
        alpha(np.ones((2, 2)), level)


def test_a_ratio_scale_has_nothing_below_zero() -> None:
    with pytest.raises(ValueError, match="below 0"):
        alpha(np.ones((2, 2)), "ratio", [-1, 1])


def test_numbers_become_codes_and_gaps_stay_gaps() -> None:
    codes, values = coded([[3, None, 1], [None, 3, 7]])
    assert codes.tolist() == [[1, -1, 0], [-1, 1, 2]]
    assert values.tolist() == [1, 3, 7]
