"""How a dataset's files are loaded: three lines of Python for people, a few of YAML for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.app.datasets.croissant import columns_of
from annotator.app.papers import CARD

if TYPE_CHECKING:
    from annotator.app.datasets.writing import Making


@dataclass(frozen=True, slots=True)
class Loading:
    """The ``example`` in Python, and what the card's front matter tells of the data in a folder."""

    example: Sequence[str]
    front_matter: Callable[[Path], Sequence[str]]


def loading(making: Making) -> Loading:
    """How this dataset is loaded."""
    names = [split.name for split in making.splits if split.documents]
    suffix = making.format.suffixes[0]
    if making.has_one_folder:
        return Loading(_EXAMPLES.get(suffix, _EXAMPLES["folder"])(names), _of_writer)
    if making.format.folder:
        return Loading(_EXAMPLES["folder"](names), lambda folder: ())
    files = {name: f"{name}{suffix}" for name in names}
    example = _EXAMPLES.get(suffix, _EXAMPLES[""])
    return Loading(example(names), lambda folder: _configs(folder, files))


def _of_writer(folder: Path) -> Sequence[str]:
    """What a writer that knows splits has put at the head of a card of its own."""
    card = folder / CARD
    lines = card.read_text(encoding="utf-8").splitlines() if card.exists() else []
    return lines[1 : lines.index("---", 1)] if lines[:1] == ["---"] else ()


def _configs(folder: Path, files: Mapping[str, str]) -> Sequence[str]:
    """Of tables the library ``datasets`` makes splits by the card alone; of other files it must not try."""
    if not all(columns_of(folder / file) for file in files.values()):
        return ()
    told = ["configs:", "- config_name: default", "  data_files:"]
    for name, file in files.items():
        told += [f"  - split: {name}", f"    path: {json.dumps(file)}"]
    return told


def _with_datasets(names: Sequence[str]) -> list[str]:
    return [
        "from datasets import load_dataset",
        'data = load_dataset("path/to/this/folder")',
        f'print(data["{names[0]}"].features)',
    ]


def _with_json(names: Sequence[str]) -> list[str]:
    return [
        "import json",
        f'lines = open("{names[0]}.jsonl", encoding="utf-8", newline="\\n")',
        "records = [json.loads(line) for line in lines]",
    ]


def _with_csv(names: Sequence[str]) -> list[str]:
    return [
        "import csv",
        f'table = open("{names[0]}.csv", encoding="utf-8-sig", newline="")',
        "records = list(csv.DictReader(table))",
    ]


def _with_annotator(names: Sequence[str]) -> list[str]:
    return [
        "from annotator import Project",
        'with Project.create("dataset.annotator") as project:',
        f'    project.import_files(["{names[0]}"])',
    ]


def _with_bytes(names: Sequence[str]) -> list[str]:
    return ["from pathlib import Path", f'files = sorted(Path(".").glob("{names[0]}.*"))', "print(files)"]


_EXAMPLES: Mapping[str, Callable[[Sequence[str]], list[str]]] = {
    ".jsonl": _with_json,
    ".csv": _with_csv,
    ".parquet": _with_datasets,
    "folder": _with_annotator,
    "": _with_bytes,
}
