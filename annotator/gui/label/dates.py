"""Dates and durations as people read them."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale


def shown_date(raw: str) -> str:
    """An ISO date as ``17 Aug 2025``; anything else stays as it came."""
    day = _iso(raw)
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy") if day else raw.strip()


def long_date(raw: str) -> str:
    """An ISO date as ``17 August 2025``; anything else stays as it came."""
    day = _iso(raw)
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy") if day else raw.strip()


def shown_duration(seconds: int) -> str:
    """``6:12``, or ``1:06:12`` from an hour on."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def _iso(raw: str) -> date | None:
    try:
        return datetime.fromisoformat(raw.strip()).date()
    except ValueError:
        return None
