"""The real review screen on a project that three have labelled, driven by keys as the window drives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.actions import Registry
from annotator.app.actions.review import ACTIONS
from annotator.app.jobs import InlineRunner
from annotator.app.project import Project
from annotator.gui.keys import TextKeys
from annotator.gui.review.screen import ReviewScreen
from annotator.gui.theme import choose_theme, follow_system
from tests.app.reviewing.panel import panel

Keys = Callable[..., None]


@pytest.fixture
def people() -> int:
    """How many have labelled; a test may ask for more."""
    return 3


@pytest.fixture
def project(tmp_path: Path, people: int) -> Iterator[Project]:
    with panel(tmp_path, people=people) as made:
        yield made


@pytest.fixture
def screen(project: Project, qtbot: QtBot, qapp: QApplication) -> Iterator[ReviewScreen]:
    follow_system(qapp, "light")
    made = ReviewScreen(project, InlineRunner())
    qtbot.addWidget(made)
    qtbot.addWidget(made.status_bar)
    for pane in made.key_panes():
        pane.set_key_handler(TextKeys(Registry(ACTIONS), made.perform, "review"))
    made.resize(1280, 760)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.enter()
    qtbot.waitUntil(made.view.hasFocus)
    yield made
    made.leave()
    made.close()
    choose_theme("system")
    qapp.setStyleSheet("")


@pytest.fixture
def press(qapp: QApplication) -> Keys:
    """Press keys, one after another, wherever the focus is."""

    def type_keys(*keys: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            if isinstance(key, str):
                QTest.keyClicks(focused, key, held)
            else:
                QTest.keyClick(focused, key, held)

    return type_keys
