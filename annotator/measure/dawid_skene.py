"""What units most likely are, and how each annotator errs, when three or more have rated them.

A suggestion to whoever reviews, never gold by itself. Source: A. P. Dawid & A. M. Skene, Maximum Likelihood
Estimation of Observer Error-Rates Using the EM Algorithm, Applied Statistics 28 (1979), 20–28.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.measure.arrays import Codes, Floats

_TINY = 1e-300
"""Stands for an impossible answer, whose logarithm would be infinite."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """``classes`` [units, k]: probability that a unit is a class; ``shares`` [k]: how common the classes are.

    ``errors`` [annotators, k, k]: probability that an annotator says the column where the row is true.
    ``rounds`` and ``converged`` tell how the search ended.
    """

    classes: Floats
    shares: Floats
    errors: Floats
    log_likelihood: float
    rounds: int
    converged: bool


def dawid_skene(
    ratings: Codes,
    k: int,
    annotators: Sequence[int] | None = None,
    *,
    tolerance: float = 1e-9,
    most: int = 5000,
) -> Estimate | None:
    """Estimate by EM from ratings [rows, units] of codes, below 0 missing; None for fewer than 3 annotators.

    ``annotators`` says whose a row is, 0 … n − 1; one may have several rows, for passes. Starts from the
    shares of each unit's answers and ends when no probability of a class changes by more than ``tolerance``,
    or after ``most`` rounds. Units that nobody rated get the shares.
    """
    whose = np.arange(len(ratings)) if annotators is None else np.asarray(annotators)
    if len(np.unique(whose)) < 3 or not (ratings >= 0).any():
        return None
    answers = _answers(ratings, whose, k)
    votes = answers.sum(axis=1)
    cast = votes.sum(axis=1, keepdims=True)
    classes = np.where(cast > 0, votes / np.maximum(cast, 1), votes.sum(axis=0) / votes.sum())
    estimate = _step(answers, classes, 1, tolerance)
    while not estimate.converged and estimate.rounds < most:
        estimate = _step(answers, estimate.classes, estimate.rounds + 1, tolerance)
    return estimate


def _step(answers: Floats, classes: Floats, rounds: int, tolerance: float) -> Estimate:
    shares, errors = _maximised(answers, classes)
    expected, likelihood = _expected(answers, shares, errors)
    converged = bool(np.abs(expected - classes).max() <= tolerance)
    return Estimate(expected, shares, errors, likelihood, rounds, converged)


def _answers(ratings: Codes, whose: Codes, k: int) -> Floats:
    """How often each annotator gave each answer to a unit, [units, annotators, k]."""
    answers = np.zeros((ratings.shape[1], int(whose.max()) + 1, k))
    for annotator, row in zip(whose, ratings, strict=True):
        units = np.flatnonzero(row >= 0)
        answers[units, annotator, row[units]] += 1
    return answers


def _maximised(answers: Floats, classes: Floats) -> tuple[Floats, Floats]:
    """Shares and errors that make the answers likeliest, given the classes (eq. 2.3, 2.4)."""
    units, annotators, k = answers.shape
    # One product of two large matrices: many small ones take four times as long.
    said = (classes.T @ answers.reshape(units, -1)).reshape(k, annotators, k).transpose(1, 0, 2)
    seen = said.sum(axis=2, keepdims=True)
    # Of a class that an annotator never met we know nothing; every answer is as likely.
    errors = np.where(seen > 0, said / np.where(seen > 0, seen, 1), 1 / k)
    return classes.mean(axis=0), errors


def _expected(answers: Floats, shares: Floats, errors: Floats) -> tuple[Floats, float]:
    """Classes given shares and errors (eq. 2.5), and the logarithm of the answers' likelihood (eq. 2.7)."""
    units, annotators, k = answers.shape
    chances = np.log(np.maximum(errors, _TINY)).transpose(0, 2, 1).reshape(annotators * k, k)
    logs = np.log(np.maximum(shares, _TINY)) + answers.reshape(units, -1) @ chances
    highest = logs.max(axis=1, keepdims=True)
    odds = np.exp(logs - highest)
    sums = odds.sum(axis=1, keepdims=True)
    return odds / sums, float((np.log(sums) + highest).sum())
