"""Who sits down, what others do meanwhile, and a project in which there is nothing to review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.jobs import InlineRunner, ThreadRunner
from annotator.app.project import Project
from annotator.core.commands import AddSpan, SetStatus
from annotator.gui.review.screen import ReviewScreen
from annotator.gui.theme import choose_theme, follow_system
from tests.app.labelling.documents import add_documents


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    follow_system(qapp, "light")
    yield
    choose_theme("system")
    qapp.setStyleSheet("")


def test_a_reviewer_comes_back_to_a_review(screen: ReviewScreen, project: Project) -> None:
    rae = project.annotator
    assert rae is not None
    project.become("ada")
    screen.person_changed()
    assert screen.session.document is None
    assert screen.corrections.isVisible()
    project.become(rae.uid)
    screen.person_changed()
    assert screen.session.document is not None
    assert screen.lists.isVisible()


def test_work_of_others_is_followed(screen: ReviewScreen, project: Project) -> None:
    rae = project.annotator
    assert rae is not None
    screen.session.verdicts.take_shown(0)
    screen.hide()
    before = screen.session.board
    project.become("ada")
    project.execute(AddSpan("article0", "actor", ((0, 10),)))
    project.become(rae.uid)
    assert screen.session.board is before, "nobody looks: labelling need not wait for the review"
    screen.show()
    screen.enter()
    assert screen.lists.title.text() == "Disagreements 5"
    assert "12 units" in screen.header.counts.text()


def test_one_annotator_alone_is_told_what_lacks(tmp_path: Path, qtbot: QtBot) -> None:
    with Project.create(tmp_path / "alone.annotator", annotator="Ada") as project:
        add_documents(project, {"a": "Zelenskyy arrived with one demand."})
        project.execute(SetStatus("a", "done"))
        screen = ReviewScreen(project, InlineRunner())
        qtbot.addWidget(screen)
        qtbot.addWidget(screen.status_bar)
        screen.show()
        screen.enter()
        assert "Only Ada has finished articles here" in screen.lists.hint.text()
        for ident in ("review.take_first", "review.edit", "review.both", "review.next", "review.keep"):
            screen.perform(ident)
        screen.show_target({"document": "a"})
        assert "Fewer than two annotators" in screen.lists.hint.text()
        screen.leave()


def test_threads_survey_while_keys_decide(project: Project, qtbot: QtBot) -> None:
    runner = ThreadRunner()
    screen = ReviewScreen(project, runner)
    qtbot.addWidget(screen)
    qtbot.addWidget(screen.status_bar)
    screen.show()
    screen.enter()
    qtbot.waitUntil(lambda: screen.session.document is not None)
    QTest.mouseClick(screen.side.versions[0].button, Qt.MouseButton.LeftButton)
    board = screen.session.board
    assert board is not None
    assert board.count("decided") == 1
    left = screen.session.document
    assert left is not None

    def surveyed() -> bool:
        known = screen.session.queue.surveys.get(left.uid)
        return known is not None and known.decided == 1

    qtbot.waitUntil(surveyed)
    screen.leave()
    runner.close(5)
