"""One project after another: what is opened, what is refused in a sentence, what stays open meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.gui.application import Owner
from annotator.gui.dialogs.new_project_dialog import NewProjectDialog
from annotator.gui.window import choosing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen screen


@pytest.fixture
def owner(qtbot: QtBot, tmp_path: Path) -> Iterator[Owner]:
    owner = Owner(Settings.read(tmp_path / "config", tmp_path / "state"))
    yield owner
    owner.close()


def made(path: Path) -> Path:
    with Project.create(path, annotator="Ada"):
        return path


def test_without_a_project_there_is_a_choice_and_a_chosen_one_opens(owner: Owner, tmp_path: Path) -> None:
    path = made(tmp_path / "talks.annotator")
    owner.settings.memory.opened(path)
    owner.show_start()
    assert owner.start is not None
    owner.start.chosen.emit(path)
    assert owner.window is not None and owner.window.project.path == path
    assert owner.start is None


def test_another_project_takes_the_place_of_the_first_which_is_let_go(owner: Owner, tmp_path: Path) -> None:
    first, second = made(tmp_path / "a.annotator"), made(tmp_path / "b.annotator")
    owner.open(first, "Ada")
    owner.open(second, "Ada")
    assert owner.window is not None and owner.window.project.path == second
    Project.open(first).close()
    assert [path.name for path in owner.settings.memory.recent_projects()] == ["b.annotator", "a.annotator"]


def test_a_project_that_is_no_project_leaves_the_open_one_alone(owner: Owner, tmp_path: Path) -> None:
    path = made(tmp_path / "a.annotator")
    owner.open(path, "Ada")
    (tmp_path / "letter.annotator").write_text("Dear Sir", encoding="utf-8")
    owner.open(tmp_path / "letter.annotator")
    assert owner.window is not None and owner.window.project.path == path
    assert "letter.annotator" in owner.window.notice.text


def test_a_project_that_is_open_elsewhere_is_refused_with_its_holders_name(
    owner: Owner, tmp_path: Path
) -> None:
    path = made(tmp_path / "a.annotator")
    with Project.open(path):
        owner.open(path)
        assert owner.window is None and owner.start is not None
        assert "a.annotator" in owner.start.notice.text
        assert "process" in owner.start.notice.text


def test_opening_the_open_project_again_changes_nothing(owner: Owner, tmp_path: Path) -> None:
    path = made(tmp_path / "a.annotator")
    owner.open(path, "Ada")
    window = owner.window
    owner.open(path)
    assert owner.window is window


def test_a_new_project_is_made_and_opened(
    owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "documents_folder", lambda: tmp_path)
    owner.show_start()
    owner.create()
    dialog = owner.dialog
    assert isinstance(dialog, NewProjectDialog)
    dialog.name.setText("Ada")
    dialog.place.setText(str(tmp_path / "mine"))
    dialog.make.click()
    assert owner.window is not None
    assert owner.window.project.path == tmp_path / "mine.annotator"
    assert owner.window.project.annotator is not None


def test_a_codebook_that_cannot_be_read_is_refused_and_nothing_is_made(
    owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "documents_folder", lambda: tmp_path)
    (tmp_path / "book.toml").write_text("name = ", encoding="utf-8")
    owner.show_start()
    owner.create()
    dialog = owner.dialog
    assert isinstance(dialog, NewProjectDialog)
    dialog.name.setText("Ada")
    dialog.codebook.setText(str(tmp_path / "book.toml"))
    dialog.make.click()
    assert owner.window is None and owner.start is not None
    assert "book.toml" in owner.start.notice.text
    assert list(tmp_path.glob("*.annotator")) == []


def test_closing_the_project_comes_back_to_the_choice_and_keeps_what_is_remembered(
    owner: Owner, tmp_path: Path
) -> None:
    path = made(tmp_path / "a.annotator")
    owner.open(path, "Ada")
    assert owner.window is not None
    owner.window.perform("project.close")
    assert owner.window is None and owner.start is not None
    assert owner.start.recent.count() == 1
    assert (tmp_path / "state" / "window.json").is_file()
    Project.open(path).close()


def test_the_sample_is_made_once_and_opened(owner: Owner) -> None:
    owner.open_sample("Ada")
    assert owner.window is not None
    project = owner.window.project
    assert len(project.documents()) >= 8
    path = project.path
    owner.show_start()
    assert owner.start is not None
    owner.start.sample_asked.emit()
    again = owner.window
    assert again.project.path == path
    if again.people.dialog is not None:
        again.people.dialog.reject()


def test_an_installation_without_sample_says_so(
    owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.app.sample.seeds", lambda: tmp_path / "none")
    owner.open_sample()
    assert owner.window is None and owner.start is not None
    assert "sample" in owner.start.notice.text
    assert not hasattr(owner.start, "sample")
