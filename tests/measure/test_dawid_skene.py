"""Dawid and Skene's estimate: what it finds, that it gets better with each round, and its symmetries."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.measure.arrays import Codes, Floats
from annotator.measure.dawid_skene import Estimate, dawid_skene
from tests.measure.codings import K, codings


def _simulated(gaps: float = 0.0) -> tuple[Codes, Codes, Floats]:
    """Truth [units], ratings [annotators, units] and errors [annotators, 3, 3] of four, the last confused."""
    rng = np.random.default_rng(5)
    errors = np.array(
        [np.full((3, 3), slip / 2) + np.eye(3) * (1 - 1.5 * slip) for slip in (0.1, 0.2, 0.3, 0.0)]
    )
    errors[3] = [[0.1, 0.8, 0.1], [0.8, 0.1, 0.1], [0.1, 0.1, 0.8]]
    truth = rng.choice(3, size=20_000, p=[0.5, 0.3, 0.2])
    # An answer is how many steps of the cumulated chances a random number has climbed.
    chance = errors.cumsum(axis=2)[:, truth, :2]
    drawn = (rng.random((4, len(truth), 1)) > chance).sum(axis=2)
    return truth, np.where(rng.random(drawn.shape) < gaps, -1, drawn), errors


@pytest.mark.parametrize("gaps", [0.0, 0.3])
def test_it_finds_the_truth_and_how_each_errs(gaps: float) -> None:
    truth, ratings, errors = _simulated(gaps)
    found = _estimated(ratings, 3)
    assert found.converged
    assert found.errors == pytest.approx(errors, abs=0.05)
    assert found.shares == pytest.approx([0.5, 0.3, 0.2], abs=0.05)
    assert (found.classes.argmax(axis=1) == truth).mean() > 0.85


@given(codings(3, 5))
def test_each_round_makes_the_answers_likelier(coding: Codes) -> None:
    rounds = [dawid_skene(coding, K, most=most) for most in (1, 2, 3, 10, 50)]
    likelihoods = [one.log_likelihood for one in rounds if one is not None]
    assert all(later >= earlier - 1e-9 for earlier, later in pairwise(likelihoods))


@given(codings(3, 5), st.data())
def test_names_and_order_do_not_matter(coding: Codes, data: st.DataObject) -> None:
    found = dawid_skene(coding, K, most=30)
    annotators = data.draw(st.permutations(range(len(coding))))
    names = data.draw(st.permutations(range(K)))
    other = dawid_skene(np.array([*names, -1])[coding[annotators]], K, most=30)
    assert (found is None) == (other is None)
    if found is not None and other is not None:
        assert other.classes[:, names] == pytest.approx(found.classes, abs=1e-6)
        for place, annotator in enumerate(annotators):
            assert other.errors[place][np.ix_(names, names)] == pytest.approx(
                found.errors[annotator], abs=1e-6
            )


@given(codings(3, 5))
def test_all_are_probabilities(coding: Codes) -> None:
    found = dawid_skene(coding, K)
    if (coding < 0).all():
        assert found is None
    else:
        assert found is not None
        for table in (found.classes, found.shares, found.errors):
            assert (table >= 0).all() and table.sum(axis=-1) == pytest.approx(1)


def test_passes_of_one_person_are_one_annotator() -> None:
    _, ratings, _ = _simulated()
    found = dawid_skene(ratings, 3, [0, 0, 1, 2])
    assert found is not None and found.errors.shape == (3, 3, 3)
    assert dawid_skene(ratings, 3, [0, 0, 1, 1]) is None


def test_two_annotators_are_too_few() -> None:
    assert dawid_skene(np.array([[0, 1, 2], [0, 1, 1]]), 3) is None


def test_rounds_that_were_not_enough_are_told() -> None:
    _, ratings, _ = _simulated()
    found = dawid_skene(ratings, 3, most=2)
    assert found is not None and not found.converged and found.rounds == 2


def _estimated(ratings: Codes, k: int) -> Estimate:
    found = dawid_skene(ratings, k)
    assert found is not None
    return found
