"""Arguments and options that several commands have."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click


def as_text(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A name as text: bytes that the terminal could not decode become U+FFFD, as in file names."""
    return None if value is None else os.fsencode(value).decode("utf-8", "replace")


def _as_options(ctx: click.Context, param: click.Parameter, given: Sequence[str]) -> dict[str, Any]:
    """``name=value`` pairs; a value that is JSON (a number, true, {"text": "Body"}) is taken as that."""
    options: dict[str, Any] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not name or not equals:
            raise click.BadParameter(f"“{pair}” is not of the form NAME=VALUE")
        try:
            options[name] = json.loads(value)
        except ValueError:
            options[name] = value
    return options


format_options = click.option(
    "--option",
    "options",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_as_options,
    help="An option of the format; docs/formats.md lists them. May be given several times.",
)
project_argument = click.argument("project", type=click.Path(path_type=Path, dir_okay=False))
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object on stdout.")
