"""A project file that an older copy has replaced: it is said, it waits, and nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.core.commands import AddSpan
from annotator.gui.application import Owner
from annotator.gui.window.main_window import MainWindow
from tests.gui.window.conftest import Opened


@pytest.fixture
def older(project: Project, tmp_path: Path) -> Path:
    """A project whose file was put back to before its last two spans."""
    path, yesterday = project.path, tmp_path / "yesterday"
    document = project.documents()[0].uid
    project.close()
    shutil.copy(path, yesterday)
    with Project.open(path, annotator="Ada") as today:
        today.execute(AddSpan(document, "actor", ((0, 7),)))
        today.execute(AddSpan(document, "proposal", ((8, 9),)))
    shutil.copy(yesterday, path)
    return path


@pytest.fixture
def window(older: Path, opened: Opened) -> MainWindow:
    return opened(Project.open(older, annotator="Ada"))


@pytest.fixture(autouse=True)
def closed(request: pytest.FixtureRequest) -> None:
    if "window" in request.fixturenames:
        window: MainWindow = request.getfixturevalue("window")
        window.closed.connect(window.project.close)


def answer(window: MainWindow, words: str) -> None:
    (button,) = [each for each in window.question.answers if each.text().replace("&", "") == words]
    button.click()


def test_missing_steps_are_told_and_brought_back(window: MainWindow) -> None:
    window.catching_up.look()
    assert "2 steps are missing" in window.question.text
    assert not window.label.session.cache.spans
    answer(window, "Bring them back")
    assert len(window.label.session.cache.spans) == 2
    assert window.question.text == ""
    assert "2 steps were brought back" in window.notice.text
    assert window.label.view.hasFocus()
    assert window.project.behind() == 0


def test_it_is_asked_again_as_long_as_the_steps_are_left(window: MainWindow) -> None:
    window.catching_up.look()
    answer(window, "Leave")
    assert window.question.text == ""
    assert window.project.behind() == 2
    window.catching_up.look()
    assert "2 steps are missing" in window.question.text


def test_labelling_goes_on_beside_the_question(window: MainWindow) -> None:
    window.catching_up.look()
    assert window.label.view.hasFocus()
    window.label.view.select(20, 25)
    window.perform("label.stance")
    assert len(window.label.session.cache.spans) == 1
    window.label.session.stating.choose_value("support")
    answer(window, "Bring them back")
    assert len(window.label.session.cache.spans) == 3
    composer = window.label.session.composer
    assert composer is not None and composer.value == "support" and composer.cues


def test_the_answers_are_reached_by_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.catching_up.look()
    qtbot.keyClick(window.label.view, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.question.text == "")
    window.catching_up.look()
    first = next(iter(window.label.labels.buttons.values()))
    first.setFocus()
    for shown in reversed(window.question.answers):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        assert shown.hasFocus()
    qtbot.keyClick(window.question.answers[0], Qt.Key.Key_Return)
    assert window.project.behind() == 0


def test_the_program_looks_by_itself_when_it_opens_a_project(
    older: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    owner = Owner(Settings.read(tmp_path / "config", tmp_path / "state"))
    owner.open(older, "Ada")
    shown = owner.window
    assert shown is not None
    qtbot.waitUntil(lambda: "2 steps are missing" in shown.question.text)
    answer(shown, "Bring them back")
    qtbot.waitUntil(lambda: len(shown.label.session.cache.spans) == 2)
    owner.close()


def test_a_file_that_lacks_nothing_asks_nothing(project: Project, opened: Opened) -> None:
    window = opened(project)
    window.catching_up.look()
    assert window.question.text == ""
