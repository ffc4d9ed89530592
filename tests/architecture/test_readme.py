"""What the README tells people to type works as it is printed there."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from annotator import Project
from annotator.cli.program import program
from tests.architecture.sources import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files the README speaks of."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "first.txt").write_text("A title\n\nThe Kremlin said no.", encoding="utf-8")
    (tmp_path / "more.csv").write_text("title,text\nAnother,Kyiv said yes.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands() -> list[list[str]]:
    """The lines that call the program, without those that open the window."""
    (block,) = (text for language, text in BLOCKS if language == "sh" and "annotator new" in text)
    lines = [shlex.split(line, comments=True)[1:] for line in block.splitlines()]
    return [line for line in lines if line[0] in program.list_commands(click.Context(program))]


def test_the_commands_work_one_after_the_other(folder: Path) -> None:
    for command in commands():
        result = CliRunner().invoke(program, command, catch_exceptions=False)
        assert result.exit_code == 0, (command, result.output)
        if "--json" in command:
            assert json.loads(result.output)["documents"] == 2
    assert (folder / "statements.csv").is_file()
    assert (folder / "talks.jsonl").is_file()


def test_the_library_example_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Project.create(folder / "talks.annotator", annotator="Ada") as project:
        project.import_files([ROOT / "seeds" / "sample.jsonl"], format="native")
    (example,) = (text for language, text in BLOCKS if language == "python")
    exec(compile(example, "README.md", "exec"), {})
    assert capsys.readouterr().err == ""
