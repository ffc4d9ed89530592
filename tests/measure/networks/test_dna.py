"""What Discourse Network Analyzer publishes of its sample, cell by cell, and what its own tests want."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from annotator.measure.networks.counts import Counts, Matrix, tabulate
from annotator.measure.networks.duplicates import without_duplicates
from annotator.measure.networks.one_mode import Likeness, one_mode
from annotator.measure.networks.scale import Scale
from annotator.measure.networks.ties import Tie
from annotator.measure.networks.two_mode import two_mode
from annotator.measure.networks.windows import dna_windows
from tests.measure.networks import dna_sample
from tests.measure.networks.dna_sample import ENERGY, LEGISLATION, REGULATE, SENATE, SIERRA

PUBLISHED = [
    [0, 0, 1, 0, 2, 1],
    [2, 0, 0, 0, 2, 0],
    [1, 0, 0, 0, 0, 10],
    [2, 0, 0, 0, 0, 2],
    [2, 0, 0, 0, 1, 2],
    [2, 0, 1, 1, 1, 1],
    [1, 1, 1, 2, 1, 0],
]
"""The manual's listing of the two-mode network, organizations by concepts, both in the order of names."""


def counts(ties: Iterable[Tie]) -> Counts:
    listed = list(ties)
    return tabulate(listed, Scale.observed(listed, boolean=True))


def between(matrix: Matrix, one: str, other: str) -> float:
    return float(matrix.weights[matrix.rows.index(one), matrix.columns.index(other)])


def test_our_copy_is_what_the_database_says() -> None:
    if dna_sample.ORIGINAL.exists():
        assert dna_sample.ties() == dna_sample.ties_of(dna_sample.ORIGINAL)


def test_two_mode_ignore_is_the_published_matrix() -> None:
    weights = two_mode(counts(dna_sample.ties()), "ignore").weights
    assert weights.astype(int).tolist() == PUBLISHED
    assert weights.sum() == 40
    assert np.count_nonzero(weights) == 22


def test_two_mode_subtract_and_combine_tell_agreement_from_disagreement() -> None:
    table = counts(dna_sample.ties())
    net, both = two_mode(table, "subtract"), two_mode(table, "combine")
    assert between(net, ENERGY, REGULATE) == 0
    assert between(both, ENERGY, REGULATE) == 3
    assert between(net, SENATE, REGULATE) == -1
    assert between(both, SENATE, REGULATE) == 2
    assert between(net, SENATE, LEGISLATION) == 2
    assert between(both, SENATE, LEGISLATION) == 1
    assert net.weights.sum() == 29 - 11


def test_one_mode_ignore_and_congruence() -> None:
    table = counts(dna_sample.ties())
    ignore = one_mode(table, "ignore").weights
    assert ignore.sum() == 276
    assert np.count_nonzero(ignore) == 2 * 21
    assert round(one_mode(table, "congruence", "average").weights.sum()) == 26


@pytest.mark.parametrize(
    ("likeness", "weight"), [("ignore", 7), ("congruence", 2), ("conflict", 5), ("subtract", -3)]
)
def test_senate_and_sierra_club(likeness: Likeness, weight: float) -> None:
    for dna in (False, True):
        assert between(one_mode(counts(dna_sample.ties()), likeness, dna=dna), SENATE, SIERRA) == weight


def test_leaving_out_a_concept_and_two_organizations() -> None:
    left = [
        tie for tie in dna_sample.ties() if tie.proposal != LEGISLATION and tie.actor not in (SENATE, SIERRA)
    ]
    matrix = one_mode(counts(left), "congruence", "average")
    assert len(matrix.rows) == 5
    assert round(matrix.weights.sum()) == 10


def test_one_section_alone() -> None:
    assert len(one_mode(counts(dna_sample.ties(section="1")), "congruence").rows) == 4


def test_duplicates_within_documents() -> None:
    kept, again = without_duplicates(dna_sample.ties(), "document", by_level=True)
    assert (len(kept), len(again)) == (23, 17)


def test_duplicates_across_the_range_as_version_3_has_it() -> None:
    kept, _ = without_duplicates(dna_sample.ties(), "all", by_level=False, dna=True)
    assert between(two_mode(counts(kept), "ignore"), ENERGY, REGULATE) == 1


def test_the_cosine_of_dna_is_none() -> None:
    table = counts(dna_sample.ties())
    said = dict(zip(table.actors, table.x.sum(axis=(1, 2)), strict=True))
    theirs = one_mode(table, "congruence", "cosine", dna=True)
    assert between(theirs, SENATE, SIERRA) == pytest.approx(2 / (said[SENATE] * said[SIERRA]))
    ours = one_mode(table, "congruence", "cosine")
    assert between(ours, SENATE, SIERRA) == pytest.approx(2 / ((4 + 1 + 4) * (4 + 1 + 1 + 1 + 1)) ** 0.5)


def test_windows_of_days() -> None:
    """The range is 22 days; windows of one and three days are an instant and a day to either side."""
    seen = {size: [(w.start.day, len(w.ties)) for w in dna_windows(dna_sample.ties(), "days", size)]
            for size in (1, 2, 3)}  # fmt: skip
    assert seen[1] == [(26, 4), (2, 16), (10, 4), (16, 16)]
    assert seen[2] == seen[3]
    assert [count for _, count in seen[3]] == [4, 16, 16, 16, 4, 4, 4, 16]
