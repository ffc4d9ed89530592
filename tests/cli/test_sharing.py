"""``annotator merge`` and ``annotator split``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.app.project import Project
from annotator.cli.program import program, run
from tests.app.sharing.copies import born, copied, labels, work


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    return born(tmp_path / "origin")


def call(*words: Path | str) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words])


def test_split_label_merge(origin: Path) -> None:
    result = call("split", origin, "--for", "Bob", "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told == {
        "path": str(origin.with_name("project-Bob.annotator")), "annotator": "Bob", "documents": 3,
        "spans": 0, "statements": 0,
    }  # fmt: skip
    taken = Path(told["path"])
    work(taken, "Bob", 2)
    dry = call("merge", origin, taken, "--dry-run")
    assert "would bring" in dry.stdout
    assert "Bob: 4 spans, 2 statements in 2 documents" in dry.stdout
    with Project.open(origin) as project:
        assert labels(project, "Bob") == [0, 0, 0]
    result = call("merge", origin, taken, "--json")
    (file,) = json.loads(result.stdout)["files"]
    assert (file["spans"], file["statements"], file["refused"]) == (4, 2, None)
    with Project.open(origin) as project:
        assert labels(project, "Bob") == [2, 2, 0]
    assert "Nothing new" in call("merge", origin, taken).stdout
    assert "is sound" in call("check", taken).stdout


def test_one_file_of_several_is_refused(origin: Path) -> None:
    copy = copied(origin, "bob")
    work(copy, "Bob", 1)
    result = call("merge", origin, copy, origin.with_name("nothing.annotator"))
    assert result.exit_code == 1
    assert "2 spans" in result.stdout
    assert result.stderr.count("\n") == 1
    assert "There is no project" in result.stderr
    with Project.open(origin) as project:
        assert labels(project, "Bob") == [2, 0, 0]


def test_the_only_file_is_refused(origin: Path) -> None:
    result = call("merge", origin, origin, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["files"][0]["refused"]["code"] == "sharing.same_file"
    assert "this very project" in result.stderr


def test_mistakes_in_the_call(
    origin: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("merge", origin).exit_code == 2
    assert call("merge", origin, origin, "--pair", "x").exit_code == 2
    assert call("split", origin).exit_code == 2
    monkeypatch.setattr("sys.argv", ["annotator", "split", str(origin), "--for", "Nobody"])
    with pytest.raises(SystemExit) as ended:
        run(None)  # type: ignore[arg-type]
    assert ended.value.code == 1
    assert "Nobody called “Nobody”" in capsys.readouterr().err
