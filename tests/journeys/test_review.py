"""The sample's disputed article: reviewed to the end by keyboard alone, closed, and its gold exported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from annotator import Project
from annotator.app.actions import Action, Registry
from annotator.app.actions.review import ACTIONS
from annotator.app.jobs import InlineRunner
from annotator.app.resources import seeds
from annotator.gui.keys import TextKeys, WindowKeys
from annotator.gui.review.screen import ReviewScreen

TITLE = "Guarantees first, ceasefire later"
WHOLE = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_B, Qt.Key.Key_N)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
OF_THE_WINDOW = (
    Action("document.done_next", "Done, Next", keys=("Ctrl+Return",)),
    Action("edit.undo", "Undo", keys=("Ctrl+Z",)),
)


class Window(QMainWindow):
    """A window with the review screen alone, and the window's keys that mean something in it."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.screen_ = ReviewScreen(project, InlineRunner())
        registry = Registry((*ACTIONS, *OF_THE_WINDOW))
        self._keys = WindowKeys(registry, self.screen_.perform)
        self.screen_.key_panes()[0].set_key_handler(TextKeys(registry, self.screen_.perform, "review"))
        self.setCentralWidget(self.screen_)
        self.statusBar().addWidget(self.screen_.status_bar, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the text did not take."""
        self._keys.take(event, QApplication.focusWidget())


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    path = tmp_path / "talks.annotator"
    with Project.create(path) as made:
        made.import_files([seeds() / "sample.jsonl"])
    with Project.open(path, annotator="Rae") as made:
        yield made


@pytest.fixture
def window(project: Project, qtbot: QtBot) -> Iterator[Window]:
    made = Window(project)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.screen_.enter()
    qtbot.waitUntil(made.screen_.view.hasFocus)
    yield made
    made.screen_.leave()
    made.close()


def press(key: Qt.Key, held: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, held)


def exported(project: Project, out: Path) -> dict[str, Any]:
    """The article as a native export has it."""
    project.export(out, format="native")
    documents: list[dict[str, Any]] = [json.loads(line) for line in out.read_text("utf-8").splitlines()[1:]]
    return next(document for document in documents if document["title"] == TITLE)


def test_review_to_the_end_and_export_gold(window: Window, project: Project, tmp_path: Path) -> None:
    session = window.screen_.session
    assert session.document is not None
    assert session.document.title == TITLE  # the one with the most to decide
    document = session.document.uid
    keys = 0
    for key in cycle(WHOLE):
        row = session.key
        press(key)
        keys += 1
        assert session.board is not None
        decided = session.board.row(row)
        assert decided is not None
        assert decided.state == "decided", "every key decides"
        if not session.board.to_decide:
            break
    by_hand = [each for each in decisions(project, document) if each["reviewer"] is not None]
    assert keys == len([each for each in by_hand if not (each["extra"] or {}).get("with")])

    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.board is not None
    assert len(session.board.to_decide) >= 1
    row = session.key
    press(Qt.Key.Key_R)
    QTest.keyClicks(window.screen_.side.reason, "Nobody is right here.")
    press(Qt.Key.Key_Return)
    assert window.screen_.view.hasFocus()
    press(Qt.Key.Key_N)
    assert not session.board.to_decide
    decided = session.board.row(row)
    assert decided is not None
    assert decided.decisions[0].reason == "Nobody is right here."

    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert project.state(document) == "closed"
    assert session.document is not None
    assert session.document.uid != document
    check_gold(exported(project, tmp_path / "gold.jsonl"), project, document)
    assert project.check() == []


def decisions(project: Project, document: str) -> list[dict[str, Any]]:
    """All decisions on an article, raw."""
    return [dict(fields) for fields in project.records("decision", "document", document).values()]


def check_gold(told: dict[str, Any], project: Project, document: str) -> None:
    """The exported gold is the project's, rests on itself, and is cited by decisions."""
    gold = project.review.gold(document)
    assert {span["uid"] for span in told["gold"]["spans"]} == {span.uid for span in gold.spans}
    assert {each["uid"] for each in told["gold"]["statements"]} == {each.uid for each in gold.statements}
    assert gold.statements
    spans = {span.uid for span in gold.spans}
    assert all(set(each.evidence()) <= spans for each in gold.statements)
    cited = {uid for each in told["decisions"] for uid in each["results"]}
    assert spans | {each.uid for each in gold.statements} <= cited
