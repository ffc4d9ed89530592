"""Windows over a debate: what is in each, and where it begins and ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from annotator.measure.networks.ties import Tie
from annotator.measure.networks.windows import Unit, dna_windows, windows

UNITS: tuple[Unit, ...] = get_args(Unit)


def at(*days: str) -> list[Tie]:
    return [Tie("a", "x", 1.0, day, datetime.fromisoformat(day)) for day in days]


def bounds(ties: list[Tie], unit: Unit, size: int = 1, **how: object) -> list[tuple[str, str, int]]:
    return [
        (window.start.isoformat(), window.end.isoformat(), len(window.ties))
        for window in windows(ties, unit, size, **how)  # type: ignore[arg-type]
    ]


def test_weeks_begin_on_monday_whatever_the_year() -> None:
    ties = at("2024-12-29", "2024-12-30", "2025-01-05", "2025-01-06")
    assert bounds(ties, "weeks") == [
        ("2024-12-23", "2024-12-29", 1),
        ("2024-12-30", "2025-01-05", 2),
        ("2025-01-06", "2025-01-12", 1),
    ]


def test_months_years_and_empty_windows() -> None:
    ties = at("2024-11-30", "2025-02-01")
    assert bounds(ties, "months", 2) == [
        ("2024-11-01", "2024-12-31", 1),
        ("2024-12-01", "2025-01-31", 0),
        ("2025-01-01", "2025-02-28", 1),
    ]
    assert bounds(ties, "years", 3) == [("2024-01-01", "2026-12-31", 2)]


def test_windows_step_and_grow() -> None:
    ties = at("2025-01-01", "2025-01-02", "2025-01-05")
    assert [count for *_, count in bounds(ties, "days", 2, step=2)] == [2, 0]
    assert bounds(ties, "days", 3, cumulative=True) == [
        ("2025-01-01", "2025-01-03", 2),
        ("2025-01-01", "2025-01-04", 2),
        ("2025-01-01", "2025-01-05", 3),
    ]


def test_a_range_that_was_asked_for() -> None:
    ties = at("2025-01-03")
    range_ = {"first": datetime(2025, 1, 1), "last": datetime(2025, 1, 4)}
    assert [count for *_, count in bounds(ties, "days", 2, **range_)] == [0, 1, 1]


def test_events_in_their_order() -> None:
    ties = at("2025-01-03", "2025-01-01", "2025-01-02")
    assert bounds(ties, "events", 2) == [("2025-01-01", "2025-01-02", 2), ("2025-01-02", "2025-01-03", 2)]
    assert [count for *_, count in bounds(ties, "events", 1, cumulative=True)] == [1, 2, 3]
    assert bounds(ties, "events", 9) == [("2025-01-01", "2025-01-03", 3)]
    assert [len(window.ties) for window in dna_windows(ties, "events", 2)] == [3]


def test_a_month_of_dna_ends_where_there_is_no_such_day() -> None:
    ties = at("2025-01-31", "2025-02-28", "2025-03-28", "2025-04-30")
    assert [window.start for window in dna_windows(ties, "months", 1)] == [
        date(2025, 1, 31),
        date(2025, 2, 28),
        date(2025, 3, 28),
    ]


def test_the_last_days_of_the_calendar() -> None:
    assert bounds(at("9999-12-31"), "years", 2)[0][1] == "9999-12-31"


@given(
    st.lists(st.integers(0, 900), max_size=15),
    st.sampled_from(UNITS),
    st.integers(1, 4),
    st.booleans(),
)
def test_each_statement_is_in_as_many_windows_as_cover_it(
    days: list[int], unit: Unit, size: int, cumulative: bool
) -> None:
    begin = datetime(2023, 12, 27)
    ties = [Tie("a", "x", 1.0, str(n), begin + timedelta(days=day)) for n, day in enumerate(days)]
    made = list(windows([*ties, Tie("a", "x", 1.0, "undated")], unit, size, cumulative=cumulative))
    assert [window.number for window in made] == list(range(1, len(made) + 1))
    assert {tie for window in made for tie in window.ties} == set(ties)
    for window in made if unit != "events" else ():
        inside = {tie for tie in ties if tie.time and window.start <= tie.time.date() <= window.end}
        assert set(window.ties) == inside
