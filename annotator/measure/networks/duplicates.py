"""Saying the same again: which statements count once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime
from typing import Literal

from annotator.measure.networks.ties import Level, Tie

Scope = Literal["none", "document", "day", "week", "month", "year", "all"]
"""Within what a repeated statement counts once; ``none``: nowhere, all count."""


def without_duplicates(
    ties: Iterable[Tie], scope: Scope, *, by_level: bool, dna: bool = False
) -> tuple[list[Tie], list[Tie]]:
    """The ties that count, in their order in time, and those that say again what was said.

    Two ties are the same if actor and proposal are, and, where ``by_level``, the stance; the earliest counts.
    Weeks are calendar weeks with the year they belong to (ISO 8601), months have their year. A tie without
    a time belongs to no day, week, month or year, so it is compared within its document.

    ``dna``: weeks and months of any year are the same week or month, as in DNA (``filterStatements``).
    """
    kept: list[Tie] = []
    again: list[Tie] = []
    seen: set[tuple[str, str, Level, Hashable]] = set()
    for tie in sorted(ties, key=lambda tie: tie.place):
        if scope == "none":
            kept.append(tie)
            continue
        key = (tie.actor, tie.proposal, tie.level if by_level else None, _within(tie, scope, dna=dna))
        (again if key in seen else kept).append(tie)
        seen.add(key)
    return kept, again


def _within(tie: Tie, scope: Scope, *, dna: bool) -> Hashable:
    if scope == "all":
        return None
    if scope == "document" or tie.time is None:
        return "document", tie.document
    year, number = _period(tie.time, scope)
    return number if dna and scope in ("week", "month") else (year, number)


def _period(time: datetime, scope: Scope) -> tuple[int, int]:
    if scope == "day":
        return 0, time.toordinal()
    if scope == "week":
        year, week, _ = time.isocalendar()
        return year, week
    return time.year, time.month if scope == "month" else 0
