"""The first minutes, by keys alone: a name, a new project of a folder, and back again by the history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator import Project
from annotator.app.settings import Settings
from annotator.gui.application import Owner
from annotator.gui.dialogs.new_project_dialog import NewProjectDialog
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import settle, window_on
from annotator.gui.window import choosing
from annotator.gui.window.start_window import StartWindow
from tests.app.labelling.documents import add_documents

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen screen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "talks"
    made.mkdir()
    (made / "one.txt").write_text("Grain\n\nShips leave Odesa.", encoding="utf-8")
    (made / "two.txt").write_text("Paris\n\nMerz is in Paris.", encoding="utf-8")
    return made


@pytest.fixture
def owner(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Owner]:
    monkeypatch.setattr(choosing, "documents_folder", lambda: tmp_path)
    owner = Owner(Settings.read(tmp_path / "config", tmp_path / "state"))
    owner.show_start()
    settle()
    yield owner
    owner.close()


def started(owner: Owner) -> StartWindow:
    assert owner.start is not None
    return owner.start


def press(window: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.focusWidget(), key)
        QApplication.processEvents()


def write(window: QWidget, words: str) -> None:
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


def wizard(owner: Owner) -> NewProjectDialog:
    assert isinstance(owner.dialog, NewProjectDialog)
    return owner.dialog


def test_a_folder_becomes_a_project_beside_it_in_three_steps(
    owner: Owner, folder: Path, qtbot: QtBot
) -> None:
    start = started(owner)
    assert start.focusWidget() is start.field
    write(start, "Ada Lovelace")
    QTest.keyClick(start, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    steps = wizard(owner)
    write(steps, str(folder))
    press(steps, Qt.Key.Key_Return)
    assert "Actor (A)" in steps.preview.text()
    press(steps, Qt.Key.Key_Return)
    assert steps.name.text() == "Ada Lovelace"
    press(steps, Qt.Key.Key_Return)
    window = owner.window
    assert window is not None
    project = window.project
    assert project.path == folder.parent / "talks.annotator"
    qtbot.waitUntil(lambda: len(project.documents()) == 2)
    assert project.annotator is not None
    assert project.annotator.name == "Ada Lovelace"
    qtbot.waitUntil(lambda: not window.job_strip.busy)
    window.perform("project.close")
    assert started(owner).name == "Ada Lovelace"


def test_a_codebook_that_can_not_be_read_is_told_where_it_is_named(owner: Owner, tmp_path: Path) -> None:
    owner.create()
    steps = wizard(owner)
    press(steps, Qt.Key.Key_Return)
    write(steps, str(tmp_path / "none.toml"))
    assert "none.toml" in steps.preview.text()
    press(steps, Qt.Key.Key_Return)
    assert steps.steps.currentIndex() == 1
    steps.codebook.clear()
    press(steps, Qt.Key.Key_Return)
    assert steps.steps.currentIndex() == 2


def drop(start: StartWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    start.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, modifiers))


def test_what_is_dropped_on_the_start_window_becomes_a_project_or_is_one(owner: Owner, folder: Path) -> None:
    drop(started(owner), folder)
    assert wizard(owner).articles.text() == str(folder)
    assert wizard(owner).place.text() == str(folder.parent / "talks.annotator")
    wizard(owner).reject()
    path = folder.parent / "mine.annotator"
    with Project.create(path, annotator="Ada"):
        pass
    drop(started(owner), path)
    assert owner.window is not None
    assert owner.window.project.path == path


def test_whoever_looks_at_the_sample_is_there_under_their_name(owner: Owner) -> None:
    start = started(owner)
    write(start, "Grace")
    start.sample.setFocus()
    press(start, Qt.Key.Key_Space)
    assert owner.window is not None
    assert owner.window.project.annotator is not None
    assert owner.window.project.annotator.name == "Grace"


def test_empty_places_say_what_to_do_next(tmp_path: Path, folder: Path) -> None:
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as project, window_on(project) as window:
        keyboard, label = Keyboard(window), window.label
        assert "(Ctrl+Shift+O), or drop them here" in label.view.accessibleDescription()
        project.import_files([folder])
        settle()
        assert "(A, S, D)" in label.side.statements.hint.text()
        assert "(1, 2, 3, 4)" in label.side.statements.hint.text()
        keyboard.press("Ctrl+Shift+F")
        keyboard.write("qqxz")
        assert label.documents.nothing.isVisible()
        assert "or text" in label.documents.nothing.text()
        keyboard.press("Ctrl+A", "Backspace")
        assert not label.documents.nothing.isVisible()


def test_the_history_leads_back_after_a_restart(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "p.annotator"
    with Project.create(path, annotator="Ada") as project:
        add_documents(project, {"Grain": "Ships leave Odesa.\n"})
        with window_on(project) as window:
            keyboard = Keyboard(window)
            for ends in ((0, 5), (6, 11), (12, 17)):
                keyboard.select(*ends)
                keyboard.press("D")
                keyboard.answer_picker(None)
    with Project.open(path, annotator="Ada") as project, window_on(project) as window:
        keyboard, document = Keyboard(window), project.documents()[0].uid
        keyboard.press("Ctrl+Shift+H", "Down", "Down", "Return")
        panel = window.history.panel
        assert panel is not None
        qtbot.waitUntil(lambda: not panel.is_walking)
        assert [span.quote for span in project.spans(document)] == ["Ships"]
        keyboard.press("Home", "Return")
        qtbot.waitUntil(lambda: not panel.is_walking)
        assert len(project.spans(document)) == 3
        keyboard.press("Esc")
        assert QApplication.focusWidget() is keyboard.view


def test_the_start_window_goes_by_the_keys_one_has_chosen(owner: Owner) -> None:
    owner.settings.choices.keys = {"project.new": ["F9"]}
    started(owner).close()
    owner.show_start()
    settle()
    start = started(owner)
    assert start.new.toolTip() == "New project (F9)"
    QTest.keyClick(start, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert owner.dialog is None
    QTest.keyClick(start, Qt.Key.Key_F9)
    assert isinstance(owner.dialog, NewProjectDialog)
