"""``annotator merge``: bring in the work of other files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from annotator.app.project import Project
from annotator.app.reports import told
from annotator.app.sharing.report import FileReport, MergeReport
from annotator.app.sharing.wording import conflicts, headline, layer_lines
from annotator.cli.options import json_option, project_argument
from annotator.cli.printing import print_issues, print_json, say
from annotator.errors import UserError
from annotator.plugin_api import Issue


def _pairs(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in values:
        there, separator, here = value.partition("=")
        if not (there and separator and here):
            raise click.BadParameter(f"“{value}” is not THERE=HERE, a document's uid on either side.")
        found[there] = here
    return found


@click.command()
@project_argument
@click.argument("others", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="OTHER...")
@click.option("--dry-run", is_flag=True, help="Only tell what would come.")
@click.option(
    "--pair",
    "pairs",
    multiple=True,
    metavar="THERE=HERE",
    callback=_pairs,
    help="Which document (uid) of another project is which of this one.",
)
@json_option
def merge(project: Path, others: Sequence[Path], dry_run: bool, pairs: dict[str, str], as_json: bool) -> None:
    """Bring in what others did in other files of this project.

    The other files are only read. Order does not matter, nor how often. Exits with 1 if a file was refused.
    """
    with Project.open(project) as opened:
        try:
            report = opened.sharing.merge(list(others), preview=dry_run, pairs=pairs)
        except UserError as error:
            refused = Issue(str(others[0]), error.code, error.params)
            report = MergeReport((FileReport(others[0], refused=refused),), dry_run)
    if as_json:
        print_json(report.to_json())
    else:
        for file in report.files:
            _say(file, dry_run)
    for issue in told(report.refused):
        click.echo(issue["message"], err=True)
    if report.refused:
        sys.exit(1)


def _say(file: FileReport, dry_run: bool) -> None:
    if file.refused is not None:
        return
    name = click.format_filename(file.path)
    say(f"{name}{' would bring' if dry_run else ''}: {headline(file)}")
    for line in layer_lines(file):
        say(f"  {line}")
    print_issues("  Said differently", list(conflicts(file)))
    print_issues("  To look at", file.warnings)
