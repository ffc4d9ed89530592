"""``annotator people``: who takes part in a project, in which role, and how far everybody is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from annotator.app import people as knowing
from annotator.app.project import Project
from annotator.app.team.progress import PersonProgress
from annotator.cli.options import as_text, json_option, project_argument
from annotator.cli.printing import print_json, say
from annotator.core.commands import AddAnnotator, Command, SetRole, Together
from annotator.core.kinds import PERSON_ROLES
from annotator.core.records import Annotator
from annotator.core.uids import new_uid


def _texts(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> list[str]:
    return [as_text(ctx, param, value) or "" for value in values]


def _roles(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> list[tuple[str, str]]:
    pairs = [value.rpartition("=") for value in _texts(ctx, param, values)]
    if not all(name and role in PERSON_ROLES for name, _, role in pairs):
        raise click.BadParameter(f"write NAME=ROLE, with one of the roles {', '.join(PERSON_ROLES)}.")
    return [(name, role) for name, _, role in pairs]


@click.command()
@project_argument
@click.option("--add", multiple=True, metavar="NAME", callback=_texts, help="Let a person take part.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="NAME=ROLE",
    callback=_roles,
    help="Make a person annotator, reviewer or manager.",
)
@json_option
def people(project: Path, add: list[str], roles: list[tuple[str, str]], as_json: bool) -> None:
    """Say who takes part and how far everybody is; add people and change their roles."""
    with Project.open(project) as opened:
        if add or roles:
            opened.execute(Together("SetRole", tuple(_commands(opened.annotators(), add, roles))))
        rows = [_told(person) for person in opened.team.progress().people]
    if as_json:
        print_json({"annotators": rows})
        return
    for row in rows:
        told = (
            f"{row['finished']} of {row['assigned']} assigned" if row["assigned"] else f"{row['done']} done"
        )
        ready = f", ready {row['ready']}" if row["ready"] else ""
        say(f"{row['name']:<20} {row['role']:<10} {told}{ready}")
    if not rows:
        say("Nobody takes part yet.")


def _commands(
    known: Sequence[Annotator], add: Sequence[str], roles: Sequence[tuple[str, str]]
) -> list[Command]:
    added = [Annotator(new_uid(), " ".join(name.split())) for name in add]
    commands: list[Command] = [AddAnnotator(person.name, uid=person.uid) for person in added]
    for name, role in roles:
        commands.append(SetRole(knowing.named([*known, *added], name).uid, role))
    return commands


def _told(person: PersonProgress) -> dict[str, Any]:
    return {
        "name": person.annotator.name,
        "role": person.annotator.role,
        "assigned": person.assigned,
        "finished": person.assigned_done,
        "done": person.done,
        "in_progress": person.in_progress,
        "skipped": person.skipped,
        "statements": person.statements,
        "spans": person.spans,
        "seconds": person.seconds,
        "seconds_per_document": person.seconds_per_document,
        "seconds_per_statement": person.seconds_per_statement,
        "per_day": person.per_day,
        "ready": None if person.ready is None else person.ready.isoformat(),
    }
