"""The command line: what it prints, what it exits with, and that a mistake is told in one line."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from annotator import Project
from annotator.__main__ import main
from annotator.cli.program import program, run
from annotator.core.commands import AddSpan


class _NoWindow:
    """A front end that only notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def window(self, project: Path | None, *, sample: bool, annotator: str | None) -> int:
        self.asked.append(("window", project, sample, annotator))
        return 0

    def tour(self, out: Path) -> int:
        self.asked.append(("tour", out))
        return 0

    def selftest(self) -> int:
        self.asked.append(("selftest",))
        return 3


def call(*words: object, front: _NoWindow | None = None) -> Result:
    """Call the program as the shell would, user errors told as :func:`run` tells them."""

    def through_run(monkey: pytest.MonkeyPatch) -> Result:
        monkey.setattr("sys.argv", ["annotator", *map(str, words)])
        with CliRunner().isolation() as (out, err, _):
            try:
                run(front or _NoWindow())
                status = 0
            except SystemExit as stop:
                status = int(stop.code or 0)
            return Result(
                CliRunner(), out.getvalue(), err.getvalue(), b"", return_value=None, exit_code=status,
                exception=None,
            )  # fmt: skip

    with pytest.MonkeyPatch.context() as monkey:
        return through_run(monkey)


def answer(*words: object) -> Any:
    """The JSON object that a command prints."""
    result = call(*words, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "talks.annotator"
    assert call("new", path, "--annotator", "Ada").exit_code == 0
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text("First title\n\nThe Kremlin opposes it.", encoding="utf-8")
    (folder / "two.txt").write_text("Second title\n\n“We agree,” he said.", encoding="utf-8")
    return folder


def test_without_a_command_the_window_opens() -> None:
    front = _NoWindow()
    assert call(front=front).exit_code == 0
    assert call("talks.annotator", front=front).exit_code == 0
    assert call("--sample", "--annotator", "Ada", front=front).exit_code == 0
    assert front.asked == [
        ("window", None, False, None),
        ("window", Path("talks.annotator"), False, None),
        ("window", None, True, "Ada"),
    ]


def test_the_window_decides_the_exit_status() -> None:
    assert call("selftest").exit_code == 3


def test_new_makes_a_project_with_its_first_person(project: Path) -> None:
    told = answer("info", project)
    assert told["annotators"] == [{"name": "Ada", "role": "annotator"}]
    assert told["codebook"] == {"name": "Positions", "version": 1}
    assert (told["documents"], told["spans"], told["statements"]) == (0, 0, 0)


def test_new_without_a_name_names_nobody(tmp_path: Path) -> None:
    path = tmp_path / "talks.annotator"
    assert call("new", path).exit_code == 0
    assert answer("info", path)["annotators"] == []


def test_new_never_overwrites(project: Path) -> None:
    before = project.read_bytes()
    result = call("new", project)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert str(project) in result.stderr
    assert project.read_bytes() == before


def test_new_with_a_bad_codebook_leaves_nothing_behind(tmp_path: Path) -> None:
    book = tmp_path / "mine.toml"
    book.write_text("labels = 3\n", encoding="utf-8")
    result = call("new", tmp_path / "p.annotator", "--codebook", book)
    assert result.exit_code == 1
    assert "mine.toml, line 1" in result.stderr
    assert not (tmp_path / "p.annotator").exists()


def test_import_counts_and_notices_what_is_there(project: Path, articles: Path) -> None:
    first = answer("import", project, articles)
    assert (first["documents"], first["spans"], first["statements"]) == (2, 0, 0)
    assert (first["skipped"], first["warnings"]) == ([], [])
    again = answer("import", project, articles)
    assert again["documents"] == 0
    assert {issue["code"] for issue in again["skipped"]} == {"import.already_there"}
    assert set(again["skipped"][0]) == {"where", "code", "message"}
    assert [line.title for line in Project.open(project).documents()] == ["First title", "Second title"]


def test_what_can_be_imported_is_imported(project: Path, articles: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 40)
    told = answer("import", project, articles)
    assert told["documents"] == 2
    assert sorted(Path(issue["where"]).name for issue in told["skipped"]) == ["binary.txt", "empty.txt"]
    assert all(issue["message"].endswith(".") for issue in told["skipped"])


def test_nothing_importable_is_an_error_in_one_line(project: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = call("import", project, tmp_path / "empty.txt")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_what_is_there_already_is_no_error_beside_what_is_refused(project: Path, articles: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    assert call("import", project, articles).exit_code == 0
    assert call("import", project, articles).exit_code == 0


def test_names_may_be_any_bytes(tmp_path: Path) -> None:
    path = tmp_path / "p.annotator"
    assert call("new", path, "--annotator", os.fsdecode(b"Ad\xe9")).exit_code == 0
    assert answer("info", path)["annotators"] == [{"name": "Ad\ufffd", "role": "annotator"}]


def test_calling_off_leaves_nothing(project: Path, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Project, "import_files", interrupted)
    result = call("import", project, articles)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert answer("check", project) == {"ok": True, "faults": []}


def test_an_answer_that_finds_no_room_is_told_in_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("annotator.cli.printing.click", SimpleNamespace(echo=full))
    result = call("info", project)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_without_text_is_an_error(project: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    result = call("import", project, tmp_path / "nothing")
    assert result.exit_code == 1
    assert "nothing" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "counts"), [("native", (2, 1, 0)), ("statements-csv", (0, 0, 0)), ("spans-csv", (1, 1, 0))]
)
def test_export_counts_what_is_in_the_file(
    project: Path, articles: Path, tmp_path: Path, name: str, counts: tuple[int, int, int]
) -> None:
    call("import", project, articles)
    with Project.open(project, annotator="Ada") as opened:
        opened.execute(AddSpan(opened.documents()[0].uid, "actor", ((17, 24),)))
    told = answer("export", project, tmp_path / "out", "--format", name)
    assert (told["documents"], told["spans"], told["statements"]) == counts
    assert set(told) == {"documents", "spans", "statements", "lost", "files"}
    assert all(Path(path).stat().st_size for path in told["files"])


def test_an_unknown_format_names_those_there_are(project: Path, tmp_path: Path) -> None:
    result = call("export", project, tmp_path / "out", "--format", "papyrus")
    assert result.exit_code == 1
    assert "papyrus" in result.stderr
    assert "native" in result.stderr


def test_a_header_that_says_nothing_of_the_codebook_keeps_ours(tmp_path: Path) -> None:
    path, brought = tmp_path / "talks.annotator", tmp_path / "brought.jsonl"
    brought.write_text('{"format":"annotator/1","codebook":{}}\n{"text":"Hello."}\n', encoding="utf-8")
    assert call("new", path).exit_code == 0
    assert answer("import", path, brought)["documents"] == 1
    assert answer("info", path)["codebook"]["name"] == "Positions"


def test_a_projects_name_need_not_be_text(tmp_path: Path) -> None:
    # Only Linux knows names that are no text; elsewhere this is any name.
    path = tmp_path / (os.fsdecode(b"p\xff.annotator") if sys.platform == "linux" else "p.annotator")
    assert call("new", path, "--annotator", "Ada").exit_code == 0
    with Project.open(path, annotator="Ada") as opened:
        assert opened.check() == []


def test_formats_says_what_each_can_hold() -> None:
    listed = {format_["name"]: format_ for format_ in answer("formats")["formats"]}
    assert set(listed) > {"text", "csv", "jsonl", "native", "statements-csv", "spans-csv"}
    assert (listed["native"]["reads"], listed["native"]["writes"]) == (True, True)


def test_check_of_a_sound_project(project: Path) -> None:
    assert answer("check", project) == {"ok": True, "faults": []}


@pytest.mark.parametrize("content", [b"", b"not a database at all, just some bytes" * 50])
def test_what_is_no_project_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.annotator"
    path.write_bytes(content)
    result = call("info", path)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert path.read_bytes() == content


def test_a_missing_project_is_the_users_error() -> None:
    result = call("info", "nowhere.annotator")
    assert result.exit_code == 1
    assert "nowhere.annotator" in result.stderr


@pytest.mark.parametrize("words", [["export", "p.annotator", "out"], ["import", "p.annotator"], ["info"]])
def test_a_wrong_call_exits_with_two(words: list[str]) -> None:
    assert call(*words).exit_code == 2


def test_the_module_runs_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["annotator", "--version"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 0
    assert "window" in program.list_commands(click.Context(program))
