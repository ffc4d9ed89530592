"""An import remembers nothing of what it has written, and still knows what is its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator import Project
from annotator.app.importing import running


@pytest.fixture(autouse=True)
def _written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_AT_ONCE", 1)


def line(text: str, uid: str | None = None, *spans: str, annotator: str = "Ann") -> dict[str, Any]:
    marked = [{"uid": span, "label": "actor", "start": 0, "end": 3} for span in spans]
    layers = [{"annotator": annotator, "spans": marked}] if spans else []
    return {"text": text, "layers": layers, **({"uid": uid} if uid else {})}


def imported(folder: Path, *lines: dict[str, Any], times: int = 1) -> tuple[list[str], int, int]:
    path = folder / "a.jsonl"
    header = {"format": "annotator/1", "annotators": [{"uid": "Ann", "name": "Ann"}]}
    path.write_text("".join(json.dumps(one) + "\n" for one in (header, *lines)), encoding="utf-8")
    with Project.create(folder / "p.annotator") as project:
        for _ in range(times - 1):
            project.import_files([path])
            project.undo()
        came = project.import_files([path])
        assert project.check() == []
        return [issue.code for issue in came.skipped], came.documents, came.spans


def test_a_text_that_comes_again_later_is_the_same_document(tmp_path: Path) -> None:
    lines = (
        line("Ada wants it.", None, "s1"),
        line("Bob too."),
        line("Ada wants it.", None, "s2", annotator="Ben"),
    )
    assert imported(tmp_path, *lines) == ([], 2, 2)


def test_a_document_that_comes_again_with_another_layer_takes_it(tmp_path: Path) -> None:
    lines = line("Ada wants it.", "d", "s1"), line("Bob too."), line("Ada wants it.", "d", "s2")
    assert imported(tmp_path, *lines) == ([], 2, 2)


def test_a_uid_that_was_used_long_ago_is_taken(tmp_path: Path) -> None:
    lines = line("Ada wants it.", "d", "s1"), line("Bob too.", "e", "s1"), line("Another text.", "d")
    assert imported(tmp_path, *lines) == (["import.uid_twice", "import.uid_other_text"], 2, 1)


def test_what_an_undone_import_left_behind_is_made_again(tmp_path: Path) -> None:
    lines = line("Ada wants it.", "d", "s1"), line("Bob too.", "e", "s2"), line("Ada wants it.", "d", "s3")
    assert imported(tmp_path, *lines, times=3) == ([], 2, 3)
