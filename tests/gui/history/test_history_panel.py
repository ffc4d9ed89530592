"""The history beside the text: by keys and by clicks, kept up with what is done, in words for who listens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import Project
from annotator.core.commands import AddAnnotator, AddSpan, CreateEntity, NoteLayer
from annotator.gui.history.panel import HistoryPanel
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import settle, window_on
from tests.app.labelling.documents import add_documents


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(made, {"Grain": "Ships leave Odesa.\n"})
        yield made


@pytest.fixture
def keyboard(project: Project, qtbot: QtBot) -> Iterator[Keyboard]:
    with window_on(project) as window:
        yield Keyboard(window)


def panel(keyboard: Keyboard) -> HistoryPanel:
    found = keyboard.window.history.panel
    assert found is not None
    return found


def lines(keyboard: Keyboard) -> list[str]:
    shown = panel(keyboard)
    return [shown.line(uid).spoken() for uid in shown.model.uids]


def arrive(keyboard: Keyboard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel(keyboard).is_walking)
    settle()


def quotes(project: Project) -> list[str]:
    return [span.quote for span in project.spans(project.documents()[0].uid)]


def label_two(keyboard: Keyboard) -> None:
    for ends in ((0, 5), (6, 11)):
        keyboard.select(*ends)
        keyboard.press("A")
        keyboard.answer_picker(None)


def test_enter_on_a_line_goes_back_and_forward_again(
    keyboard: Keyboard, project: Project, qtbot: QtBot
) -> None:
    label_two(keyboard)
    assert len(quotes(project)) == 2
    keyboard.press("Ctrl+Shift+H")
    shown = panel(keyboard)
    assert QApplication.focusWidget() is shown.list
    assert "Add Span" in lines(keyboard)[0]
    assert "Title Grain" in lines(keyboard)[0]
    assert lines(keyboard)[0].endswith("you are here")
    keyboard.press("Down", "Return")
    arrive(keyboard, qtbot)
    assert quotes(project) == ["Ships"]
    assert lines(keyboard)[0].endswith("undone")
    assert "step" in keyboard.window.notice.text
    keyboard.press("Up", "Return")
    arrive(keyboard, qtbot)
    assert quotes(project) == ["Ships", "leave"]
    keyboard.press("Ctrl+Shift+H")
    assert not shown.isVisible()
    assert QApplication.focusWidget() is keyboard.view


def test_a_click_goes_back_too(keyboard: Keyboard, project: Project, qtbot: QtBot) -> None:
    label_two(keyboard)
    keyboard.press("Ctrl+Shift+H")
    shown = panel(keyboard).list
    rect = shown.visualRect(panel(keyboard).model.index(1))
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    arrive(keyboard, qtbot)
    assert quotes(project) == ["Ships"]


def test_the_list_follows_and_covers_no_text(keyboard: Keyboard, project: Project) -> None:
    keyboard.press("Ctrl+Shift+H")
    before = len(panel(keyboard).model.uids)
    keyboard.press("Esc")
    assert QApplication.focusWidget() is keyboard.view
    keyboard.select(0, 5)
    keyboard.press("A")
    keyboard.answer_picker(None)
    settle()
    assert len(panel(keyboard).model.uids) > before
    window = keyboard.window
    edge = keyboard.view.mapTo(window, keyboard.view.rect().topRight()).x()
    assert edge < panel(keyboard).mapTo(window, panel(keyboard).rect().topLeft()).x()


def test_what_is_refused_stops_with_a_sentence(keyboard: Keyboard, project: Project, qtbot: QtBot) -> None:
    document, ada = project.documents()[0].uid, project.annotator
    assert ada is not None
    project.execute(CreateEntity("person", "Friedrich Merz", uid="merz"))
    project.execute(AddAnnotator("Ben", uid="ben"))
    project.become("ben")
    project.execute(AddSpan(document, "actor", ((0, 5),), entity="merz"))
    project.become(ada.uid)
    project.execute(NoteLayer(document, "later"))
    keyboard.press("Ctrl+Shift+H", "End", "Return")
    arrive(keyboard, qtbot)
    assert keyboard.window.notice.text.startswith("Stopped after ")
    assert lines(keyboard)[-1] == "Before all of this"


def test_somebody_else_has_another_past(keyboard: Keyboard, project: Project) -> None:
    label_two(keyboard)
    keyboard.press("Ctrl+Shift+H")
    project.execute(AddAnnotator("Ben", uid="ben"))
    keyboard.window.people.seat("ben")
    settle()
    assert lines(keyboard) == ["Before all of this, you are here"]


def test_f6_leaves_the_history_open_and_goes_on(keyboard: Keyboard) -> None:
    keyboard.press("Ctrl+Shift+H")
    assert QApplication.focusWidget() is panel(keyboard).list
    keyboard.press("F6")
    assert QApplication.focusWidget() is keyboard.view
    keyboard.press("Ctrl+Shift+H", "Shift+F6")
    side = keyboard.window.label.side
    focused = QApplication.focusWidget()
    assert focused is not None and side.isAncestorOf(focused)
    assert panel(keyboard).isVisible()
    keyboard.press("Ctrl+3", "Ctrl+Shift+H", "F6")
    focused = QApplication.focusWidget()
    assert focused is not None and not panel(keyboard).isAncestorOf(focused)
