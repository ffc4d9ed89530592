"""Statements by time: windows that move over a debate, or grow with it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from annotator.measure.networks.ties import Tie

Unit = Literal["days", "weeks", "months", "years", "events"]
"""What a window's size counts; ``events`` are statements."""


@dataclass(frozen=True, slots=True)
class Window:
    """The ties of some days: ``number`` from 1 on, ``start`` and ``end`` both inclusive."""

    number: int
    start: date
    end: date
    ties: tuple[Tie, ...]


def windows(
    ties: Iterable[Tie],
    unit: Unit,
    size: int = 1,
    step: int = 1,
    *,
    cumulative: bool = False,
    first: datetime | None = None,
    last: datetime | None = None,
) -> Iterator[Window]:
    """Windows of ``size`` calendar units, each ``step`` units after the one before.

    Weeks begin on Monday. The first window begins with the unit of ``first``, none goes beyond that of
    ``last`` (default: of the earliest and the latest tie); but a range shorter than a window is one window.
    ``cumulative`` windows all begin with the first. With ``events``, windows are of as many statements in
    their order. Ties without a time are in no window. Windows without ties are given, too.
    """
    placed = _placed(ties)
    if not placed:
        return
    if unit == "events":
        yield from _of_events(placed, size, step, cumulative=cumulative)
        return
    index, begin = _CALENDAR[unit]
    start, end = index(_day(first or _time(placed[0]))), index(_day(last or _time(placed[-1])))
    by_unit: dict[int, list[Tie]] = {}
    for tie in placed:
        by_unit.setdefault(index(_day(_time(tie))), []).append(tie)
    beginnings = range(start, max(start, end - size + 1) + 1, step)
    for number, at in enumerate(beginnings, start=1):
        opens = start if cumulative else at
        inside = [tie for place in range(opens, at + size) for tie in by_unit.get(place, ())]
        yield Window(number, begin(opens), _day_before(begin, at + size), tuple(inside))


def dna_windows(
    ties: Iterable[Tie],
    unit: Unit,
    size: int,
    *,
    first: datetime | None = None,
    last: datetime | None = None,
) -> Iterator[Window]:
    """Windows as DNA has them (``Exporter.computeTimeWindowMatrices``).

    A centre t moves from ``first`` to ``last`` by one unit; its window is [t − h, t + h] with
    h = round((size − 1) / 2), halves up: so a size of 1 is an instant, and 2 is 3. Windows that cross the
    range or hold no statement are left out. With ``events``, each statement has as many before and after
    it as half of ``size``, rounded down; among those of the same time DNA draws lots, we take their order.
    """
    placed = _placed(ties)
    if not placed:
        return
    if unit == "events":
        half = size // 2
        for number, at in enumerate(range(half, len(placed) - half), start=1):
            yield _window(number, placed[at - half : at + half + 1])
        return
    begins, ends = first or _time(placed[0]), last or _time(placed[-1])
    half, centre, number = size // 2, begins, 0
    while centre <= ends:
        opens, closes = _moved(centre, unit, -half), _moved(centre, unit, half)
        if begins <= opens and closes <= ends:
            inside = tuple(tie for tie in placed if opens <= _time(tie) <= closes)
            if inside:
                number += 1
                yield Window(number, _day(opens), _day(closes), inside)
        centre = _moved(centre, unit, 1)


def _placed(ties: Iterable[Tie]) -> list[Tie]:
    return sorted((tie for tie in ties if tie.time is not None), key=lambda tie: tie.place)


def _of_events(placed: Sequence[Tie], size: int, step: int, *, cumulative: bool) -> Iterator[Window]:
    beginnings = range(0, max(0, len(placed) - size) + 1, step)
    for number, at in enumerate(beginnings, start=1):
        yield _window(number, placed[0 if cumulative else at : at + size])


def _window(number: int, ties: Sequence[Tie]) -> Window:
    return Window(number, _day(_time(ties[0])), _day(_time(ties[-1])), tuple(ties))


def _time(tie: Tie) -> datetime:
    assert tie.time is not None, "only ties with a time are placed"
    return tie.time


def _day(time: datetime) -> date:
    return time.date()


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7  # the first of January of the year 1 was a Monday


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


_CALENDAR: dict[str, tuple[Callable[[date], int], Callable[[int], date]]] = {
    "days": (date.toordinal, date.fromordinal),
    "weeks": (_week, lambda index: date.fromordinal(index * 7 + 1)),
    "months": (_month, lambda index: date(index // 12, index % 12 + 1, 1)),
    "years": (lambda day: day.year, lambda index: date(index, 1, 1)),
}
"""For each unit: the number of a day's unit, counted on from any other, and the first day of a unit."""


def _day_before(begin: Callable[[int], date], index: int) -> date:
    """The day before a unit; where the calendar ends, its last day."""
    try:
        return begin(index) - timedelta(days=1)
    except (ValueError, OverflowError):
        return date.max


def _moved(time: datetime, unit: Unit, count: int) -> datetime:
    """``time`` some units on; a day that a month lacks becomes its last."""
    if unit in ("days", "weeks"):
        return time + timedelta(days=count * (7 if unit == "weeks" else 1))
    months = time.year * 12 + time.month - 1 + count * (12 if unit == "years" else 1)
    year, month = months // 12, months % 12 + 1
    return time.replace(year=year, month=month, day=min(time.day, monthrange(year, month)[1]))
