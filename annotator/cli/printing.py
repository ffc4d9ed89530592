"""What commands print: reports for people, or one JSON object for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import click

from annotator.app.reports import told
from annotator.plugin_api import Issue

_MOST_LINES = 5
"""Lines for one kind of issue; where hundreds say the same, a count says more than a list."""


def print_json(value: Any) -> None:
    """One JSON object on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False))


def print_issues(heading: str, issues: Iterable[Issue]) -> None:
    """A heading with a count and the first issues of each kind; nothing when there are none."""
    listed = sorted(issues, key=lambda issue: issue.code)
    if not listed:
        return
    click.echo(f"{heading} {len(listed)}:")
    for _, group in groupby(listed, key=lambda issue: issue.code):
        alike = list(group)
        for line in told(alike[:_MOST_LINES]):
            click.echo(f"  {line['message']}")
        if len(alike) > _MOST_LINES:
            click.echo(f"  … and {len(alike) - _MOST_LINES} more of this kind; --json lists them all")


def counted(documents: int, spans: int, statements: int) -> str:
    """The three counts of a run in words."""
    return ", ".join(
        f"{count} {word if count == 1 else word + 's'}"
        for count, word in ((documents, "document"), (spans, "span"), (statements, "statement"))
    )
