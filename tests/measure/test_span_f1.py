"""F1 of spans: laws, the choice of partners, and what is undefined."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.measure.arrays import defined
from annotator.measure.span_f1 import all_labels, characters, exact, f1, overlapping, pair_mean, pairs
from tests.measure.layers import material
from tests.measure.unitizing_relatives import Mark, most_matches

LABELS = ["a", "b"]
TWO = ["00", "01"]
KINDS = (exact, overlapping, characters)

marks = st.lists(
    st.tuples(st.integers(0, 18), st.integers(1, 8), st.sampled_from(LABELS)).map(
        lambda mark: (mark[0], mark[0] + mark[1], mark[2])
    ),
    max_size=6,
)
corpora = st.lists(st.lists(marks, min_size=3, max_size=3), min_size=1, max_size=3)


def _counts(kind: Any, *layers: Any, labels: list[str] = LABELS, **more: Any) -> list[list[float]]:
    """tp, n₁ and n₂ of two layers under each label."""
    found = kind([material(40, layers)], labels, TWO, **more)
    return [list(row) for row in found[0, 0, :, :3]]


@given(corpora)
def test_swapping_who_is_compared_changes_nothing(corpus: list[list[list[Mark]]]) -> None:
    for kind in KINDS:
        forth = kind([material(40, each) for each in corpus], LABELS, ["00", "01", "02"])
        back = kind([material(40, each) for each in corpus], LABELS, ["02", "01", "00"])
        assert np.array_equal(forth[:, ::-1][..., [0, 2, 1, 3]], back)
        one, other = (pair_mean(all_labels(each.sum(axis=0))) for each in (forth, back))
        assert np.allclose(one, other, equal_nan=True)


@given(corpora, st.integers(0, 3))
def test_a_corpus_is_the_sum_of_its_parts(corpus: list[list[list[Mark]]], cut: int) -> None:
    materials = [material(40, each) for each in corpus]
    for kind in KINDS:
        parts = [kind(some, LABELS, TWO) for some in (materials[:cut], materials[cut:])]
        assert np.array_equal(kind(materials, LABELS, TWO), np.concatenate(parts))


@given(marks, marks, st.sampled_from([0.0, 0.3, 0.5, 0.8, 1.0]))
def test_as_many_pairs_as_can_be_are_matched(ours: list[Mark], theirs: list[Mark], threshold: float) -> None:
    found = _counts(overlapping, ours, theirs, threshold=threshold)
    for label, (tp, *_) in zip(LABELS, found, strict=True):
        near: dict[int, set[int]] = {
            i: {j for j, other in enumerate(theirs) if _near(one, other, threshold)}
            for i, one in enumerate(ours)
            if one[2] == label
        }
        assert tp == most_matches(near)


def _near(one: Mark, other: Mark, threshold: float) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    together = one[1] - one[0] + other[1] - other[0] - shared
    return one[2] == other[2] and shared > 0 and shared >= threshold * together


@given(marks, marks)
def test_code_points_are_counted_once(ours: list[Mark], theirs: list[Mark]) -> None:
    found = _counts(characters, ours, theirs)
    for label, counts in zip(LABELS, found, strict=True):
        one, other = (
            {point for start, end, name in layer if name == label for point in range(start, end)}
            for layer in (ours, theirs)
        )
        assert counts == [len(one & other), len(one), len(other)]


@given(marks)
def test_a_layer_agrees_with_itself_unless_it_is_empty(layer: list[Mark]) -> None:
    for kind in KINDS:
        counts = kind([material(40, [layer, layer])], LABELS, TWO)
        assert defined(f1(all_labels(counts.sum(axis=0)))[0]) == (1 if layer else None)


def test_equal_spans_count_as_often_as_both_have_them() -> None:
    assert _counts(exact, [(1, 4, "a")] * 3, [(1, 4, "a")] * 2)[0] == [2, 3, 2]


def test_exact_is_of_all_fragments() -> None:
    parts, hull = [([(1, 4), (6, 9)], "a")], [(1, 9, "a")]
    assert _counts(exact, parts, hull)[0] == [0, 1, 1]
    assert _counts(exact, parts, parts)[0] == [1, 1, 1]


def test_overlap_is_of_all_fragments() -> None:
    """They share 6 code points of 10."""
    one, other = [([(0, 4), (6, 10)], "a")], [([(2, 4), (6, 12)], "a")]
    assert _counts(overlapping, one, other, threshold=0.7)[0] == [0, 1, 1]
    assert _counts(overlapping, one, other, threshold=0.6)[0] == [1, 1, 1]


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert _counts(overlapping, [(0, 4, "a")], [(4, 8, "a")], threshold=0)[0] == [0, 1, 1]


def test_labels_must_agree_and_documents_are_apart() -> None:
    first = material(5, [[(3, 5, "a")], [(3, 5, "b")]])
    second = material(5, [[(0, 2, "b")], [(3, 5, "a")]])
    for kind in KINDS:
        assert not kind([first, second], LABELS, TWO)[..., 0].any()


def test_a_document_counts_for_a_pair_that_both_finished() -> None:
    first = material(20, {"Ada": [(1, 3, "a")], "Ben": [(1, 3, "a")]})
    second = material(20, {"Ada": [(1, 3, "a")], "Cleo": [(5, 7, "a")]})
    third = material(20, {"Ada": [(1, 3, "a")], "Ben": []})
    people = ["Ada", "Ben", "Cleo"]
    assert pairs(people) == (("Ada", "Ben"), ("Ada", "Cleo"), ("Ben", "Cleo"))
    for kind in KINDS:
        counts = all_labels(kind([first, second, third], LABELS, people).sum(axis=0))
        assert counts[:, 3].tolist() == [2, 1, 0]
        assert [defined(figure) for figure in f1(counts)] == [pytest.approx(2 / 3), 0, None]
        assert defined(pair_mean(counts)) == pytest.approx((2 * 2 / 3 + 1 * 0) / 3)


def test_two_empty_layers_agree_on_nothing() -> None:
    for kind in KINDS:
        counts = kind([material(20, [[], []])], LABELS, TWO)
        assert defined(pair_mean(all_labels(counts.sum(axis=0)))) is None


def test_others_people_and_labels_are_left_out() -> None:
    given = [material(20, {"Ada": [(1, 3, "z")], "Ben": [(1, 3, "a")], "Cleo": [(1, 3, "a")]})]
    for kind in KINDS:
        counts = kind(given, ["a"], ["Ada", "Cleo"])
        size = 2 if kind is characters else 1
        assert counts.tolist() == [[[[0, 0, size, 1]]]]


def test_nothing_to_count_is_no_trouble() -> None:
    for kind in KINDS:
        assert kind([], LABELS, TWO).shape == (0, 1, 2, 4)
        assert kind([material(20, [[(1, 2, "a")], []])], [], TWO).shape == (1, 1, 0, 4)
        lonely = kind([material(20, [[]])], LABELS, ["00"]).sum(axis=0)
        assert lonely.shape == (0, 2, 4)
        assert defined(pair_mean(all_labels(lonely))) is None
