"""``annotator search``: words in the articles, and what was labelled there, with the words around it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.app.project import Project
from annotator.cli.options import as_text, json_option, project_argument
from annotator.cli.printing import counted, print_json, say

if TYPE_CHECKING:
    from annotator.app.searching import Found, Hit

_SIDE = 28
"""Characters of context on each side: a line of 80 columns then has 20 for the words themselves."""


@click.command()
@project_argument
@click.argument("query", default="")
@click.option("--label", metavar="NAME", help="Spans of this label.")
@click.option("--entity", metavar="NAME", help="What is tied to this entity (a name or an alias).")
@click.option("--stance", metavar="NAME", help="Statements of this stance.")
@click.option("--in-doubt", is_flag=True, help="Statements in doubt.")
@click.option("--annotator", metavar="NAME", callback=as_text, help="What this person labelled, or “gold”.")
@click.option("--status", metavar="NAME", help="Articles not_started, in_progress, done or skipped.")
@click.option("--since", default="", metavar="DATE", help="Articles from 2024, 2024-03 or 2024-03-17 on.")
@click.option("--until", default="", metavar="DATE", help="Articles up to and including this date.")
@click.option("--source", metavar="NAME", help="Articles of this source.")
@json_option
def search(
    project: Path,
    query: str,
    label: str | None,
    entity: str | None,
    stance: str | None,
    in_doubt: bool,
    annotator: str | None,
    status: str | None,
    since: str,
    until: str,
    source: str | None,
    as_json: bool,
) -> None:
    """Find words in the articles, or labels, or both.

    QUERY is words that must all be there, "a phrase", begin*, OR, NOT and brackets. Case and accents don't
    matter. With a label, entity, stance, doubt or annotator, the places are what was labelled, and the
    words must be in the same paragraph.
    """
    with Project.open(project) as opened:
        from annotator.app.searching import wish_named

        wish = wish_named(
            opened, query, label=label, entity=entity, stance=stance, in_doubt=in_doubt, annotator=annotator,
            status=status, since=since, until=until, source=source,
        )  # fmt: skip
        found = opened.search.find(wish)
    if as_json:
        print_json({"query": query, **found.to_json()})
    else:
        _say(found)


def _say(found: Found) -> None:
    for article in found.articles:
        say(" · ".join(filter(None, (article.title, article.date, article.source))))
        for hit in article.hits:
            say(f"  {_line(hit)}")
    say(f"{counted(found.places, 'place')} in {counted(len(found.articles), 'article')}.")


def _line(hit: Hit) -> str:
    left, right = hit.before[-_SIDE:], hit.after[:_SIDE]
    return f"{left:>{_SIDE}}[{hit.words}]{right}".rstrip()
