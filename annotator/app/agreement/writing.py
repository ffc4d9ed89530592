"""Putting a table in its file."""

from __future__ import annotations

from pathlib import Path

from annotator.app.foreign import is_project
from annotator.errors import UserError


def write(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8, never over a project.

    Raises:
        UserError: ``export.onto_other``, ``export.unwritable``.
    """
    if path.is_file() and is_project(path):
        raise UserError("export.onto_other", file=path.name)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UserError("export.unwritable", file=path.name, reason=error.strerror or str(error)) from error
