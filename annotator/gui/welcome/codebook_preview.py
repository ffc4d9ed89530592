"""What a codebook lets one say, in a few lines."""

from __future__ import annotations

from pathlib import Path

from annotator.app.birth import read_codebook_file
from annotator.app.messages.words import gettext
from annotator.app.resources import resource
from annotator.core.codebook.model import Codebook


def codebook_in_short(path: Path | None) -> str:
    """Labels with their keys, and stance values, of the codebook at ``path`` (None: the usual one).

    Raises:
        UserError: a ``codebook.*`` code when the file can't be read.
    """
    book = read_codebook_file(path or resource("codebooks", "positions.toml")).codebook
    lines = [book.name, gettext("Labels: {}").format(_labels(book))]
    if book.values:
        values = ", ".join(f"{value.symbol} {value.name}".strip() for value in book.values)
        lines.append(gettext("Stances: {}").format(values))
    return "\n".join(lines)


def _labels(book: Codebook) -> str:
    return ", ".join(
        f"{label.name} ({label.key.upper()})" if label.key else label.name for label in book.labels
    )
