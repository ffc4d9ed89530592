"""The work screen: what it shows, and what is done on it by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.app.jobs import InlineRunner
from annotator.app.project import Project
from annotator.core.commands import AddAnnotator, SetDocumentState, SetRole, SetStatus
from annotator.gui.work.matrix_model import FIRST_PERSON
from annotator.gui.work.screen import WorkScreen
from annotator.gui.work.table import ASSIGNED, SHARE, STATUS
from tests.store.sample import bring

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as project:
        bring(project, {f"d{number}": f"Text {number}" for number in range(6)})
        assert project.annotator is not None
        for uid in ("ben", "cy"):
            project.execute(AddAnnotator(uid.title(), uid=uid))
        project.execute(SetRole(project.annotator.uid, "manager"))
        yield project


@pytest.fixture
def screen(qtbot: QtBot, project: Project) -> Iterator[WorkScreen]:
    screen = WorkScreen(project, InlineRunner())
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show()
    screen.enter()
    yield screen
    screen.leave()


def names(screen: WorkScreen) -> list[str]:
    return [person.annotator.name for person in screen.people.model.people]


def settle(qtbot: QtBot, screen: WorkScreen) -> None:
    qtbot.waitUntil(lambda: not screen._settle.isActive())


def test_giving_out_is_previewed_done_and_taken_back(
    qtbot: QtBot, screen: WorkScreen, project: Project
) -> None:
    form = screen.form
    assert form.wish.annotators == ("ben", "cy"), "a manager does not label unless chosen"
    form.percent.setValue(50)
    assert "3 articles go to several" in form.preview.text()
    assert "Ben: " in form.preview.text() and project.team.assignments() == []
    form.overlap.setValue(3)
    assert "3" in form.preview.text() and not form.assign.isEnabled()
    form.overlap.setValue(2)
    form.assign.setFocus()
    qtbot.keyClick(form.assign, Qt.Key.Key_Space)
    assert len(project.team.assignments()) == 9
    assert not form.assign.isEnabled() and "already" in form.preview.text()
    settle(qtbot, screen)
    model = screen.people.model
    assert {model.index(row, 2).data() for row in (1, 2)} <= {"0 of 4", "0 of 5"}
    assert model.index(1, 2).data(SHARE) == 0
    matrix = screen.documents.model
    ben = matrix.people.index(next(person for person in matrix.people if person.uid == "ben")) + FIRST_PERSON
    dots = [matrix.index(row, ben).data(STATUS) for row in range(matrix.rowCount())]
    assert dots.count("not_started") in (4, 5)
    assert [bool(matrix.index(row, ben).data(ASSIGNED)) for row in range(6)] == [bool(dot) for dot in dots]
    project.undo()
    settle(qtbot, screen)
    assert form.assign.isEnabled()


def test_what_others_do_is_followed(qtbot: QtBot, screen: WorkScreen, project: Project) -> None:
    project.execute(AddAnnotator("Dora"))
    settle(qtbot, screen)
    assert names(screen) == ["Ada", "Ben", "Cy", "Dora"]
    project.execute(SetStatus("d1", "done"))
    project.execute(SetDocumentState("d2", "review"))
    settle(qtbot, screen)
    states = [row.state for row in screen.documents.model.rows]
    assert states.count("review") == 1
    screen.documents.which.setCurrentIndex(screen.documents.which.findData("review"))
    assert [row.document for row in screen.documents.model.rows] == ["d2"]
    screen.documents.which.setCurrentIndex(0)
    qtbot.keyClicks(screen.documents.filter, "D3")
    assert [row.document for row in screen.documents.model.rows] == ["d3"]


def test_articles_are_put_in_review_and_opened_by_keyboard(
    qtbot: QtBot, screen: WorkScreen, project: Project
) -> None:
    table = screen.documents.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert screen.can("work.to_review")
    screen.perform("work.to_review")
    assert {line.state for line in project.documents()} == {"review"}
    project.undo()
    assert {line.state for line in project.documents()} == {"open"}
    settle(qtbot, screen)
    table.selectRow(2)
    with qtbot.waitSignal(screen.go_wanted) as gone:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert gone.args == ["label", {"document": "d2"}]


def test_people_are_added_renamed_and_removed(qtbot: QtBot, screen: WorkScreen, project: Project) -> None:
    panel = screen.people
    panel.add.click()
    assert panel.dialog is not None
    panel.dialog.setTextValue("Dora")
    panel.dialog.accept()
    settle(qtbot, screen)
    assert "Dora" in names(screen)
    panel.table.selectRow(names(screen).index("Ben"))
    panel.roles["reviewer"].trigger()
    settle(qtbot, screen)
    assert panel.chosen is not None and panel.chosen.annotator.role == "reviewer"
    panel.passphrase.click()
    assert panel.dialog is not None
    panel.dialog.setTextValue("secret")
    panel.dialog.accept()
    assert project.team.has_passphrase("ben")
    panel.table.selectRow(names(screen).index("Cy"))
    panel.remove.click()
    settle(qtbot, screen)
    assert "Cy" not in names(screen)
    panel.table.selectRow(names(screen).index("Ada"))
    with qtbot.waitSignal(screen.said) as said:
        panel.remove.click()
    assert said.args is not None and said.args[1] == "danger" and "Ada" in said.args[0]


def test_an_annotator_may_look_and_change_nothing(qtbot: QtBot, screen: WorkScreen, project: Project) -> None:
    project.become("ben")
    screen.person_changed()
    settle(qtbot, screen)
    for ident in ("work.assign", "work.take_back", "work.sighted", "work.to_review", "work.close"):
        assert not screen.can(ident)
    assert not screen.people.role.isEnabled() and not screen.form.assign.isEnabled()
    project.become(next(person.uid for person in project.annotators() if person.name == "Ada"))
    screen.person_changed()
    settle(qtbot, screen)
    screen.perform("work.sighted")
    settle(qtbot, screen)
    assert screen.is_on("work.sighted")


def test_every_control_has_a_name(screen: WorkScreen) -> None:
    nameless = [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", lambda: "")()
        and not widget.objectName().startswith("qt_")
        and widget.isVisible()
    ]
    assert nameless == []


def test_f6_goes_round_people_articles_and_form(screen: WorkScreen, qtbot: QtBot) -> None:
    screen.activateWindow()
    qtbot.waitUntil(screen.people.table.hasFocus)
    for pane in (screen.documents.table, screen.form.people, screen.people.table):
        assert screen.can("pane.next")
        screen.perform("pane.next")
        assert pane.hasFocus()
    screen.perform("pane.previous")
    assert screen.form.people.hasFocus()


def test_enter_gives_out(screen: WorkScreen, project: Project, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.form.assign, Qt.Key.Key_Return)
    assert project.records("assignment", "annotator", "ben")
