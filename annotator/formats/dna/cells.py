"""What stands in DNA's cells, to and from what we say: colours, dates, names that must be short."""

from __future__ import annotations

import json
import re
from collections.abc import Container
from datetime import UTC, datetime, timedelta

LONGEST = 190
"""Code points of a name, title or value that DNA takes."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NOT_CARRIED = re.compile("[\0\ud800-\udfff]")
_NOT_IN_IDS = re.compile(r"[^\w]+")


def colour(red: int | None, green: int | None, blue: int | None) -> str | None:
    """Three channels as ``#rrggbb``; None unless all are there and from 0 to 255."""
    if red is None or green is None or blue is None:
        return None
    channels = (red, green, blue)
    return "#{:02x}{:02x}{:02x}".format(*channels) if all(0 <= one <= 255 for one in channels) else None


def channels(given: object, otherwise: str) -> tuple[int, int, int]:
    """The channels of ``#rrggbb``; those of ``otherwise`` for anything else."""
    text = given if isinstance(given, str) and re.fullmatch("#[0-9a-fA-F]{6}", given) else otherwise
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def date_of(seconds: int) -> str | None:
    """Seconds since 1970, UTC, as an ISO date, or date and time; None out of the calendar's range."""
    try:
        moment = _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return moment.date().isoformat() if seconds % 86_400 == 0 else moment.replace(tzinfo=None).isoformat()


def seconds_of(date: object) -> int | None:
    """Seconds since 1970 of an ISO date or date and time, which counts as UTC unless it says otherwise."""
    try:
        moment = datetime.fromisoformat(date) if isinstance(date, str) else None
    except ValueError:
        return None
    if moment is None:
        return None
    return int(((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - _EPOCH).total_seconds())


def carried(text: str) -> str:
    """``text`` without what no database carries safely."""
    return _NOT_CARRIED.sub("\ufffd", text)


def text_of(value: object) -> str:
    """A JSON value as DNA shows it: text as it is, nothing for null, anything else as JSON."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def short(text: str) -> str:
    """``text`` as far as DNA takes it."""
    text = carried(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def apart(name: str, taken: Container[str]) -> str:
    """``name``, or with a number if it is ``taken``; short enough."""
    found, number = short(name), 1
    while found in taken:
        number += 1
        ending = f" ({number})"
        found = short(name)[: LONGEST - len(ending)] + ending
    return found


def id_of(name: str, taken: Container[str]) -> str:
    """An id for a codebook: the name's letters and digits in lower case, numbered if that is taken."""
    plain = _NOT_IN_IDS.sub("_", name.casefold()).strip("_") or "unnamed"
    found, number = plain, 1
    while found in taken:
        number += 1
        found = f"{plain}_{number}"
    return found
