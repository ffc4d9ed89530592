"""The safety log: a file that was put back to an earlier state is noticed and catches up."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.core.commands import AddStatement, CreateEntity
from annotator.core.records import Filling
from annotator.store import projection, safety
from tests.store.sample import TEXT, begin, bring, label


def _log(project: Project) -> Path:
    return project._file.state_folder / "safety" / f"{project._file.replica}.log"


def test_yesterdays_file_catches_up(tmp_path: Path) -> None:
    path, yesterday = tmp_path / "talks.annotator", tmp_path / "yesterday"
    begin(path, 2).close()
    shutil.copy(path, yesterday)
    with Project.open(path, annotator="Ada") as project:
        assert project.behind() == 0
        label(project, 4)
        entity = project.execute(CreateEntity("country", "Ukraine", aliases=("Kyiv",))).created[0]
        project.execute(AddStatement("talks", "position", {"actor": Filling(entity)}))
        project.undo()
        Project.close(project)
    with Project.open(path, annotator="Ada") as project:
        expected = projection.tabled(project._file.db)
        history = project._history
    shutil.copy(yesterday, path)
    with Project.open(path, annotator="Ada") as project:
        heard: list[str] = []
        project.subscribe(lambda committed: heard.append(committed.command))
        assert project.behind() == 7
        assert project.catch_up() == 7
        assert projection.tabled(project._file.db) == expected
        assert project._history == history
        assert heard == ["CatchUp"]
        assert (project.behind(), project.catch_up()) == (0, 0)
        assert project.check() == []
        project.redo()
        assert len(project.statements("talks")) == 1


def test_catching_up_later_though_work_went_on(tmp_path: Path) -> None:
    path, yesterday = tmp_path / "talks.annotator", tmp_path / "yesterday"
    begin(path, 1).close()
    shutil.copy(path, yesterday)
    with Project.open(path, annotator="Ada") as project:
        lost = label(project, 2)
    shutil.copy(yesterday, path)
    with Project.open(path, annotator="Ada") as project:
        new = label(project, 2)
    with Project.open(path, annotator="Ada") as project:
        assert project.behind() == 2
        project.catch_up()
        assert {*lost, *new} <= {span.uid for span in project.spans("talks")}
        numbers = [row[0] for row in project._file.db.execute("SELECT rseq FROM log").fetchall()]
        assert len(numbers) == len(set(numbers)), "a number was given twice"
        assert project.check() == []


def test_an_import_that_was_lost_is_not_half_taken_over(tmp_path: Path) -> None:
    path, yesterday = tmp_path / "talks.annotator", tmp_path / "yesterday"
    begin(path).close()
    shutil.copy(path, yesterday)
    with Project.open(path, annotator="Ada") as project:
        bring(project, {"lost": "A lost article."})
        label(project, 1, "lost")
        label(project, 1)
    shutil.copy(yesterday, path)
    with Project.open(path, annotator="Ada") as project:
        assert project.behind() == 2
        assert project.catch_up() == 2
        assert [summary.uid for summary in project.documents()] == ["talks"]
        assert len(project.spans("talks")) == 1
        assert project.behind() == 0
        assert project.check() == []


def test_a_file_that_another_machine_had_meanwhile_still_catches_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, shared = tmp_path / "talks.annotator", tmp_path / "shared"
    begin(path, 1).close()
    shutil.copy(path, shared)
    with Project.open(path, annotator="Ada") as project:
        label(project, 2)
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("XDG_STATE_HOME", str(tmp_path / "other machine"))
        with Project.open(shared, annotator="Ada") as project:
            assert project.behind() == 0
            label(project, 3)
    shutil.copy(shared, path)
    with Project.open(path, annotator="Ada") as project:
        assert project.behind() == 2
        project.catch_up()
        assert len(project.spans("talks")) == 6
        assert project.check() == []


def test_a_deliberate_copy_is_not_told_to_follow_the_original(tmp_path: Path) -> None:
    path, copy = tmp_path / "talks.annotator", tmp_path / "training.annotator"
    begin(path, 1).close()
    shutil.copy(path, copy)
    with Project.open(path, annotator="Ada") as project:
        label(project, 2)
    with Project.open(copy, annotator="Ada") as project:
        assert project.behind() == 0


def test_a_torn_line_costs_no_other(tmp_path: Path) -> None:
    path, yesterday = tmp_path / "talks.annotator", tmp_path / "yesterday"
    with begin(path) as project:
        log = _log(project)
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
        project.close()
    shutil.copy(path, yesterday)
    with Project.open(path, annotator="Ada") as project:
        label(project, 1)
    with log.open("rb+") as file:
        file.seek(-20, os.SEEK_END)
        file.truncate()
    with Project.open(path, annotator="Ada") as project:
        label(project, 2)
    shutil.copy(yesterday, path)
    with Project.open(path, annotator="Ada") as project:
        assert project.behind() == 2


def test_a_long_log_is_set_aside_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "_MOST_BYTES", 100)
    path, yesterday = tmp_path / "talks.annotator", tmp_path / "yesterday"
    begin(path).close()
    shutil.copy(path, yesterday)
    with Project.open(path, annotator="Ada") as project:
        label(project, 2)
    with Project.open(path, annotator="Ada") as project:
        label(project, 3)
        assert _log(project).with_suffix(".old").exists()
    shutil.copy(yesterday, path)
    with Project.open(path, annotator="Ada") as project:
        assert project.behind() == 5


def test_a_state_folder_that_takes_nothing_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").write_text("a file in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "talks.annotator"
    begin(path, 2).close()
    with Project.open(path, annotator="Ada") as project:
        assert (len(project.spans("talks")), project.behind(), project.text("talks")) == (2, 0, TEXT)
        label(project, 1)
