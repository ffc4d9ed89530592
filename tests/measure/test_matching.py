"""Sweeps and matchings against trying everything."""

from __future__ import annotations

from itertools import permutations
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.measure import matching
from annotator.measure.matching import heaviest, overlapping

ranges = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda r: (r[0], r[0] + r[1])), max_size=8
)
weights = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9).map(float), max_size=10
)


@given(ranges, ranges)
def test_a_sweep_finds_every_pair_that_shares_a_point(
    left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> None:
    expected = [
        (i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if max(one[0], other[0]) < min(one[1], other[1])
    ]
    assert sorted(overlapping(left, right)) == expected


@pytest.mark.parametrize("few", [0, matching.FEW])
@given(weights)
def test_no_matching_is_heavier(few: int, given_weights: dict[tuple[int, int], float]) -> None:
    with patch.object(matching, "FEW", few):
        found = heaviest(given_weights)
    assert len({i for i, _ in found}) == len(found) == len({j for _, j in found})
    best = max(
        sum(given_weights.get((i, j), 0.0) for i, j in enumerate(order)) for order in permutations(range(5))
    )
    assert sum(given_weights[pair] for pair in found) == best
