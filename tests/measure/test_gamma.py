"""γ: the best alignment is the best, chance is drawn as promised, and what is undefined."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.measure.arrays import defined
from annotator.measure.bootstrap import measured
from annotator.measure.gamma import GammaStatistics, Method, gamma, gamma_cat, gamma_k, statistics
from annotator.measure.gamma_alignment import alignments
from annotator.measure.gamma_distance import Distance
from annotator.measure.gamma_sampling import generator, sampled
from annotator.measure.material import Material
from tests.measure.layers import material
from tests.measure.unitizing_relatives import smallest_cost

LABELS = ["a", "b"]
QUICK = Method(precision=1)

unit = st.tuples(st.integers(0, 30), st.integers(1, 12), st.integers(0, 1)).map(
    lambda unit: (unit[0], unit[0] + unit[1], unit[2])
)


@st.composite
def documents(draw: st.DrawFn) -> list[Any]:
    """Two to four annotators with few units each, so that all alignments can be tried."""
    many = draw(st.integers(2, 4))
    return [
        np.array(draw(st.lists(unit, max_size=4 if many < 4 else 2)), dtype=np.int64).reshape(-1, 3)
        for _ in range(many)
    ]


distances = st.builds(
    Distance, st.sampled_from([0.5, 1, 3]), st.sampled_from([0, 1]), st.sampled_from([0.5, 1])
)


@settings(max_examples=60, deadline=None)
@given(documents(), distances)
def test_the_best_alignment_is_the_best_of_all(layers: list[Any], distance: Distance) -> None:
    found = alignments([layers], distance, 10)
    assert found is not None
    assert found[0].cost == pytest.approx(smallest_cost(layers, distance))
    for column, layer in zip(found[0].tuples.T, layers, strict=True):
        used = column[column >= 0]
        assert len(set(used)) == len(used) and (used < len(layer)).all()


@settings(max_examples=15, deadline=None)
@given(st.lists(documents().filter(lambda layers: len(layers) == 3), min_size=2, max_size=4))
def test_documents_solved_at_once_are_solved_apart(several: list[list[Any]]) -> None:
    together = alignments(several, Distance(), 10)
    assert together is not None
    for layers, alignment in zip(several, together, strict=True):
        alone = alignments([layers], Distance(), 10)
        assert alone is not None and alignment.cost == pytest.approx(alone[0].cost)


def test_chance_keeps_sizes_and_labels_and_stays_in_the_text() -> None:
    layers = [np.array([(3, 8, 0), (20, 31, 1)]), np.array([(50, 53, 1)]), np.zeros((0, 3), dtype=np.int64)]
    content = [sorted((end - start, label) for start, end, label in layer) for layer in layers]
    rng = generator(1, "d")
    for _ in range(200):
        drawn = sampled(layers, 60, rng)
        assert len(drawn) == 3 and any(map(len, drawn))
        for layer in drawn:
            assert sorted((end - start, label) for start, end, label in layer) in content
            assert ((layer[:, 0] >= 0) & (layer[:, 0] < 60)).all()
            assert (np.diff(layer[:, 0]) >= 0).all()


def test_chance_lays_no_layer_upon_itself() -> None:
    layers = [np.array([(10, 30, 0)])] * 2
    rng = generator(1, "d")
    for _ in range(200):
        one, other = (int(layer[0, 0]) for layer in sampled(layers, 100, rng))
        assert 10 <= abs(one - other) <= 90


def _corpus() -> list[Material]:
    return [
        material(80, [[(2, 9, "a"), (20, 30, "b")], [(3, 9, "a"), (22, 30, "a"), (40, 44, "b")], []], "one"),
        material(60, [[(5, 9, "a"), (30, 34, "b")], [(5, 9, "a"), (31, 34, "b")], [(30, 34, "a")]], "two"),
        material(50, [[(1, 4, "b")], [(40, 44, "b")]], "three"),
    ]


def _measured(materials: list[Material], method: Method = QUICK) -> GammaStatistics:
    found = statistics(materials, LABELS, method)
    assert found is not None
    return found


def test_neither_order_matters_and_a_corpus_is_the_sum_of_its_parts() -> None:
    corpus = _corpus()
    whole = _measured(corpus).tables
    apart = [_measured([one]).tables for one in reversed(corpus)]
    assert np.array_equal(whole[::-1], np.concatenate(apart))
    turned = [
        Material(one.document, one.length, one.paragraphs, tuple(reversed(one.versions))) for one in corpus
    ]
    assert np.array_equal(whole, _measured(turned).tables)


def test_a_seed_gives_the_same_again_and_another_another() -> None:
    corpus = _corpus()
    first, again, other = (_measured(corpus, Method(precision=1, seed=seed)) for seed in (1, 1, 2))
    assert np.array_equal(first.tables, again.tables)
    assert np.array_equal(first.tables[..., :2], other.tables[..., :2])
    assert not np.array_equal(first.tables, other.tables)


def test_more_is_drawn_until_the_expected_disorder_is_known() -> None:
    corpus = _corpus()
    rough, fine = _measured(corpus), _measured(corpus, Method(precision=0.02))
    assert rough.samples == 30 < fine.samples
    # What is drawn first is the same, so more samples change the expectation a little.
    apart = [defined(gamma(each.tables.sum(axis=0))) for each in (rough, fine)]
    assert apart[0] is not None and apart[0] == pytest.approx(apart[1], abs=0.1)


def test_identical_layers_agree_and_chance_does_not() -> None:
    marks = [(2, 9, "a"), (20, 30, "b"), (50, 58, "a"), (70, 75, "b")]
    for many in (2, 3):
        table = _measured([material(100, [marks] * many)]).tables.sum(axis=0)
        assert defined(gamma(table)) == pytest.approx(1)
        assert defined(gamma_cat(table)) == pytest.approx(1)
    far = [[(2, 9, "a"), (20, 30, "a")], [(50, 59, "b"), (80, 88, "b")]]
    table = _measured([material(100, far)]).tables.sum(axis=0)
    assert (defined(gamma(table)) or 0) < 0.1
    assert defined(gamma_cat(table)) is None


def test_labels_of_aligned_units_alone_make_gamma_cat() -> None:
    """Both found the same three places; in one of them they differ about the label."""
    ours, theirs = [(2, 9, "a"), (30, 39, "b"), (60, 66, "a")], [(2, 9, "a"), (30, 39, "b"), (60, 66, "b")]
    alone = [(15, 18, "b"), (90, 95, "b")]
    for more in ([], alone):
        table = _measured([material(100, [[*ours, *more], theirs])]).tables.sum(axis=0)
        assert table[1, :2].tolist() == [1, 3]
        assert table[2:, :2].tolist() == [[1, 2], [1, 2]]
        assert all(figure < 1 for figure in [gamma_cat(table), *gamma_k(table)])


def test_nearness_weighs_aligned_pairs() -> None:
    """Places at distance (2 + 2) / (10 + 10); three aligned units are three pairs of half the weight."""
    table = _measured([material(50, [[(2, 12, "a")], [(4, 14, "a")]])]).tables.sum(axis=0)
    assert table[1, 1] == pytest.approx(1 - 0.2**2)
    table = _measured([material(50, [[(2, 12, "a")]] * 3)]).tables.sum(axis=0)
    assert table[1, :2].tolist() == [0, 1.5]


def test_a_corpus_weighs_documents_by_their_units() -> None:
    tables = _measured(_corpus()).tables
    assert tables[:, 0, 1].tolist() == pytest.approx([5 / 3, 5 / 3, 1])
    assert np.array_equal(tables[:, 0, 1], tables[:, 0, 3])
    observed, _, expected, _ = tables[:, 0].sum(axis=0)
    assert defined(gamma(tables.sum(axis=0))) == pytest.approx(1 - observed / expected)
    figure = measured(gamma, tables, units=11)
    assert figure.value == defined(gamma(tables.sum(axis=0))) and figure.documents == 3


def test_what_says_nothing_is_undefined() -> None:
    silent = [material(50, [[(1, 4, "a")]]), material(50, [[], []]), material(50, [[(1, 4, "z")], []])]
    found = _measured(silent)
    assert not found.tables.any() and not found.unsolved.any()
    assert defined(gamma(found.tables.sum(axis=0))) is None
    # With a single label chance cannot err about it.
    one_label = _measured([material(40, [[(0, 4, "a")], [(20, 24, "a")]])]).tables.sum(axis=0)
    assert defined(gamma_cat(one_label)) is None
    assert not statistics([], LABELS, QUICK).tables.any()  # type: ignore[union-attr]


def test_an_alignment_that_takes_too_long_is_left_out_and_counted() -> None:
    """Two annotators need no solver and take no time to speak of."""
    _, three, two = _corpus()
    found = _measured([three, two], Method(precision=1, seconds=0))
    assert found.unsolved.tolist() == [True, False]
    assert not found.tables[0].any() and found.tables[1].any()


def test_progress_is_told_and_a_cancelled_run_gives_nothing() -> None:
    told: list[tuple[int, int]] = []
    statistics(_corpus(), LABELS, QUICK, progress=lambda *done: told.append(done))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert statistics(_corpus(), LABELS, QUICK, cancelled=lambda: True) is None


def test_a_figure_names_its_parameters() -> None:
    told = Method(Distance(alpha=3)).to_json()
    assert told == {
        "alpha": 3,
        "beta": 1,
        "delta_empty": 1,
        "samples": 30,
        "precision": 0.02,
        "seed": 0,
        "seconds": 10,
    }
    assert all(math.isfinite(number) for number in told.values())
