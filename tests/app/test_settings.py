"""Choices and memory survive a session, and no damaged file stands in the way of opening the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.app.settings import Choices, Memory


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    Choices(theme="dark", snap_to_words=False, keys={"project.new": ["F2"]}).write(tmp_path / "config")
    read = Choices.read(tmp_path / "config")
    assert (read.theme, read.snap_to_words, read.own_keys()) == ("dark", False, {"project.new": ("F2",)})


@pytest.mark.parametrize("content", ["", "[1]", "{", '{"theme": 3, "snap_to_words": "no"}', "\udcff"])
def test_a_damaged_file_means_defaults(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert Choices.read(tmp_path) == Choices()


def test_what_a_newer_program_wrote_stays_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "window.json").write_text('{"zoom": 2, "review_columns": [1, 2]}', encoding="utf-8")
    memory = Memory.read(tmp_path)
    memory.zoom += 0.5
    memory.write(tmp_path)
    assert json.loads((tmp_path / "window.json").read_text(encoding="utf-8"))["review_columns"] == [1, 2]
    assert Memory.read(tmp_path).zoom == 2.5
    assert [path.name for path in tmp_path.iterdir()] == ["window.json"]


def test_recent_projects_are_the_ten_last_ones_that_are_still_there(tmp_path: Path) -> None:
    memory = Memory()
    paths = [tmp_path / f"{number}.annotator" for number in range(12)]
    for path in paths:
        path.touch()
        memory.opened(path)
    memory.opened(paths[5])
    paths[11].unlink()
    assert [path.stem for path in memory.recent_projects()] == ["5", "10", "9", "8", "7", "6", "4", "3", "2"]


def test_each_project_remembers_its_own_place() -> None:
    memory = Memory()
    memory.leave("a", document="d1", annotator="ann")
    memory.leave("b", document="d2")
    memory.leave("a", document="d3")
    assert memory.last_of("a", "document") == "d3"
    assert memory.last_of("a", "annotator") == "ann"
    assert memory.last_of("b", "annotator") is None
    assert memory.last_of("never", "document") is None
