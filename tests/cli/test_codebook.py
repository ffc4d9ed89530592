"""``annotator codebook``: shown, written, read back, changed by a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator import Project
from annotator.cli.program import program
from annotator.errors import UserError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Project.create(tmp_path / "a.annotator"):
        return tmp_path / "a.annotator"


def run(*words: Path | str) -> Result:
    return CliRunner().invoke(program, list(map(str, words)), catch_exceptions=True)


def test_a_written_codebook_makes_a_new_project(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "book.toml"
    assert run("codebook", path, "--out", file).exit_code == 0
    assert run("codebook", path).stdout == file.read_text(encoding="utf-8")
    assert run("new", tmp_path / "b.annotator", "--codebook", file).exit_code == 0
    with Project.open(path) as old, Project.open(tmp_path / "b.annotator") as new:
        assert new.codebook == old.codebook
        book = old.codebook
    assert json.loads(run("codebook", tmp_path / "b.annotator", "--json").stdout) == book.to_json()


def test_a_changed_file_is_previewed_and_applied(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "book.toml"
    run("codebook", path, "--out", file)
    file.write_text(
        file.read_text(encoding="utf-8").replace('name = "Actor"', 'name = "Who"', 1), encoding="utf-8"
    )
    dry = run("codebook", path, "--from", file, "--dry-run")
    assert "1 difference would change" in dry.stdout and "Who: name Who instead of Actor" in dry.stdout
    assert json.loads(run("codebook", path, "--from", file, "--json").stdout)["changes"]
    with Project.open(path) as project:
        assert project.codebook.labels[0].name == "Who" and project.codebook.version == 1
    assert "Version 1" in run("codebook", path, "--versions").stdout
    assert json.loads(run("codebook", path, "--versions", "--json").stdout)[0]["version"] == 1


def test_what_can_not_be_written_or_read_is_told(path: Path, tmp_path: Path) -> None:
    error = run("codebook", path, "--out", tmp_path / "nowhere" / "book.toml").exception
    assert isinstance(error, UserError) and error.code == "codebook_edit.not_written"
    error = run("codebook", path, "--from", tmp_path / "none.toml").exception
    assert isinstance(error, UserError) and error.code == "codebook.unreadable"
