"""``annotator agreement``: figures for people, tables for papers, one JSON object for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.app.project import Project
from annotator.cli.printing import counted, print_json, say
from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.agreement.page import Page
    from annotator.measure.figure import Figure

MEASURES = ("stance", "spans", "statements", "pairs", "gamma")
"""What ``--measure`` chooses from; γ is only computed when it is asked for."""

_WIDTH = 80
"""Columns of a terminal that everybody has."""

_NAME = 28
"""Columns for what a figure is of; the figure and what it rests on take the others."""

Line = tuple[str, "Figure"]


def _names(value: str | None) -> list[str] | None:
    """A list of names parted by commas; None where the option was not given.

    Raises:
        click.UsageError: The list is empty.
    """
    if value is None:
        return None
    names = [name.strip() for name in value.split(",") if name.strip()]
    if not names:
        raise click.UsageError("A list of names, parted by commas, has one name or more.")
    return names


@click.command()
@click.argument("project", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--annotators", metavar="NAME,…", help="Whom to compare (default: all who finished anything).")
@click.option(
    "--labels", metavar="LABEL,…", help="Which labels the figures of spans are about (default: all)."
)
@click.option(
    "--measure",
    "measures",
    multiple=True,
    type=click.Choice(MEASURES),
    help="Print only these; gamma is computed when it is named. May be repeated.",
)
@click.option("--since", metavar="DATE", help="Only articles finished on this day or later (2026-08-31).")
@click.option("--resamples", type=click.IntRange(min=1), default=2000, show_default=True, metavar="N",
              help="Draws of articles for each 95 % interval.")  # fmt: skip
@click.option(
    "--seed", type=int, default=0, show_default=True, metavar="N", help="What the draws begin with."
)
@click.option("--table", "form", type=click.Choice(("csv", "latex", "markdown")), help="Print a table.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object on stdout.")
def agreement(
    project: Path,
    annotators: str | None,
    labels: str | None,
    measures: Sequence[str],
    since: str | None,
    resamples: int,
    seed: int,
    form: str | None,
    as_json: bool,
) -> None:
    """Say how far annotators agree, over the articles that two or more of them finished."""
    if as_json and form is not None:
        raise click.UsageError("--json and --table exclude each other")
    with Project.open(project) as opened:
        page = opened.agreement.page(
            _names(annotators), _names(labels), since, resamples=resamples, seed=seed
        )
        assert page is not None  # nobody can call it off here
        gamma = opened.agreement.gamma(page) if "gamma" in measures else None
    wanted = set(measures) or set(MEASURES)
    if as_json:
        _print_json(page, gamma, wanted)
    elif form is not None:
        _print_table(page, gamma, wanted, form)
    else:
        _print_page(page, gamma, wanted)


def _print_json(page: Page, gamma: Figure | None, wanted: set[str]) -> None:
    from annotator.app.agreement.as_json import as_json

    left_out = {"stance", "spans", "statements", "pairs"} - wanted
    print_json({key: value for key, value in as_json(page, gamma).items() if key not in left_out})


def _print_table(page: Page, gamma: Figure | None, wanted: set[str], form: str) -> None:
    from annotator.app.agreement.tables import table, written

    def is_wanted(measure: str, of: str) -> bool:
        is_pair = " – " in of or of.startswith("all without ")
        return ("pairs" if is_pair else measure.partition(".")[0]) in wanted

    rows = [row for row in table(page, gamma) if is_wanted(row.measure, row.of)]
    if not rows:
        raise UserError("agreement.no_rows")
    say(written(rows, form).rstrip("\n"))


def _print_page(page: Page, gamma: Figure | None, wanted: set[str]) -> None:
    from annotator.app.agreement.saying import left_out

    people = ", ".join(page.names.get(uid, uid) for uid in page.annotators)
    finished = f"{counted(page.documents, 'article')} that at least two of {people} finished."
    say(click.wrap_text(f"{finished} In brackets: the 95 % interval over articles.", _WIDTH))
    for part, heading, lines in _parts(page, gamma):
        if part in wanted and lines:
            say(f"\n{heading}")
            for name, figure in lines:
                say(f"  {_clipped(name):<{_NAME}}  {_told(figure)}")
    if excluded := left_out(page.excluded):
        say("\nNot counted")
        for line in excluded:
            say(click.wrap_text(line, _WIDTH, "  ", "    "))


def _parts(page: Page, gamma: Figure | None) -> Iterator[tuple[str, str, list[Line]]]:
    """What ``--measure`` calls each part, its heading, and its lines."""
    stance, spans, names = page.stance, page.spans, page.names
    yield (
        "stance",
        "Stance of statements that tie the same actor to the same proposal",
        [
            ("ordinal α", stance.alpha),
            ("nominal α", stance.alpha_nominal),
            ("AC1", stance.ac1),
            ("share of equal pairs", stance.percent),
        ],
    )
    yield (
        "spans",
        "Spans",
        [
            ("unitizing α", spans.u_alpha),
            ("F1 exact", spans.f1_exact),
            ("F1 overlap", spans.f1_overlap),
            ("F1 by character", spans.f1_character),
        ],
    )
    yield (
        "spans",
        "Spans by label: unitizing α, and F1 exact",
        [
            line
            for row in page.by_label
            for line in ((f"{row.name}, α", row.figures.u_alpha), (f"{row.name}, F1", row.figures.f1_exact))
        ],
    )
    yield "gamma", "Spans, γ", [] if gamma is None else [("γ", gamma)]
    yield (
        "statements",
        "Statements, F1",
        [
            ("whole triple", page.statements.f1),
            *(
                (page.role_names.get(step, "stance of the same link"), each)
                for step, each in page.statements.steps.items()
            ),
        ],
    )
    yield (
        "pairs",
        "Pairs, ordinal α of stance",
        [(f"{names.get(one.first)} – {names.get(one.second)}", one.figures["stance"]) for one in page.pairs],
    )


def _clipped(name: str) -> str:
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"


def _told(figure: Figure) -> str:
    from annotator.app.agreement.saying import why

    rests = f"{counted(figure.units, 'unit')}, {counted(figure.documents, 'article')}"
    if figure.value is None:
        return why(figure)
    interval = "" if figure.ci is None else f"[{figure.ci[0]:.2f}, {figure.ci[1]:.2f}]"
    return f"{figure.value:5.2f}  {interval:<14}  {rests}"
