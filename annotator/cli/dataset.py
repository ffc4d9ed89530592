"""``annotator dataset``: divided, described data for whoever trains or counts with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from annotator.app.project import Project
from annotator.cli.options import as_text, format_options, json_option, project_argument
from annotator.cli.printing import counted, print_issues, print_json, say


@click.command()
@project_argument
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--format", "format_name", required=True, metavar="NAME", help="See “annotator formats”.")
@click.option("--layer", default="gold", show_default=True, metavar="gold|all|majority|soft|NAME,…",
              callback=as_text, help="Whose labels.")  # fmt: skip
@click.option("--split", "splits", default="train=0.8,dev=0.1,test=0.1", show_default=True,
              metavar="NAME=SHARE,…", help="Names and shares; train=1 divides nothing.")  # fmt: skip
@click.option(
    "--seed", type=int, default=0, show_default=True, metavar="N", help="What splits are drawn from."
)
@click.option("--stratify", type=click.Choice(("stance", "label", "none")), default="stance",
              show_default=True, help="What every split shall have its share of.")  # fmt: skip
@click.option("--map", "mapped", multiple=True, metavar="OLD=NEW",
              help="Rename or merge a label or a stance; OLD= leaves it out. May be repeated.")  # fmt: skip
@click.option("--only", "filters", multiple=True, metavar="FILTER",
              help="state=closed, since=DATE, until=DATE, source=NAME, label=ID, done.")  # fmt: skip
@click.option("--licence", default="", metavar="TEXT", help="Under which the dataset is passed on (SPDX id).")
@click.option("--pseudonyms", is_flag=True, help="Call annotators “Annotator 1” and so on.")
@click.option("--preview", is_flag=True, help="Say what would be written, and write nothing.")
@format_options
@json_option
def dataset(
    project: Path,
    out: Path,
    format_name: str,
    layer: str,
    splits: str,
    seed: int,
    stratify: Any,
    mapped: Sequence[str],
    filters: Sequence[str],
    licence: str,
    pseudonyms: bool,
    preview: bool,
    options: dict[str, Any],
    as_json: bool,
) -> None:
    """Make a dataset in the folder OUT: data in splits, a card, a manifest of hashes."""
    from annotator.app.datasets import Filters, Plan, mapping_of, splits_of

    plan = Plan(
        format=format_name,
        layer=layer,
        splits=splits_of(splits),
        seed=seed,
        stratify=stratify,
        mapping=mapping_of(mapped),
        filters=Filters.of(filters),
        licence=licence,
        pseudonyms=pseudonyms,
        options=options,
    )
    with Project.open(project) as opened:
        made = opened.datasets.preview(plan) if preview else opened.datasets.write(out, plan)
    assert made is not None  # nobody can call it off here
    if as_json:
        print_json(made.to_json())
        return
    say("Would write:" if preview else f"Wrote {click.format_filename(out)}:")
    for name, counts in made.splits:
        rest = f"{counted(counts.spans, 'span')}, {counted(counts.statements, 'statement')}"
        say(f"  {name:<8} {counted(counts.documents, 'document')}, {rest}")
    if made.near_duplicates:
        say(f"  {counted(made.near_duplicates, 'near-duplicate')} kept with the document they resemble")
    print_issues("Not in the dataset", made.lost)
