"""``annotator assign``: give documents out to annotators, drawn with a seed."""

from __future__ import annotations

from pathlib import Path

import click

from annotator.app import people
from annotator.app.project import Project
from annotator.app.team.planning import Wish
from annotator.cli.options import as_text, json_option, project_argument
from annotator.cli.printing import counted, print_json, say


@click.command()
@project_argument
@click.option(
    "--annotators", metavar="NAME,…", callback=as_text, help="Who labels (default: all annotators)."
)
@click.option(
    "--overlap", default=1, show_default=True, metavar="N", help="How many people label the same document …"
)
@click.option("--percent", default=100.0, show_default=True, metavar="P", help="… for P % of the documents.")
@click.option(
    "--seed", default=1, show_default=True, metavar="N", help="The same seed draws the same assignment."
)
@click.option("--dry-run", is_flag=True, help="Only say what would be given to whom.")
@json_option
def assign(
    project: Path,
    annotators: str | None,
    overlap: int,
    percent: float,
    seed: int,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Give documents out to annotators.

    Every document goes to one person, a share of them to several, evenly and at random. What was given out
    before stays as it is.
    """
    with Project.open(project) as opened:
        everybody = opened.annotators()
        chosen = opened.team.labellers() if annotators is None else people.all_named(everybody, annotators)
        wish = Wish(tuple(person.uid for person in chosen), overlap, percent, seed)
        plan = opened.team.plan(wish)
        if not dry_run:
            opened.team.assign(plan)
    rows = [
        {"name": person.name, "new": plan.new[person.uid], "total": plan.totals[person.uid]}
        for person in chosen
    ]
    if as_json:
        facts = {"documents": plan.documents, "shared": plan.shared, "assigned": len(plan.pairs)}
        print_json({**facts, "dry_run": dry_run, "annotators": rows})
        return
    begun = "Would give out" if dry_run else "Gave out"
    several = f"; {plan.shared} of them to {overlap} people each" if overlap > 1 else ""
    if plan.pairs:
        say(f"{begun} {counted(plan.documents, 'document')} to {_people(len(rows))}{several}.")
    else:
        say("Nothing to give out: enough people have each document already.")
    for row in rows:
        say(f"  {row['name']:<20} {row['new']:>6} new, {row['total']:>6} in all")


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
