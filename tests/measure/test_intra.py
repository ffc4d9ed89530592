"""People against themselves: passes for raters."""

from __future__ import annotations

import numpy as np

from annotator.measure.alpha import alpha, coincidences
from annotator.measure.arrays import defined
from annotator.measure.intra import passes


def test_only_passes_of_the_same_person_are_compared() -> None:
    ratings = np.array([[0, 1, 1, 0], [1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 0, 1]])
    own = passes(ratings, ["Ada", "Ben", "Ada", "Cem"])
    assert list(own) == ["Ada"]
    assert defined(alpha(coincidences(own["Ada"], 2))) == 1


def test_all_people_are_told_by_the_sum_of_theirs() -> None:
    ratings = np.array([[0, 1, 1, 0], [0, 1, 1, 0], [0, 1, 0, 0], [0, 1, 1, 0]])
    own = passes(ratings, ["Ada", "Ada", "Ben", "Ben"])
    together = np.sum([coincidences(rows, 2) for rows in own.values()], axis=0)
    assert together.sum() == 16
    value = defined(alpha(together))
    assert value is not None and 0 < value < 1
