"""How the work screen says roles, states, times and days."""

from __future__ import annotations

from datetime import date

from annotator.app.messages.words import gettext
from annotator.gui.label.dates import shown_date, shown_duration

NONE = "–"
"""Shown where there is nothing to tell a figure from."""


def role_word(role: str) -> str:
    """A role as people read it."""
    words = {
        "annotator": gettext("Annotator"),
        "reviewer": gettext("Reviewer"),
        "manager": gettext("Manager"),
    }
    return words.get(role, role)


def status_word(status: str) -> str:
    """A layer's status as people read it."""
    words = {
        "not_started": gettext("not started"),
        "in_progress": gettext("in progress"),
        "done": gettext("done"),
        "skipped": gettext("skipped"),
    }
    return words.get(status, status)


def state_word(state: str) -> str:
    """A document's state as people read it."""
    words = {"open": gettext("open"), "review": gettext("in review"), "closed": gettext("closed")}
    return words.get(state, state)


def time_word(seconds: float | None) -> str:
    """A time in minutes and seconds."""
    return NONE if seconds is None else shown_duration(round(seconds))


def pace_word(per_day: float | None) -> str:
    """Articles a day with one digit after the point, none where it is zero."""
    return NONE if per_day is None else f"{per_day:.1f}".removesuffix(".0")


def day_word(day: date | None) -> str:
    """A day, or that there is none to tell."""
    return NONE if day is None else shown_date(day.isoformat())
