"""``annotator codebook``: the codebook as a file, or a changed file made the codebook."""

from __future__ import annotations

from pathlib import Path

import click

from annotator.app.birth import read_codebook_file
from annotator.app.project import Project
from annotator.cli.options import json_option, project_argument
from annotator.cli.printing import counted, print_json, say
from annotator.errors import UserError


@click.command()
@project_argument
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it to this file.")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    help="Make this file the codebook; what the file lacks is retired, not deleted.",
)
@click.option("--dry-run", is_flag=True, help="With --from: only tell what would change.")
@click.option("--versions", is_flag=True, help="Tell its versions: when, by whom, what is different.")
@json_option
def codebook(
    project: Path, out: Path | None, source: Path | None, dry_run: bool, versions: bool, as_json: bool
) -> None:
    """Show the codebook of a project, write it to a file, or change it by one.

    The file is one that "annotator new --codebook" reads.
    """
    with Project.open(project) as opened:
        if source is not None:
            _apply(opened, source, dry_run, as_json)
        if versions:
            _versions(opened, as_json)
        if out is not None:
            _write(opened, out)
        elif source is None and not versions:
            _show(opened, as_json)


def _write(project: Project, out: Path) -> None:
    from annotator.app.codebooks.writing import codebook_toml

    try:
        out.write_text(codebook_toml(project.codebook), encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError("codebook_edit.not_written", file=str(out), reason=reason) from error
    click.echo(f"Wrote version {project.codebook.version} of “{project.codebook.name}” to {out}.", err=True)


def _show(project: Project, as_json: bool) -> None:
    from annotator.app.codebooks.writing import codebook_toml

    if as_json:
        print_json(project.codebook.to_json())
    else:
        click.echo(codebook_toml(project.codebook), nl=False)


def _apply(project: Project, source: Path, dry_run: bool, as_json: bool) -> None:
    from annotator.app.codebooks.applying import apply, plan
    from annotator.app.codebooks.wording import difference_words

    planned = plan(project, read_codebook_file(source).codebook)
    if not dry_run:
        apply(project, planned)
    told = [difference_words(one) for one in planned.differences]
    if as_json:
        print_json({"version": project.codebook.version, "dry_run": dry_run, "changes": told})
        return
    verb = "would change" if dry_run else "changed"
    say(f"{counted(len(told), 'difference')} {verb}; the codebook is at version {project.codebook.version}.")
    for line in told:
        say(f"  {line}")


def _versions(project: Project, as_json: bool) -> None:
    from annotator.app.codebooks.history import versions
    from annotator.app.codebooks.wording import difference_words

    lines = versions(project)
    if as_json:
        print_json(
            [
                {
                    "version": line.number,
                    "begun": line.begun.isoformat(timespec="seconds"),
                    "people": list(line.people),
                    "changes": [difference_words(one) for one in line.differences],
                }
                for line in lines
            ]
        )
        return
    for line in reversed(lines):
        who = f", {', '.join(line.people)}" if line.people else ""
        say(f"Version {line.number}, {line.begun:%Y-%m-%d}{who}")
        for one in line.differences:
            say(f"  {difference_words(one)}")
