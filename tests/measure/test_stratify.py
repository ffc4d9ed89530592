"""Dividing: everything once, shares kept, nothing depends on order or machine."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.measure.stratify import Unit, divided

units = st.lists(
    st.builds(
        Unit,
        key=st.text(max_size=8),
        size=st.integers(1, 4),
        classes=st.dictionaries(st.sampled_from(["support", "oppose", "mixed"]), st.integers(0, 5)),
    ),
    max_size=40,
    unique_by=lambda unit: unit.key,
)


def sizes(given_units: list[Unit], parts: list[int]) -> Counter[int]:
    total = Counter[int]()
    for unit, part in zip(given_units, parts, strict=True):
        total[part] += unit.size
    return total


@given(units, st.integers(0, 9), st.randoms())
def test_the_order_of_units_changes_nothing(found: list[Unit], seed: int, random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    here = dict(zip((unit.key for unit in found), divided(found, (8, 1, 1), seed), strict=True))
    there = dict(zip((unit.key for unit in shuffled), divided(shuffled, (8, 1, 1), seed), strict=True))
    assert here == there


@given(units, st.integers(0, 9))
def test_each_part_gets_something_where_there_is_enough(found: list[Unit], seed: int) -> None:
    parts = divided(found, (0.8, 0.1, 0.1), seed)
    assert len(set(parts)) == min(3, len(found))


def test_shares_are_kept_where_all_are_alike() -> None:
    alike = [Unit(str(number)) for number in range(100)]
    assert sizes(alike, divided(alike, (0.8, 0.1, 0.1), 0)) == {0: 80, 1: 10, 2: 10}


def test_every_part_has_its_share_of_a_rare_class() -> None:
    rare = [Unit(str(number), 1, {"mixed": 1} if number < 10 else {"support": 3}) for number in range(100)]
    parts = divided(rare, (0.5, 0.5), 1)
    assert Counter(part for unit, part in zip(rare, parts, strict=True) if "mixed" in unit.classes) == {
        0: 5,
        1: 5,
    }


def test_another_seed_divides_otherwise_and_the_lot_is_the_same_everywhere() -> None:
    alike = [Unit(str(number)) for number in range(8)]
    assert divided(alike, (1, 1), 0) == [1, 1, 1, 0, 1, 0, 0, 0]
    assert len({tuple(divided(alike, (1, 1), seed)) for seed in range(5)}) > 1
