"""Sets of labels: MASI as a distance, and α with it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from annotator.measure.alpha import alpha, coincidences
from annotator.measure.arrays import Codes, defined
from annotator.measure.masi import masi_alpha, masi_distance
from tests.measure.codings import K, codings

sets = st.frozensets(st.sampled_from("abcd"))


@given(sets, sets)
def test_it_is_a_distance(one: frozenset[str], other: frozenset[str]) -> None:
    found = masi_distance(one, other)
    assert found == masi_distance(other, one)
    assert 0 <= found <= 1
    assert (found == 0) == (one == other)
    assert (found == 1) == (one != other and not one & other)


def test_a_part_is_nearer_than_an_overlap_of_the_same_size() -> None:
    assert masi_distance({"a"}, {"a", "b"}) < masi_distance({"a", "c"}, {"a", "b"})


@given(codings())
def test_sets_of_one_label_are_nominal(coding: Codes) -> None:
    found = coincidences(coding, K)
    assert defined(masi_alpha(found, [{label} for label in "abcd"])) == defined(alpha(found))


def test_sets_that_share_labels_agree_in_part() -> None:
    found = coincidences(np.array([[0, 1, 2, 0], [1, 1, 2, 0]]), 3)
    nominal, by_sets = defined(alpha(found)), defined(masi_alpha(found, [{"a"}, {"a", "b"}, {"c"}]))
    assert nominal is not None and by_sets is not None and nominal < by_sets < 1
