"""``annotator review``: what a policy makes gold of, and what remains for a reviewer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.app.project import Project
from annotator.cli.options import json_option, project_argument
from annotator.cli.printing import counted, print_json, say
from annotator.core.commands import SetPolicy
from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.reviewing.running import ReviewReport
    from annotator.measure.policies import Policy

_POLICY = re.compile(r"(?P<name>all|majority|nobody)|at[-_]least=(?P<least>[1-9][0-9]{0,3})")


@click.command()
@project_argument
@click.option(
    "--policy",
    metavar="all|majority|at-least=K|nobody",
    help="Who must agree (default: what the project says, else all).",
)
@click.option(
    "--boundary",
    type=click.Choice(["exact", "union", "intersection", "longest"]),
    help="What becomes of boundaries that differ by no more than the tolerance (default: exact).",
)
@click.option("--tolerance", type=click.IntRange(min=0), metavar="N", help="In characters, where not exact.")
@click.option(
    "--documents",
    multiple=True,
    metavar="NAME",
    help="Title or uid of an article; may be given several times (default: all).",
)
@click.option("--dry-run", is_flag=True, help="Only tell what would become gold and what would remain.")
@json_option
def review(
    project: Path,
    policy: str | None,
    boundary: str | None,
    tolerance: int | None,
    documents: Sequence[str],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Make gold of what annotators agree on.

    What they disagree on is counted and left to a reviewer; what reviewers decided stays. A policy applied
    to all articles is the project's from then on.
    """
    with Project.open(project) as opened:
        rule = _policy(policy, boundary, tolerance, opened.review.policy)
        report = opened.review.apply(rule, _chosen(opened, documents), dry_run=dry_run)
        if not (dry_run or documents) and rule != opened.review.policy:
            opened.execute(SetPolicy(rule.to_json()))
    if as_json:
        print_json(report.to_json())
    else:
        _say(report)


def _policy(name: str | None, boundary: str | None, tolerance: int | None, default: Policy) -> Policy:
    """The policy that the options name; what they leave out is as the project has it."""
    from annotator.measure.policies import Policy

    told = default.to_json() if name is None else {}
    if name is not None:
        found = _POLICY.fullmatch(name.strip().casefold())
        if found is None:
            raise UserError("review.unknown_policy", policy=name)
        least = found["least"]
        told = {"name": found["name"]} if least is None else {"name": "at_least", "at_least": int(least)}
    if boundary is not None:
        told["boundary"] = boundary
    if tolerance is not None:
        told["tolerance"] = tolerance
        if told.get("boundary", "exact") == "exact" and tolerance:
            raise UserError("review.tolerance_for_exact")
    return Policy.from_json(told)


def _chosen(project: Project, names: Sequence[str]) -> list[str] | None:
    """Uids of the articles of these uids or titles; None for all.

    Raises:
        UserError: ``review.no_such_document``.
    """
    if not names:
        return None
    summaries = project.documents()
    chosen: list[str] = []
    for name in names:
        found = [one.uid for one in summaries if name in (one.uid, one.title)]
        if not found:
            raise UserError("review.no_such_document", name=name)
        chosen += found
    return chosen


def _say(report: ReviewReport) -> None:
    are = "would be" if report.dry_run else "are"
    rows = report.agreed + report.left_out + report.decided + report.to_decide
    say(f"{counted(report.documents, 'document')} with two finished layers or more, {counted(rows, 'row')}:")
    say(f"  {report.agreed:>5}  {are} gold by the policy")
    say(f"  {report.left_out:>5}  {are} left out by the policy")
    say(f"  {report.decided:>5}  decided by reviewers")
    say(f"  {report.to_decide:>5}  to decide")
    if report.stale or report.conflicts:
        say(f"         ({report.stale} of these changed since, {report.conflicts} in conflict)")
    if report.to_decide:
        say("To decide, by document:")
    for one in report.by_document:
        if one.to_decide:
            say(f"  {one.to_decide:>5}  {one.title}")
