"""The files that belong to an ``.ann`` file, and whose labels its place says they are.

``doc.ann`` has its text in ``doc.txt``; ``doc.alice.ann`` and ``alice/doc.ann`` may share the text
``doc.txt`` of their folder or of the one above. What brat has no place for stands in ``doc.annotator.json``.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.formats.decoding import decode
from annotator.formats.layer_names import GOLD
from annotator.plugin_api import Source

SIDECAR = ".annotator.json"
CONFIGS = ("annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf")
_UP = 3
"""How many folders above a file may hold its configuration."""

BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose labels a file has, as its place says: nobody's in particular, somebody's, or gold."""

    name: str | None = None
    gold: bool = False


def companions(path: Path) -> Sequence[Path]:
    """The files that are read together with the ``.ann`` file ``path``, or are its server's settings."""
    places = [path.with_suffix(SIDECAR), *(folder / name for folder in _above(path) for name in CONFIGS)]
    found = [place for place in places if place.is_file()]
    text = text_of(path)
    return found if text is None else [text, *found]


def text_of(path: Path) -> Path | None:
    """The file that holds the text of ``path``."""
    own, shared = path.with_suffix(".txt"), _shared(path)
    places = (own, shared, path.parent.parent / own.name)
    return next((place for place in places if place is not None and place.is_file()), None)


def config_of(path: Path) -> Path | None:
    """The ``annotation.conf`` in force: that of the file's folder, else of the nearest folder above."""
    places = (folder / CONFIGS[0] for folder in _above(path))
    return next((place for place in places if place.is_file()), None)


def owner_of(source: Source, text: Path, chosen: str) -> Owner:
    """Whose labels a file has: by its ``folder``, its ``name``, ``nobody``, or ``auto``: what is evident.

    Evident is ``doc.alice.ann`` beside ``doc.txt``; and the folder's name, if the text lies above it, or it
    is called "gold", or another folder beside it has labels on the same text, both within what is imported.
    """
    path = source.path
    folder = path.absolute().parent.name
    named = Path(path.stem).suffix.removeprefix(".")
    if chosen == "nobody":
        return Owner()
    if chosen == "name" or (chosen == "auto" and named and text == _shared(path)):
        return _owner(named)
    is_evident = folder.casefold() == GOLD or text.parent != path.parent
    is_evident = is_evident or (chosen == "auto" and "/" in source.name and _has_twin(path, text))
    return _owner(folder) if chosen == "folder" or is_evident else Owner()


def read_text(path: Path, source: Source) -> str | None:
    """The text of ``path``: UTF-8, as brat wants it, else what the bytes suggest.

    A byte-order mark stays: brat counts it. None, with the reason reported, if it is no text.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    except OSError as error:
        source.skip("import.unreadable", reason=error.strerror or str(error))
        return None
    if "\0" not in text:
        return text
    name = source.name if path == source.path else str(Path(source.name).with_name(path.name))
    return decode(Source(path, name, source.report, source.options))


def _shared(path: Path) -> Path | None:
    """``doc.txt`` for ``doc.alice.ann``."""
    stem = Path(path.stem)
    return path.with_name(f"{stem.stem}.txt") if stem.suffix else None


def _above(path: Path) -> list[Path]:
    return [path.parent, *list(path.parent.parents)[:_UP]]


def _owner(name: str) -> Owner:
    return Owner(gold=True) if name.casefold() == GOLD else Owner(name or None)


def _has_twin(path: Path, text: Path) -> bool:
    """Whether a folder beside that of ``path`` has labels on a text of the same name and content."""
    above = path.absolute().parent.parent
    with os.scandir(above) as entries:
        folders = [
            entry.name for entry in entries if entry.is_dir() and entry.name != path.absolute().parent.name
        ]
    for folder in folders:
        other = above / folder / text.name
        if (above / folder / path.name).is_file() and other.is_file() and _are_equal(text, other):
            return True
    return False


def _are_equal(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
