"""What commands print: reports for people, or one JSON object for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import click

from annotator.app.messages import sentence
from annotator.plugin_api import Issue

_MOST_LINES = 20


def issues_json(issues: Iterable[Issue]) -> list[dict[str, str]]:
    """Report entries as programs get them: ``where``, ``code`` and the sentence in ``message``."""
    return [
        {"where": issue.where, "code": issue.code, "message": sentence(issue.code, issue.params)}
        for issue in issues
    ]


def print_json(value: Any) -> None:
    """One JSON object on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False))


def print_issues(heading: str, issues: Iterable[Issue]) -> None:
    """A heading with a count and a line for each of the first issues; nothing when there are none."""
    listed = list(issues)
    if not listed:
        return
    click.echo(f"{heading} {len(listed)}:")
    for issue in listed[:_MOST_LINES]:
        click.echo(f"  {issue.where}: {sentence(issue.code, issue.params)}")
    if len(listed) > _MOST_LINES:
        click.echo(f"  … and {len(listed) - _MOST_LINES} more; --json lists them all")


def counted(documents: int, spans: int, statements: int) -> str:
    """The three counts of a run in words."""
    return ", ".join(
        f"{count} {word if count == 1 else word + 's'}"
        for count, word in ((documents, "document"), (spans, "span"), (statements, "statement"))
    )
