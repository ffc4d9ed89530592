"""Arguments and options that several commands have."""

from __future__ import annotations

import os
from pathlib import Path

import click


def as_text(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A name as text: bytes that the terminal could not decode become U+FFFD, as in file names."""
    return None if value is None else os.fsencode(value).decode("utf-8", "replace")


project_argument = click.argument("project", type=click.Path(path_type=Path, dir_okay=False))
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object on stdout.")
