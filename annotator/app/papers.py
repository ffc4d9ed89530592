"""The papers of a dataset: what tells about the data, and is no article when the folder is imported."""

from __future__ import annotations

from pathlib import Path

CARD, CROISSANT, MANIFEST = "README.md", "croissant.json", "manifest.json"
FORM = "annotator-dataset/1"

_KNOWN_BY = f'{{\n "format": "{FORM}"'.encode()


def is_paper(path: Path) -> bool:
    """Whether a file is one of the papers of a dataset that this program made."""
    if path.name not in (CARD, CROISSANT, MANIFEST):
        return False
    try:
        with (path.parent / MANIFEST).open("rb") as stream:
            return stream.read(len(_KNOWN_BY)) == _KNOWN_BY
    except OSError:
        return False
