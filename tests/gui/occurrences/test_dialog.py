"""The list of occurrences: it fills while the search goes on, and what is ticked is what is labelled."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.jobs import InlineRunner, Runner, ThreadRunner
from annotator.app.labelling.session import LabelSession
from annotator.app.occurrences import finding
from annotator.app.occurrences.wanted import Wanted
from annotator.app.project import Project
from annotator.core.commands import AddSpan, SetDocumentState
from annotator.gui.occurrences.dialog import OccurrencesDialog
from annotator.gui.theme import follow_system
from tests.app.labelling.documents import add_documents

DOCUMENTS = 120
Open = Callable[[Runner], OccurrencesDialog]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[LabelSession]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as project:
        texts = {f"d{n:03}": f"On day {n} Kyiv answered, and Kyiv’s allies agreed." for n in range(DOCUMENTS)}
        add_documents(project, texts)
        project.execute(AddSpan("d000", "actor", ((9, 13),)))
        made = LabelSession(project)
        made.open("d000")
        yield made
        made.close()


@pytest.fixture
def dialog(session: LabelSession, qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    follow_system(qapp, "light")
    made: list[OccurrencesDialog] = []

    def show(runner: Runner) -> OccurrencesDialog:
        shown = OccurrencesDialog(session, Wanted("actor", ("Kyiv",)), runner)
        qtbot.addWidget(shown)
        made.append(shown)
        with qtbot.waitExposed(shown):
            shown.open()
        return shown

    yield show
    for each in made:
        each.reject()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Holds up whoever wants to read the last articles, until it is set."""
    made = threading.Event()
    texts = Project.texts

    def waiting(project: Project, documents: list[str]) -> dict[str, str]:
        if "d119" in documents:
            made.wait(10)
        return texts(project, documents)

    monkeypatch.setattr(Project, "texts", waiting)
    return made


def test_it_fills_while_the_search_goes_on(dialog: Open, qtbot: QtBot, gate: threading.Event) -> None:
    runner = ThreadRunner()
    shown = dialog(runner)
    shown.where.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(shown.found.rows) == 4 * finding.AT_ONCE)
    assert not shown.start.isEnabled()
    assert not shown.stop.isHidden()
    gate.set()
    qtbot.waitUntil(lambda: len(shown.found.rows) == 2 * DOCUMENTS)
    qtbot.waitUntil(shown.start.isEnabled)
    assert shown.stop.isHidden()
    assert shown.start.text() == "Label 239"
    assert runner.close(5)


def test_one_may_be_content_with_what_was_found(dialog: Open, qtbot: QtBot, gate: threading.Event) -> None:
    runner = ThreadRunner()
    shown = dialog(runner)
    shown.where.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(shown.found.rows) == 4 * finding.AT_ONCE)
    shown.stop.click()
    gate.set()
    assert runner.close(5)
    QApplication.processEvents()
    assert shown.start.isEnabled()
    assert len(shown.chosen()) == 4 * finding.AT_ONCE - 1


def test_all_are_unticked_at_once_and_what_is_there_stays_grey(dialog: Open, qtbot: QtBot) -> None:
    shown = dialog(InlineRunner())
    shown.where.setCurrentIndex(1)
    told: list[object] = []
    shown.found.dataChanged.connect(lambda *_: told.append(1))
    shown.list.selectAll()
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    assert (shown.found.ticked, len(told)) == (0, 1)
    assert not shown.start.isEnabled()
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    assert shown.found.ticked == 2 * DOCUMENTS - 1
    there = shown.found.index(0)
    assert not there.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert "has this label" in there.data(Qt.ItemDataRole.DisplayRole)


def test_a_click_on_the_box_unticks_one(dialog: Open, qtbot: QtBot) -> None:
    shown = dialog(InlineRunner())
    row = shown.list.visualRect(shown.found.index(1))
    place = row.topLeft() + (row.bottomLeft() - row.topLeft()) / 2
    place.setX(18)
    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not shown.found.is_ticked(1)
    place.setX(row.width() // 2)
    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not shown.found.is_ticked(1)


def test_another_label_looks_anew(dialog: Open, session: LabelSession) -> None:
    shown = dialog(InlineRunner())
    assert shown.told.text() == "1 of 2 ticked · 1 has this label"
    shown.label.setCurrentIndex(shown.label.findData("proposal"))
    assert shown.wanted.label == "proposal"
    assert shown.told.text() == "2 of 2 ticked"


def test_it_says_where_one_can_not_label(dialog: Open, session: LabelSession) -> None:
    session.project.execute(SetDocumentState("d007", "closed"))
    shown = dialog(InlineRunner())
    shown.where.setCurrentIndex(1)
    assert "1 article left out" in shown.told.text()
    shown.whole.setChecked(False)
    assert len(shown.found.rows) == 2 * (DOCUMENTS - 1)
