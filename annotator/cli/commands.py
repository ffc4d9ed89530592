"""The commands that do without a window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from annotator.app import plugins
from annotator.app.project import Project
from annotator.app.reports import told
from annotator.cli.agreement import agreement
from annotator.cli.assign import assign
from annotator.cli.codebook import codebook as codebook_
from annotator.cli.dataset import dataset
from annotator.cli.merge import merge
from annotator.cli.network import network
from annotator.cli.options import as_text, format_options, json_option, project_argument
from annotator.cli.people import people as people_
from annotator.cli.printing import counted, print_issues, print_json, say, totals
from annotator.cli.review import review
from annotator.cli.search import search
from annotator.cli.split import split
from annotator.plugin_api import Issue

_ALREADY_THERE = "import.already_there"


@click.command()
@project_argument
@click.option("--codebook", type=click.Path(path_type=Path), help="A codebook file (default: Positions).")
@click.option("--annotator", metavar="NAME", callback=as_text, help="The first person of the project.")
def new(project: Path, codebook: Path | None, annotator: str | None) -> None:
    """Create a project."""
    with Project.create(project, codebook=codebook, annotator=annotator) as made:
        say(f"Created {click.format_filename(made.path)} with the codebook “{made.codebook.name}”.")


@click.command("import")
@project_argument
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--format", "format_name", metavar="NAME", help="How to read the files (default: by what they are)."
)
@click.option(
    "--annotator", metavar="NAME", callback=as_text, help="Whose labels they are where a file does not say."
)
@click.option(
    "--offsets",
    metavar="UNIT",
    help="What offsets count, where nothing in a file tells: code-points, utf-16, bytes …",
)
@click.option(
    "--near-duplicates",
    "near",
    type=click.Choice(["keep", "mark", "skip"]),
    default="keep",
    show_default=True,
    help="What to do with articles nearly the same as others, such as agency copy: keep all, mark each group "
    "in the metadata, or import only the first.",
)
@click.option(
    "--reanchor", is_flag=True, help="Look elsewhere in the text for what a span quotes and does not hold."
)
@format_options
@json_option
def import_(
    project: Path,
    paths: Sequence[Path],
    format_name: str | None,
    annotator: str | None,
    offsets: str | None,
    near: str,
    reanchor: bool,
    options: dict[str, Any],
    as_json: bool,
) -> None:
    """Import articles and labels from files and folders."""
    if offsets is not None:
        options["offsets"] = offsets
    with Project.open(project, annotator=annotator) as opened:
        report = opened.import_files(
            list(paths), format=format_name, options=options, near=near, reanchor=reanchor
        )
    if as_json:
        print_json(report.to_json())
    else:
        say(f"Imported {totals(report.documents, report.spans, report.statements)}.")
        print_issues("Left out", report.skipped)
        print_issues("Warnings", report.warnings)
    _fail_if_nothing_came(report.documents + report.spans + report.statements, report.skipped)


def _fail_if_nothing_came(count: int, skipped: Sequence[Issue]) -> None:
    """Exit with 1 when all there was had to be refused; what was there already is no failure."""
    if count == 0 and skipped and all(issue.code != _ALREADY_THERE for issue in skipped):
        click.echo(f"Nothing was imported. {told(skipped)[0]['message']}", err=True)
        sys.exit(1)


@click.command()
@project_argument
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--format", "format_name", required=True, metavar="NAME", help="See “annotator formats”.")
@click.option("--layers", default="all", metavar="all|gold|NAME,…", show_default=True, help="Whose labels.")
@format_options
@json_option
def export(
    project: Path, out: Path, format_name: str, layers: str, options: dict[str, Any], as_json: bool
) -> None:
    """Export documents and labels to a file, or to a folder where the format is one of folders."""
    with Project.open(project) as opened:
        report = opened.export(out, format=format_name, layers=layers, options=options)
    if as_json:
        print_json(report.to_json())
    else:
        say(f"Exported {totals(report.documents, report.spans, report.statements)}:")
        for path in report.files:
            say(f"  {path}")
        print_issues("Not in the file", report.lost)


@click.command()
@project_argument
@json_option
def info(project: Path, as_json: bool) -> None:
    """Say what a project is and how much is in it."""
    with Project.open(project) as opened:
        facts = opened.info()
    if as_json:
        print_json(facts)
        return
    people = ", ".join(f"{person['name']} ({person['role']})" for person in facts["annotators"])
    say(f"{facts['path']}")
    say(f"  codebook    {facts['codebook']['name']}, version {facts['codebook']['version']}")
    say(f"  annotators  {people or 'nobody yet'}")
    for name in ("documents", "entities", "spans", "statements"):
        say(f"  {name:<11} {facts[name]}")


@click.command()
@json_option
def formats(as_json: bool) -> None:
    """List the formats, and what each can hold."""
    known = plugins.formats()
    if as_json:
        print_json(
            {
                "formats": [
                    {
                        "name": format_.name, "title": format_.title, "suffixes": list(format_.suffixes),
                        "reads": format_.read is not None, "writes": format_.write is not None,
                        "holds": sorted(held.value for held in format_.holds),
                    }
                    for format_ in known.known
                ],
                "networks": [
                    {"name": one.name, "title": one.title, "suffixes": list(one.suffixes)}
                    for one in plugins.network_formats().known
                ],
                "broken": told(known.broken),
            }
        )  # fmt: skip
        return
    for_networks = plugins.network_formats()
    names = [one.name for one in known.known] + [one.name for one in for_networks.known]
    widest = max(map(len, names), default=0)
    for format_ in known.known:
        directions = " and ".join(
            word for word, able in (("import", format_.read), ("export", format_.write)) if able
        )
        say(f"{format_.name:<{widest}}  {directions:<17}  {format_.title}")
    for of_network in for_networks.known:
        say(f"{of_network.name:<{widest}}  {'network':<17}  {of_network.title}")
    print_issues("Plug-ins left out", [*known.broken, *for_networks.broken])


@click.command()
@project_argument
@json_option
def check(project: Path, as_json: bool) -> None:
    """Verify a project: file, history, tables, texts and quotes. Exits with 1 if anything is wrong."""
    with Project.open(project) as opened:
        faults = [Issue(fault.where, fault.code) for fault in opened.check()]
    if as_json:
        print_json({"ok": not faults, "faults": told(faults)})
    else:
        print_issues("Faults", faults)
    if faults:
        click.echo(
            f"{project} has {counted(len(faults), 'fault')}; keep it and open the latest backup.", err=True
        )
        sys.exit(1)
    if not as_json:
        say(f"{project} is sound.")


COMMANDS: dict[str, click.Command] = {
    command.name or "": command
    for command in (
        new,
        import_,
        export,
        merge,
        review,
        agreement,
        dataset,
        network,
        split,
        assign,
        people_,
        codebook_,
        search,
        info,
        formats,
        check,
    )
}
