"""How far everybody is, how fast, and when the rest will be done at that pace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from annotator.core.clock import unix_seconds
from annotator.core.kinds import STATUSES
from annotator.core.records import Annotator
from annotator.store import listing
from annotator.store.tallies import FINISHED, DocumentTally, Tallies, finishings, tallies

if TYPE_CHECKING:
    from annotator.store.driver import Connection

__all__ = ["DocumentTally", "PersonProgress", "Progress", "forecast", "progress"]

_LOOKED_BACK = 20_000
"""Entries of the log that pace is read from."""

_RECENT_DAYS = 10
"""Active days that count as recent."""

_FEWEST_DAYS = 2
"""Active days below which nobody can say when the rest will be done."""


@dataclass(frozen=True, slots=True)
class PersonProgress:
    """How far one person is.

    ``assigned`` and ``assigned_done`` (done or skipped) count assignments; ``done``, ``in_progress`` and
    ``skipped`` count layers, whether assigned or not. ``per_day`` is documents finished on a recent active
    day, ``seconds_per_document`` the mean over finished documents that have any time, and
    ``seconds_per_statement`` all seconds by all statements; each is None where there is nothing to tell it
    from. ``ready`` is the day on which the rest of the assignments will be done at the recent pace, idle days
    included.
    """

    annotator: Annotator
    assigned: int = 0
    assigned_done: int = 0
    done: int = 0
    in_progress: int = 0
    skipped: int = 0
    statements: int = 0
    spans: int = 0
    seconds: int = 0
    seconds_per_document: float | None = None
    seconds_per_statement: float | None = None
    per_day: float | None = None
    ready: date | None = None

    @property
    def left(self) -> int:
        """Assigned documents that are neither done nor skipped."""
        return self.assigned - self.assigned_done


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the project is: its people by name, and its documents in import order."""

    people: tuple[PersonProgress, ...]
    documents: tuple[DocumentTally, ...]

    @property
    def ready(self) -> date | None:
        """The day on which everybody's assignments will be done; None when it can't be told for somebody."""
        waiting = [person for person in self.people if person.left]
        days = [person.ready for person in waiting if person.ready is not None]
        return max(days) if days and len(days) == len(waiting) else None


def progress(db: Connection, today: date) -> Progress:
    """How far a project is; call it while the file is held, so that all is counted at one moment."""
    counted, days = tallies(db), _days(db)
    assigned, layers = _statuses(counted)
    people = []
    for person in sorted(listing.annotators(db), key=lambda person: (person.name.casefold(), person.uid)):
        uid, tally = person.uid, counted.people[person.uid]
        given = sum(assigned[uid, status] for status in STATUSES)
        finished = sum(assigned[uid, status] for status in FINISHED)
        per_day, ready = forecast(days.get(uid, {}), given - finished, today)
        people.append(
            PersonProgress(
                annotator=person,
                assigned=given,
                assigned_done=finished,
                done=layers[uid, "done"],
                in_progress=layers[uid, "in_progress"],
                skipped=layers[uid, "skipped"],
                statements=tally.statements,
                spans=tally.spans,
                seconds=tally.seconds,
                seconds_per_document=_each(tally.seconds_on_done, tally.timed),
                seconds_per_statement=_each(tally.seconds, tally.statements),
                per_day=per_day,
                ready=ready,
            )
        )
    return Progress(tuple(people), tuple(counted.documents))


def _statuses(counted: Tallies) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """How often everybody has which status: among their assignments, and among all documents."""
    assigned: Counter[tuple[str, str]] = Counter()
    layers: Counter[tuple[str, str]] = Counter()
    for document in counted.documents:
        for pair in document.statuses.items():
            layers[pair] += 1
            if pair[0] in document.assigned:
                assigned[pair] += 1
    return assigned, layers


def _each(seconds: int, number: int) -> float | None:
    return seconds / number if seconds and number else None


def _days(db: Connection) -> dict[str, dict[date, int]]:
    """How many documents everybody finished on which day; one counts on the day it was last finished."""
    found: dict[tuple[str, str], date] = {}
    for annotator, document, moment in finishings(db, _LOOKED_BACK):
        day = datetime.fromtimestamp(unix_seconds(moment)).date()
        found[annotator, document] = max(day, found.get((annotator, document), day))
    days: dict[str, dict[date, int]] = {}
    for (annotator, _), day in found.items():
        by_day = days.setdefault(annotator, {})
        by_day[day] = by_day.get(day, 0) + 1
    return days


def forecast(days: Mapping[date, int], left: int, today: date) -> tuple[float | None, date | None]:
    """Documents a recent active day, and when ``left`` more will be done; ``days`` counts those done a day.

    The forecast goes by calendar days from the first recent active day until today: so week-ends and holidays
    count as they come, and a person who stopped is seen to have stopped.
    """
    recent = sorted(day for day in days if day <= today)[-_RECENT_DAYS:]
    if not recent:
        return None, None
    done = sum(days[day] for day in recent)
    if not left or len(recent) < _FEWEST_DAYS:
        return done / len(recent), None
    by_calendar = done / ((today - recent[0]).days + 1)
    try:
        return done / len(recent), today + timedelta(days=ceil(left / by_calendar))
    except OverflowError:  # a day that no calendar has
        return done / len(recent), None
