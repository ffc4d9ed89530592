"""Agreement over time: documents put together by when they were finished."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from annotator.app.agreement.cache import Entry
from annotator.app.agreement.page import Drift, Point
from annotator.app.agreement.statistics import Statistics
from annotator.measure.figure import Figure

MONTHS = 4
"""From so many months on a point is a month; before, a week."""

POINTS = 10
LEAST = 2
"""Documents of one point where they stand in their own order: of one alone there is no figure."""

By = Literal["month", "week", "order"]
Stretch = tuple[str, list[int]]
"""The ISO date a stretch begins with, "" where no dates tell, and the numbers of its documents."""


def drift(shared: Sequence[Entry], figure: Callable[[Sequence[Statistics]], Figure]) -> Drift:
    """The points of the documents ``shared``, in the order of time or, without it, of the project."""
    told = [entry for entry in shared if entry.statistics is not None]
    statistics = [entry.statistics for entry in told if entry.statistics is not None]
    moments = [e.facts.moment(s.annotators) for e, s in zip(told, statistics, strict=True)]
    by, stretches = _stretches(moments)
    points = []
    newest = ""
    for began, numbers in stretches:
        documents = [statistics[number] for number in numbers]
        version = max((document.version for document in documents), key=_order, default="")
        is_new = _order(version) > _order(newest)
        points.append(
            Point(
                began,
                numbers[0] + 1,
                numbers[-1] + 1,
                tuple(document.document for document in documents),
                figure(documents),
                version if is_new and newest else "",
            )
        )
        newest = version if is_new else newest
    return Drift(by, tuple(points))


def months(moments: Sequence[float]) -> tuple[str, ...]:
    """The months of these moments as "2026-08", the latest first."""
    found = {day.isoformat()[:7] for day in map(_day, moments) if day is not None}
    return tuple(sorted(found, reverse=True))


def _stretches(moments: Sequence[float]) -> tuple[By, list[Stretch]]:
    days = [_day(moment) for moment in moments]
    dated = [day for day in days if day is not None]
    if len({day.isoformat()[:7] for day in dated}) >= MONTHS:
        return "month", _grouped(days, lambda day: day.replace(day=1))
    if len({_monday(day) for day in dated}) > 1 and 2 * len(dated) > len(days):
        return "week", _grouped(days, _monday)
    return "order", [("", numbers) for numbers in _batches(len(moments))]


def _grouped(days: Sequence[date | None], beginning: Callable[[date], date]) -> list[Stretch]:
    found: dict[date, list[int]] = {}
    for number, day in enumerate(days):
        if day is not None:
            found.setdefault(beginning(day), []).append(number)
    return [(began.isoformat(), found[began]) for began in sorted(found)]


def _batches(documents: int) -> Iterator[list[int]]:
    """Equal batches, at most :data:`POINTS`; what is left over goes to the last."""
    size = max(LEAST, -(-documents // POINTS))
    count = max(1, documents // size) if documents else 0
    for number in range(count):
        end = documents if number == count - 1 else (number + 1) * size
        yield list(range(number * size, end))


def _day(moment: float) -> date | None:
    return datetime.fromtimestamp(moment, UTC).date() if moment else None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _order(version: str) -> float:
    return float(version) if version else 0.0
