"""``annotator network``: who stands where on what, and with whom, as a file for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from annotator.app.networks.choice import (
    DUPLICATES,
    ISOLATES,
    KINDS,
    MIXED,
    NORMS,
    STANCES,
    TOP,
    UNITS,
    Choice,
)
from annotator.app.project import Project
from annotator.cli.options import as_text, format_options, json_option, project_argument
from annotator.cli.printing import counted, print_issues, print_json, say

if TYPE_CHECKING:
    from annotator.app.networks.report import NetworkReport, Written

_F = TypeVar("_F", bound=Callable[..., Any])
_ALL_NORMS = tuple(dict.fromkeys(norm for norms in NORMS.values() for norm in norms))


def _level(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """A number of steps up, or ``top``."""
    if value.casefold() == "top":
        return TOP
    if not value.isascii() or not value.isdigit():
        raise click.BadParameter(f"“{value}” is neither a number of steps nor “top”")
    return int(value)


def _pairs(ctx: click.Context, param: click.Parameter, given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Each ``KEY=VALUE`` as a pair."""
    pairs = []
    for pair in given:
        key, equals, value = pair.partition("=")
        if not key or not equals:
            raise click.BadParameter(f"“{pair}” is not of the form KEY=VALUE")
        pairs.append((key, value))
    return tuple(pairs)


def _one_of(*names: str, of: Sequence[str], default: str | None, told: str) -> Callable[[_F], _F]:
    choice = click.Choice(tuple(of), case_sensitive=False)
    return click.option(*names, type=choice, default=default, show_default=default is not None, help=told)


def _text(*names: str, told: str, metavar: str = "NAME") -> Callable[[_F], _F]:
    return click.option(*names, default="", metavar=metavar, callback=as_text, help=told)


def _steps(name: str, told: str) -> Callable[[_F], _F]:
    return click.option(name, default="0", metavar="N|top", callback=_level, show_default=True, help=told)


def _count(*names: str, told: str) -> Callable[[_F], _F]:
    return click.option(
        *names, type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help=told
    )


def _several(*names: str, metavar: str, told: str, pairs: bool = False) -> Callable[[_F], _F]:
    callback = _pairs if pairs else None
    return click.option(*names, multiple=True, metavar=metavar, callback=callback, help=told)


@click.command()
@project_argument
@click.argument("out", type=click.Path(path_type=Path))
@_one_of("--kind", of=KINDS, default="two-mode", told="Actors by proposals, or what ties two actors.")
@_one_of("--stance", of=STANCES, default="ignore", told="With two modes: count alike, sum, or combine.")
@_one_of("--nodes", of=("actor", "proposal"), default="actor", told="With one mode: whom to tie.")
@_one_of("--normalise", "--normalize", of=_ALL_NORMS, default="none", told="By what weights are divided.")
@_one_of("--duplicates", of=DUPLICATES, default="none", told="Within what a repeated statement counts once.")
@click.option(
    "--format",
    "format_name",
    metavar="NAME",
    help="graphml, gexf, csv or dl (default: by the suffix of OUT).",
)
@_text("--layers", metavar="gold|all|NAME,…", told="Whose statements (default: gold if there is any).")
@_text("--type", told="The statement type (default: the first with two roles).")
@_text("--actor", metavar="ROLE", told="The role whose entities are actors.")
@_text("--proposal", metavar="ROLE", told="The role whose entities are proposals.")
@_text("--qualifier", told="An attribute or a role to take in place of the stance.")
@click.option("--categories", is_flag=True, help="Stances are names: two are the same or not.")
@_one_of("--mixed", of=MIXED, default="leave-out", told="Stances off the scale, where distances count.")
@_steps("--level", "Actors: how many steps up the hierarchy they are counted.")
@_steps("--proposal-level", "The same for proposals.")
@_text("--since", metavar="DATE", told="Articles from 2024, 2024-03 or 2024-03-17 on.")
@_text("--until", metavar="DATE", told="Articles up to and including this date.")
@_several("--exclude", metavar="ENTITY", told="Leave out statements that name it. May be repeated.")
@_several("--exclude-stance", "exclude_stances", metavar="STANCE", told="Leave out this stance.")
@_several("--only", metavar="KEY=VALUE", told="Only articles with this metadata.", pairs=True)
@_several("--without", metavar="KEY=VALUE", told="No articles with this metadata.", pairs=True)
@click.option("--no-doubt", is_flag=True, help="Leave out statements in doubt.")
@_count("--least-actor", told="How many statements an actor must have.")
@_count("--least-proposal", told="How many statements a proposal must have.")
@_one_of(
    "--isolates", of=ISOLATES, default="keep", told="Nodes without an edge; “all”: also of what is left out."
)
@_one_of("--slices", of=UNITS, default=None, told="A network for each window of time, each in its own file.")
@_count("--size", told="How many units a window has.")
@_count("--step", told="How many units later the next one begins.")
@click.option("--cumulative", is_flag=True, help="Windows that all begin with the first.")
@click.option("--dna", is_flag=True, help="Figures as those of Discourse Network Analyzer.")
@format_options
@json_option
def network(
    project: Path,
    out: Path,
    format_name: str | None,
    options: dict[str, Any],
    as_json: bool,
    categories: bool,
    no_doubt: bool,
    level: int,
    **chosen: Any,
) -> None:
    """Export the network of actors and proposals, or of one of them.

    Two actors are tied by congruence if they say the same of a proposal, by conflict if they say the
    opposite; subtract is the one less the other, ignore only asks whether they speak of the same.
    docs/networks.md has the formulas.
    """
    scale = "categories" if categories else "numbers"
    choice = Choice(scale=scale, doubtful=not no_doubt, actor_level=level, **chosen)
    with Project.open(project) as opened:
        report = opened.networks.export(out, choice, format=format_name, options=options)
    if as_json:
        print_json(report.to_json())
    else:
        _say(report)


def _say(report: NetworkReport) -> None:
    for written in report.written:
        say(_line(written))
    say(f"{report.counted} of {counted(report.pool, 'statement')} counted.")
    print_issues("Left out", report.left_out)
    print_issues("To look at", report.notes)
    print_issues("What the format cannot hold", report.lost)


def _line(written: Written) -> str:
    names = " and ".join(click.format_filename(file) for file in written.files)
    nodes = " + ".join(map(str, written.nodes))
    return f"{names}: {nodes} nodes, {counted(written.edges, 'edge')}"
