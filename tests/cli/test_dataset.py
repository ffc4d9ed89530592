"""``annotator dataset``: the same work as the library's, told on stdout."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator import Project
from annotator.app.resources import seeds
from annotator.cli.program import program


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Path]:
    with Project.create(tmp_path / "p.annotator") as made:
        made.import_files(sorted(seeds().glob("*.jsonl")))
    yield tmp_path / "p.annotator"


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(program, [str(word) for word in ("dataset", *words)])


def test_a_dataset_is_made_and_told(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = call(
        sample, out, "--format", "native", "--layer", "majority", "--split", "train=0.7,test=0.3",
        "--seed", "4", "--stratify", "label", "--map", "support=pro", "--map", "mixed=", "--only", "done",
        "--licence", "CC0-1.0", "--pseudonyms", "--json",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    told = json.loads(result.output)
    assert set(told["splits"]) == {"train", "test"}
    assert {Path(file).name for file in told["files"]} == {
        "README.md", "croissant.json", "manifest.json", "test.jsonl", "train.jsonl",
    }  # fmt: skip
    plan = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["plan"]
    assert plan == {
        "format": "native", "layer": "majority", "splits": {"train": 0.7, "test": 0.3}, "seed": 4,
        "stratify": "label", "map": {"mixed": "", "support": "pro"},
        "only": {
            "states": [], "since": "", "until": "", "sources": [], "labels": [], "done": True,
        },
        "licence": "CC0-1.0", "pseudonyms": True, "options": {},
    }  # fmt: skip


def test_a_preview_writes_nothing(sample: Path, tmp_path: Path) -> None:
    result = call(sample, tmp_path / "out", "--format", "native", "--preview")
    assert result.exit_code == 0, result.output
    assert "train" in result.output
    assert "it has no gold" in result.output
    assert not (tmp_path / "out").exists()


def test_a_wrong_split_is_told(sample: Path, tmp_path: Path) -> None:
    result = call(sample, tmp_path / "out", "--format", "native", "--split", "train=lots")
    assert result.exception is not None
    assert "dataset.split_share" in str(result.exception)
