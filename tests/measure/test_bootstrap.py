"""Intervals over documents, and figures that say why there is none."""

from __future__ import annotations

import json
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.measure.alpha import BOUNDS, alpha, coincidences
from annotator.measure.arrays import Codes, Floats
from annotator.measure.bootstrap import below, interval, measured, sums
from annotator.measure.figure import Figure
from annotator.measure.percent import percent
from annotator.measure.ratings import counts, pairings
from tests.measure.codings import K, codings

of_alpha = partial(measured, alpha, bounds=BOUNDS, resamples=200)


def _documents(seed: int, number: int, slips: float = 0.3) -> Floats:
    """Coincidences [documents, K, K] of documents that are hard or easy, two raters and ten units each."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(number):
        truth = rng.integers(K, size=10)
        slip = rng.random((2, 10)) < slips * 2 * rng.random()
        found.append(coincidences(np.where(slip, rng.integers(K, size=(2, 10)), truth), K))
    return np.stack(found)


@given(st.integers(1, 40), st.integers(0, 5))
def test_a_resample_draws_as_many_documents_as_there_are(documents: int, seed: int) -> None:
    drawn = sums(np.eye(documents), resamples=50, seed=seed)
    assert drawn.shape == (50, documents)
    assert (drawn.sum(axis=1) == documents).all()
    assert (drawn >= 0).all() and (drawn == drawn.round()).all()


def test_every_document_is_drawn_as_often() -> None:
    assert sums(np.eye(20), resamples=4000).mean(axis=0) == pytest.approx(np.ones(20), abs=0.1)


def test_the_same_seed_gives_the_same_figure() -> None:
    documents = _documents(1, 30)
    once, again, other = (of_alpha(documents, units=300, seed=seed) for seed in (7, 7, 8))
    assert once == again
    assert once.ci != other.ci and once.value == other.value
    assert once.parameters == {"resamples": 200, "seed": 7}


def test_the_interval_covers_what_it_should() -> None:
    truth = float(alpha(_documents(0, 5000).sum(axis=0)))
    found = [of_alpha(_documents(seed, 40), units=400).ci for seed in range(1, 101)]
    held = sum(ci is not None and ci[0] <= truth <= ci[1] for ci in found)
    assert 88 <= held <= 100


def test_more_documents_make_it_narrower() -> None:
    widths = []
    for number in (20, 200):
        figure = of_alpha(_documents(3, number), units=10 * number)
        assert figure.value is not None and figure.ci is not None
        assert figure.ci[0] <= figure.value <= figure.ci[1]
        widths.append(figure.ci[1] - figure.ci[0])
    assert widths[1] < widths[0] / 2


def test_bounds_tell_how_likely_it_is_to_be_below() -> None:
    values = np.linspace(0, 1, 1001)
    assert below(values, BOUNDS) == pytest.approx({"0.667": 0.667, "0.8": 0.8}, abs=0.002)
    assert interval(values) == pytest.approx((0.025, 0.975))
    figure = of_alpha(_documents(1, 30, slips=0), units=300)
    assert figure.value == 1 and figure.below == {"0.667": 0, "0.8": 0}


@given(st.lists(codings(), max_size=5))
def test_a_figure_is_a_number_or_says_why_not(corpus: list[Codes]) -> None:
    documents = np.array([coincidences(coding, K) for coding in corpus]).reshape(-1, K, K)
    figure = of_alpha(documents, units=sum(coding.shape[1] for coding in corpus))
    telling = int(documents.any(axis=(1, 2)).sum())
    assert figure.documents == telling
    expected = {0: "no_units", 1: "one_document"}.get(telling)
    if figure.value is None:
        assert figure.why == (expected or "no_variation")
        assert figure.ci is None and figure.below is None
    else:
        assert expected is None
    assert "NaN" not in json.dumps(figure.to_json())


def test_a_measure_without_chance_lacks_units_not_variation() -> None:
    alone = np.stack([pairings(counts(np.array([[0], [-1]]), 2))] * 3)
    assert measured(percent, alone, units=0, why="no_units").why == "no_units"


def test_documents_without_a_unit_are_not_counted() -> None:
    documents = _documents(1, 5)
    padded = np.concatenate([documents, np.zeros((20, K, K))])
    assert of_alpha(padded, units=50) == of_alpha(documents, units=50)


def test_there_is_no_interval_where_many_resamples_have_no_value() -> None:
    same, mixed = np.zeros((2, 2)), np.array([[2.0, 1.0], [1.0, 2.0]])
    same[0, 0] = 4
    figure = of_alpha(np.stack([same, same, mixed]), units=6)
    assert figure.value is not None and figure.ci is None and figure.below is None


def test_a_figure_is_told_as_the_command_line_tells_it() -> None:
    told = Figure(0.5, (0.25, 0.75), 3, 9, {"level": "ordinal"}).to_json()
    assert told == {
        "value": 0.5,
        "ci": [0.25, 0.75],
        "documents": 3,
        "units": 9,
        "parameters": {"level": "ordinal"},
        "why": None,
    }
    assert Figure(0.5, None, 3, 9, below={"0.8": 1.0}).to_json()["below"] == {"0.8": 1.0}


def test_no_value_without_a_reason_and_no_reason_with_a_value() -> None:
    with pytest.raises(ValueError, match="reason"):
        Figure(None, None, 0, 0)
    with pytest.raises(ValueError, match="reason"):
        Figure(0.5, None, 3, 9, why="no_variation")
