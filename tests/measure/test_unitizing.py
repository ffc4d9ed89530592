"""uα and its family: laws, and what is undefined."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.measure.arrays import Floats, defined
from annotator.measure.bootstrap import measured
from annotator.measure.material import Material
from annotator.measure.unitizing import (
    bar_u_alpha,
    by_label,
    coverage,
    cu_alpha,
    ku_alpha,
    ku_coverage,
    together,
    u_alpha,
    u_alpha_of_labels,
)
from tests.measure.layers import material
from tests.measure.unitizing_relatives import Mark, u_alpha_by_position

LABELS = ["a", "b"]
FAMILY = (u_alpha, bar_u_alpha, cu_alpha, ku_alpha, coverage, ku_coverage)


@st.composite
def layers(draw: st.DrawFn, length: int) -> list[Mark]:
    """Units that do not overlap."""
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    pieces = list(pairwise(cuts))
    labels = draw(st.lists(st.sampled_from([*LABELS, ""]), min_size=len(pieces), max_size=len(pieces)))
    return [(s, e, label) for (s, e), label in zip(pieces, labels, strict=True) if label]


@st.composite
def corpora(draw: st.DrawFn) -> list[tuple[int, list[list[Mark]]]]:
    lengths = draw(st.lists(st.integers(1, 25), min_size=1, max_size=4))
    return [(length, draw(st.lists(layers(length), min_size=2, max_size=4))) for length in lengths]


def _materials(corpus: list[tuple[int, list[list[Mark]]]]) -> list[Material]:
    return [material(length, marks) for length, marks in corpus]


def _same(one: Any, other: Any) -> bool:
    return bool(np.allclose(one, other, equal_nan=True))


@given(corpora())
def test_pieces_counted_one_by_one_give_the_same(corpus: list[tuple[int, list[list[Mark]]]]) -> None:
    ours = defined(u_alpha(together(_materials(corpus), LABELS).tables.sum(axis=0)))
    assert ours == pytest.approx(u_alpha_by_position(corpus))


@given(corpora(), st.randoms(use_true_random=False))
def test_neither_order_matters(corpus: list[tuple[int, list[list[Mark]]]], rng: Any) -> None:
    shuffled = [(length, rng.sample(marks, len(marks))) for length, marks in rng.sample(corpus, len(corpus))]
    one, other = (together(_materials(each), LABELS).tables.sum(axis=0) for each in (corpus, shuffled))
    assert all(_same(measure(one), measure(other)) for measure in FAMILY)


@given(corpora(), st.integers(0, 4))
def test_a_corpus_is_the_sum_of_its_parts(corpus: list[tuple[int, list[list[Mark]]]], cut: int) -> None:
    whole = by_label(_materials(corpus), LABELS)
    parts = [by_label(_materials(part), LABELS) for part in (corpus[:cut], corpus[cut:])]
    assert _same(whole.tables, np.concatenate([part.tables for part in parts]))
    assert _same(whole.units, np.concatenate([part.units for part in parts]))


@given(corpora())
def test_one_label_at_a_time_is_that_label_alone(corpus: list[tuple[int, list[list[Mark]]]]) -> None:
    materials = _materials(corpus)
    found = by_label(materials, LABELS).tables.sum(axis=0)
    for number, label in enumerate(LABELS):
        alone = together(materials, [label]).tables.sum(axis=0)
        assert _same(found[number], alone)
        assert _same(u_alpha(found[number]), bar_u_alpha(alone))
        assert np.isnan(cu_alpha(alone))


@given(st.integers(1, 25).flatmap(lambda n: st.tuples(st.just(n), layers(n))), st.integers(2, 4))
def test_identical_layers_agree_where_there_is_variation(one: tuple[int, list[Mark]], many: int) -> None:
    length, marks = one
    table = together([material(length, [marks] * many)], LABELS).tables.sum(axis=0)
    kinds = {label for *_, label in marks}
    covered = sum(end - start for start, end, _ in marks)
    varies = len(kinds) + (covered < length) > 1
    assert defined(u_alpha(table)) == (pytest.approx(1) if varies else None)
    assert defined(bar_u_alpha(table)) == (pytest.approx(1) if 0 < covered < length else None)
    assert defined(cu_alpha(table)) == (pytest.approx(1) if len(kinds) > 1 else None)


def test_resamples_are_measured_at_once() -> None:
    materials = [
        material(20, [[(2, 5, "a")], [(2, 6, "a")]]),
        material(30, [[(1, 9, "b")], []]),
        material(10, [[], []]),
    ]
    tables = by_label(materials, LABELS).tables
    weights = np.random.default_rng(1).integers(3, size=(50, 3))
    drawn = np.einsum("rd,d...->r...", weights, tables)
    for measure in (u_alpha, u_alpha_of_labels):
        assert _same(measure(drawn), np.array([measure(one) for one in drawn]))
    figure = measured(u_alpha_of_labels, tables, units=3)
    assert figure.documents == 3 and figure.value is not None


def test_all_labels_together_add_up_their_disagreements() -> None:
    """Both mark the same words; what one calls a the other calls b in one place of two."""
    found = by_label([material(20, [[(2, 6, "a"), (9, 12, "b")], [(2, 6, "a"), (9, 12, "a")]])], LABELS)
    table = found.tables.sum(axis=0)
    # Under a, of 40 code points 11 are marked, in pieces of 4, 4 and 3; under b, 3.
    expected = [40 * 2 * 11 * 29 / (40**2 - 70), 40 * 2 * 3 * 37 / (40**2 - 46)]
    assert defined(u_alpha_of_labels(table)) == pytest.approx(1 - (6 + 6) / sum(expected))


def test_nothing_is_said_where_nobody_else_read() -> None:
    found = together([material(20, [[(2, 6, "a")]]), material(20, [])], LABELS)
    assert not found.tables.any() and not found.units.any()
    figures: list[Callable[[Floats], Floats]] = [u_alpha, bar_u_alpha, cu_alpha, coverage]
    assert all(defined(figure(found.tables.sum(axis=0))) is None for figure in figures)


def test_finished_but_empty_counts() -> None:
    both = together([material(20, [[(2, 6, "a")], [(2, 6, "a")]])], LABELS).tables.sum(axis=0)
    empty = together([material(20, [[], []])], LABELS).tables.sum(axis=0)
    assert defined(u_alpha(empty)) is None
    assert empty[0, 0] == 40
    assert defined(u_alpha(both + empty)) == pytest.approx(1)


def test_same_label_overlaps_of_one_annotator_become_one_and_are_counted() -> None:
    tangled = [(2, 8, "a"), (4, 6, "a"), (7, 10, "a"), (10, 12, "a")]
    found = by_label([material(20, [tangled, [(2, 10, "a"), (10, 12, "a")]])], LABELS)
    assert found.merged.tolist() == [[2, 0]] and found.units.tolist() == [[4, 0]]
    assert not found.nested.any()
    assert defined(u_alpha(found.tables.sum(axis=0))[0]) == pytest.approx(1)


def test_nested_labels_have_no_common_table_and_are_named() -> None:
    nested = material(20, [[(2, 12, "a"), (4, 6, "b")], [(2, 12, "a"), (4, 6, "b")]])
    flat = material(20, [[(2, 6, "a")], [(2, 7, "a")]])
    found = together([nested, flat], LABELS)
    assert found.nested.tolist() == [True, False]
    assert not found.tables[0].any() and found.tables[1].any()
    assert found.units.tolist() == [[2, 2], [2, 0]]
    assert _same(u_alpha(by_label([nested], LABELS).tables.sum(axis=0)), [1, 1])


def test_fragments_are_units() -> None:
    parts = material(20, [[([(2, 4), (8, 11)], "a")], [(2, 4, "a"), (8, 11, "a")]])
    assert defined(u_alpha(together([parts], ["a"]).tables.sum(axis=0))) == pytest.approx(1)


def test_abutting_pieces_agree_with_the_whole() -> None:
    """As the measure has it; exact F1 beside it tells the difference."""
    split = material(20, [[(2, 8, "a")], [(2, 5, "a"), (5, 8, "a")]])
    assert defined(u_alpha(together([split], ["a"]).tables.sum(axis=0))) == pytest.approx(1)


def test_labels_not_asked_for_are_gaps() -> None:
    one = material(20, [[(2, 8, "a"), (9, 12, "z")], [(2, 8, "a")]])
    assert defined(u_alpha(together([one], ["a"]).tables.sum(axis=0))) == pytest.approx(1)


@pytest.mark.parametrize("statistics", [together, by_label])
def test_no_documents_and_no_labels_are_no_trouble(statistics: Any) -> None:
    assert not statistics([], LABELS).tables.any()
    assert not statistics([material(20, [[(2, 8, "a")], []])], []).units.any()


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 12))
def test_many_finishers_weigh_as_few(many: int) -> None:
    """m identical observers make m L code points in all, whoever is paired with whom."""
    table = together([material(20, [[(2, 8, "a")]] * many)], ["a"]).tables.sum(axis=0)
    assert table[:, :2].sum() == pytest.approx(20 * many)
    assert table[1, 1] == pytest.approx(6 * many) and table[1, -1] == pytest.approx(36 * many)
