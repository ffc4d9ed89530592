"""What holds of every network, whatever was said; and the formulas, summed by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import product
from math import sqrt
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.measure.networks.counts import Counts, tabulate
from annotator.measure.networks.duplicates import Scope, without_duplicates
from annotator.measure.networks.one_mode import Likeness, Norm, one_mode
from annotator.measure.networks.scale import Scale, on_scale
from annotator.measure.networks.ties import Level, Tie
from annotator.measure.networks.two_mode import Aggregation, two_mode

LIKENESSES: tuple[Likeness, ...] = get_args(Likeness)
NORMS: tuple[Norm, ...] = get_args(Norm)
SCOPES: tuple[Scope, ...] = get_args(Scope)

NUMBERS: tuple[Level, ...] = (-1.0, 0.0, 0.5, 1.0)
NAMES: tuple[Level, ...] = ("backs", "doubts", "rejects")


def ties_of(levels: Iterable[Level]) -> st.SearchStrategy[list[Tie]]:
    day = datetime(2024, 12, 20)
    return st.lists(
        st.builds(
            Tie,
            actor=st.sampled_from("abcd"),
            proposal=st.sampled_from("xyz"),
            level=st.sampled_from(list(levels)),
            document=st.sampled_from("123"),
            time=st.one_of(st.none(), st.integers(0, 400).map(lambda days: day + timedelta(days=days))),
            position=st.integers(0, 99),
        ),
        max_size=25,
    )


any_ties = st.one_of(ties_of(NUMBERS), ties_of(NAMES))


def counted(ties: Iterable[Tie]) -> Counts:
    listed = list(ties)
    return tabulate(listed, Scale.observed(listed))


@given(any_ties, st.sampled_from(LIKENESSES), st.sampled_from(NORMS), st.booleans())
def test_one_mode_is_symmetric_and_ties_nobody_to_themselves(
    ties: list[Tie], likeness: Likeness, norm: Norm, dna: bool
) -> None:
    weights = one_mode(counted(ties), likeness, norm, dna=dna).weights
    assert np.array_equal(weights, weights.T)
    assert not weights.diagonal().any()
    assert np.isfinite(weights).all()


@given(any_ties, st.sampled_from(NORMS), st.booleans())
def test_subtract_is_congruence_less_conflict(ties: list[Tie], norm: Norm, dna: bool) -> None:
    table = counted(ties)
    congruence, conflict, subtract = (
        one_mode(table, likeness, norm, dna=dna).weights
        for likeness in ("congruence", "conflict", "subtract")
    )
    assert np.allclose(congruence - conflict, subtract)


@given(any_ties)
def test_who_speaks_of_the_same_agrees_or_not(ties: list[Tie]) -> None:
    table = counted(ties)
    both = one_mode(table, "congruence").weights + one_mode(table, "conflict").weights
    assert np.allclose(both, one_mode(table, "ignore").weights)


@given(any_ties, st.sampled_from(("ignore", "congruence")))
def test_a_cosine_is_between_0_and_1_and_1_for_equals(ties: list[Tie], likeness: Likeness) -> None:
    twin = [Tie("twin", tie.proposal, tie.level) for tie in ties if tie.actor == "a"]
    matrix = one_mode(counted([*ties, *twin]), likeness, "cosine")
    assert (matrix.weights >= 0).all()
    assert (matrix.weights <= 1 + 1e-9).all()
    if twin:
        assert matrix.weights[matrix.rows.index("a"), matrix.rows.index("twin")] == pytest.approx(1)


@given(any_ties, st.randoms(), st.sampled_from(SCOPES), st.sampled_from(LIKENESSES), st.sampled_from(NORMS))
def test_the_order_of_statements_means_nothing(
    ties: list[Tie], random: object, scope: Scope, likeness: Likeness, norm: Norm
) -> None:
    shuffled = list(ties)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (
        one_mode(counted(without_duplicates(each, scope, by_level=True)[0]), likeness, norm)
        for each in (ties, shuffled)
    )
    assert one.rows == other.rows
    assert np.allclose(one.weights, other.weights)


@given(any_ties, st.sampled_from(LIKENESSES), st.sampled_from(NORMS), st.booleans())
def test_one_mode_is_what_the_formulas_say(
    ties: list[Tie], likeness: Likeness, norm: Norm, dna: bool
) -> None:
    table = counted(ties)
    weights = one_mode(table, likeness, norm, dna=dna).weights
    for one, other in product(range(len(table.actors)), repeat=2):
        expected = 0.0 if one == other else by_hand(table, one, other, likeness, norm, dna)
        assert weights[one, other] == pytest.approx(expected)


def by_hand(table: Counts, one: int, other: int, likeness: Likeness, norm: Norm, dna: bool) -> float:
    """One weight, summed as it is printed in the docstring of ``one_mode``."""
    over = divisor(table, one, other, likeness, norm, dna)
    return tie(table, one, other, likeness, dna) / over if over else 0.0


def tie(table: Counts, one: int, other: int, likeness: Likeness, dna: bool) -> float:
    x, levels = table.x, range(table.x.shape[2])
    if likeness == "subtract":
        return tie(table, one, other, "congruence", dna) - tie(table, one, other, "conflict", dna)
    if likeness == "conflict" and dna and table.scale.is_categorical:
        return alone(x[one], x[other]) + alone(x[other], x[one])
    total = 0.0
    for j, k, m in product(range(x.shape[1]), levels, levels):
        apart = distance(table.scale, k, m)
        weight = {"ignore": 1.0, "congruence": 1 - apart, "conflict": apart}[likeness]
        total += x[one, j, k] * x[other, j, m] * weight
    return total


def distance(scale: Scale, k: int, m: int) -> float:
    if scale.is_categorical:
        return float(k != m)
    if scale.numbers[-1] == scale.numbers[0]:
        return 0.0
    return abs(scale.numbers[k] - scale.numbers[m]) / (scale.numbers[-1] - scale.numbers[0])


def alone(mine: np.ndarray, theirs: np.ndarray) -> float:
    return float(sum(m for m, t in zip(mine.flat, theirs.flat, strict=True) if t == 0))


def divisor(table: Counts, one: int, other: int, likeness: Likeness, norm: Norm, dna: bool) -> float:
    mine, theirs = table.x[one], table.x[other]
    if likeness == "ignore" and not dna:
        mine, theirs = mine.sum(axis=1), theirs.sum(axis=1)
    match norm:
        case "none":
            return 1.0
        case "average":
            return float(mine.sum() + theirs.sum()) / 2
        case "jaccard":
            return alone(mine, theirs) + alone(theirs, mine) + float((mine * theirs).sum())
        case "cosine" if dna:
            return float(mine.sum() * theirs.sum())
    alike: Likeness = "ignore" if likeness == "ignore" else "congruence"
    return sqrt(tie(table, one, one, alike, False) * tie(table, other, other, alike, False))


@given(any_ties, st.sampled_from(("ignore", "subtract", "combine")))
def test_two_mode_is_what_the_formulas_say(ties: list[Tie], aggregation: Aggregation) -> None:
    table = counted(ties)
    weights = two_mode(table, aggregation).weights
    levels = table.scale.levels
    for (i, actor), (j, proposal) in product(enumerate(table.actors), enumerate(table.proposals)):
        said = [one.level for one in ties if one.actor == actor and one.proposal == proposal]
        expected = {
            "ignore": len(said),
            "subtract": sum(level for level in said if isinstance(level, float)),
            "combine": sum(2 ** (len(levels) - 1 - levels.index(level)) for level in set(said)),
        }
        assert weights[i, j] == pytest.approx(expected[aggregation])


@given(any_ties)
def test_shares_of_actors_and_proposals_sum_to_one(ties: list[Tie]) -> None:
    table = counted(ties)
    assert np.allclose(two_mode(table, "ignore", "activity").weights.sum(axis=1), 1)
    assert np.allclose(two_mode(table, "ignore", "prominence").weights.sum(axis=0), 1)
    combined = two_mode(table, "combine").weights
    spoken_of = (combined > 0).sum(axis=0)
    assert np.allclose(two_mode(table, "combine", "prominence").weights, combined / spoken_of)


@given(any_ties)
def test_turned_round_proposals_are_the_nodes(ties: list[Tie]) -> None:
    turned = [Tie(one.proposal, one.actor, one.level) for one in ties]
    one, other = one_mode(counted(ties).turned(), "congruence"), one_mode(counted(turned), "congruence")
    assert one.rows == other.rows
    assert np.allclose(one.weights, other.weights)


@given(any_ties, st.sampled_from(SCOPES), st.booleans(), st.booleans())
def test_nothing_is_lost_among_duplicates_and_the_earliest_counts(
    ties: list[Tie], scope: Scope, by_level: bool, dna: bool
) -> None:
    kept, again = without_duplicates(ties, scope, by_level=by_level, dna=dna)
    assert sorted(map(repr, [*kept, *again])) == sorted(map(repr, ties))
    for late in again:
        assert any(
            (one.actor, one.proposal) == (late.actor, late.proposal) and one.place <= late.place
            for one in kept
        )
    assert without_duplicates(kept, scope, by_level=by_level, dna=dna) == (kept, [])


def test_a_week_has_its_year_and_in_dna_none() -> None:
    new_year = [
        Tie("a", "x", 1.0, "1", datetime(2024, 12, 30)),
        Tie("a", "x", 1.0, "2", datetime(2025, 1, 2)),
    ]
    year_later = [
        Tie("a", "x", 1.0, "3", datetime(2026, 1, 1)),
        Tie("a", "x", 1.0, "4", datetime(2026, 12, 3)),
    ]
    days = [*new_year, *year_later]
    assert [t.document for t in without_duplicates(days, "week", by_level=True)[0]] == ["1", "3", "4"]
    assert [t.document for t in without_duplicates(days, "week", by_level=True, dna=True)[0]] == ["1", "4"]
    assert [t.document for t in without_duplicates(days, "month", by_level=True)[0]] == ["1", "2", "3", "4"]
    theirs = without_duplicates(days, "month", by_level=True, dna=True)[0]
    assert [tie.document for tie in theirs] == ["1", "2"]


def test_a_day_is_a_day_at_whatever_hour() -> None:
    hours = [Tie("a", "x", 1.0, str(day), datetime(2025, 1, day, hour)) for day in (1, 2) for hour in (7, 19)]
    for dna in (False, True):
        kept, _ = without_duplicates(hours, "day", by_level=True, dna=dna)
        assert [tie.time for tie in kept] == [datetime(2025, 1, 1, 7), datetime(2025, 1, 2, 7)]


def test_a_stance_off_the_scale_has_no_distance() -> None:
    ties = [Tie("a", "x", 1.0), Tie("b", "x", "mixed"), Tie("c", "x", None)]
    _, left = on_scale(ties, ["mixed"], middle=None)
    assert [tie.actor for tie in left] == ["b", "c"]
    halfway, rest = on_scale(ties, ["mixed"], middle=0.0)
    assert [tie.level for tie in halfway] == [1.0, 0.0]
    assert [tie.actor for tie in rest] == ["c"]
    with pytest.raises(ValueError, match="off the scale"):
        one_mode(counted(ties), "congruence")
    assert one_mode(counted(ties), "ignore").weights.sum() == 6
    assert two_mode(counted(ties), "combine").weights.ravel().tolist() == [4, 2, 1]


def test_the_range_of_the_codebook_counts_not_what_was_said() -> None:
    ties = [Tie("a", "x", 1.0), Tie("b", "x", 0.0)]
    on_codebook = tabulate(ties, Scale.of((-1.0, 0.0, 1.0)))
    assert one_mode(on_codebook, "congruence").weights[0, 1] == 0.5
    assert one_mode(counted(ties), "congruence").weights[0, 1] == 0


def test_nothing_said_is_an_empty_network() -> None:
    matrix = one_mode(counted([]), "subtract", "cosine")
    assert matrix.weights.shape == (0, 0)
    assert two_mode(counted([]), "combine", "activity").weights.shape == (0, 0)
