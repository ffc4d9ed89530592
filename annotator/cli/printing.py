"""What commands print: reports for people, or one JSON object for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import click

from annotator.app.reports import told
from annotator.errors import UserError
from annotator.plugin_api import Issue

_MOST_LINES = 5
"""Lines for one kind of issue; where hundreds say the same, a count says more than a list."""


def say(text: str) -> None:
    """One line on stdout.

    Raises:
        UserError: ``system.cannot_print`` where stdout leads nowhere, to a full disk say. A reader who has
            heard enough (``| head``) is not told of.
    """
    try:
        click.echo(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UserError("system.cannot_print", reason=error.strerror or str(error)) from error


def print_json(value: Any) -> None:
    """One JSON object on stdout."""
    say(json.dumps(value, ensure_ascii=False))


def print_issues(heading: str, issues: Iterable[Issue]) -> None:
    """A heading with a count and the first issues of each kind; nothing when there are none."""
    listed = sorted(issues, key=lambda issue: issue.code)
    if not listed:
        return
    say(f"{heading}: {len(listed)}")
    for _, group in groupby(listed, key=lambda issue: issue.code):
        alike = list(group)
        for line in told(alike[:_MOST_LINES]):
            say(f"  {line['message']}")
        if len(alike) > _MOST_LINES:
            say(f"  … and {len(alike) - _MOST_LINES} more of this kind; --json lists them all")


def counted(count: int, word: str) -> str:
    """A number and what it counts."""
    return f"{count} {word if count == 1 else word + 's'}"


def totals(documents: int, spans: int, statements: int) -> str:
    """The three counts of a run in words."""
    pairs = ((documents, "document"), (spans, "span"), (statements, "statement"))
    return ", ".join(counted(count, word) for count, word in pairs)
