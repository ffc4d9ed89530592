"""When an article appeared: its metadata as a moment, and days, months and years as people give them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime, time
from typing import Any

from annotator.errors import UserError

_PARTS = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def moment(value: Any) -> tuple[datetime | None, bool]:
    """The moment that a document's date names, and whether it is only known by month or year.

    What ISO 8601 writes is read, to the second, time zones left aside: it is the day on the paper that
    counts. A month or a year is its first day. Anything else is no moment.
    """
    text = "" if value is None else str(value).strip()
    parts = _PARTS.fullmatch(text)
    if parts:
        return _first(parts), parts[3] is None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None), False
    except ValueError:
        return None, False


def bounds(since: str, until: str) -> tuple[datetime | None, datetime | None]:
    """The first moment of ``since`` and the last of ``until``: days, months or years, or "" for none.

    Raises:
        UserError: ``network.no_date``.
    """
    return _bound(since, last=False), _bound(until, last=True)


def _bound(text: str, *, last: bool) -> datetime | None:
    if not text:
        return None
    parts = _PARTS.fullmatch(text.strip())
    found = (_last(parts) if last else _first(parts)) if parts else None
    if found is None:
        raise UserError("network.no_date", date=text)
    return found


def _first(parts: re.Match[str]) -> datetime | None:
    try:
        return datetime(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return None


def _last(parts: re.Match[str]) -> datetime | None:
    first = _first(parts)
    if first is None:
        return None
    month = first.month if parts[2] else 12
    day = first.day if parts[3] else monthrange(first.year, month)[1]
    return datetime.combine(first.replace(month=month, day=day), time.max)
