"""What long commands tell in the end: the issues of a report as people and programs read them."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.app.messages import sentence
from annotator.plugin_api import Issue


def told(issues: Iterable[Issue]) -> list[dict[str, str]]:
    """Each issue as ``{"where", "code", "message"}``; the message is one translated sentence."""
    return [
        {
            "where": issue.where,
            "code": issue.code,
            "message": sentence(issue.code, {"where": issue.where, **issue.params}),
        }
        for issue in issues
    ]
