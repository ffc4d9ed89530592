"""``annotator split``: make the file that an annotator takes away."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

import click

from annotator.app import people
from annotator.app.naming import PROJECT_SUFFIX
from annotator.app.project import Project
from annotator.app.sharing.splitting import suggested_file
from annotator.cli.options import as_text, json_option, project_argument
from annotator.cli.printing import counted, print_json, say


@click.command()
@project_argument
@click.option("--for", "name", required=True, metavar="NAME", callback=as_text, help="Who takes it away.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"The file to make (default: beside the project, PROJECT-NAME{PROJECT_SUFFIX}).",
)
@click.option(
    "--documents",
    type=click.Choice(["assigned", "all"]),
    default="assigned",
    show_default=True,
    help="Which documents go along; where nothing is assigned to anybody, all do.",
)
@json_option
def split(project: Path, name: str, out: Path | None, documents: str, as_json: bool) -> None:
    """Make a file with one person's documents and labels, and nobody else's labels."""
    with Project.open(project) as opened:
        person = people.named(opened.annotators(), name)
        report = opened.sharing.split(
            person.uid,
            out or suggested_file(project, person.name),
            documents=cast(Literal["assigned", "all"], documents),
        )
    if as_json:
        print_json(report.to_json())
    else:
        own = f"{counted(report.spans, 'span')} and {counted(report.statements, 'statement')} of their own"
        say(
            f"Split off {counted(report.documents, 'document')} for {report.annotator}, with {own}: "
            f"{click.format_filename(report.path)}"
        )
