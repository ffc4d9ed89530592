"""The agreement screen as one of the window's: its keys, its neighbours, and the end of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.jobs import InlineRunner
from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.core.commands import RemoveDocument
from annotator.gui.agreement.screen import AgreementScreen
from annotator.gui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, panel: Project, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(panel, Settings.read(tmp_path / "config", tmp_path / "state"), InlineRunner())
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()


def agreement(window: MainWindow) -> AgreementScreen:
    window.perform("screen.agreement")
    return cast("AgreementScreen", window.screens.current)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def test_it_opens_with_the_focus_on_the_first_card_and_no_window_of_its_own(window: MainWindow) -> None:
    screen = agreement(window)
    assert window.isActiveWindow()
    assert screen.figures.cards[0].hasFocus()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [window]


def test_from_the_first_card_to_the_decision_by_keys_alone(window: MainWindow) -> None:
    screen = agreement(window)
    press(Qt.Key.Key_Space)
    case = screen.cases.cases[0]
    press(Qt.Key.Key_Return)
    assert window.screens.name == "review"
    review = window.screens.current
    assert review.session.document.uid == case.document  # type: ignore[attr-defined]


def test_letters_of_the_screen_mean_its_actions_everywhere_on_it(window: MainWindow) -> None:
    screen = agreement(window)
    for place in (screen.figures.cards[1], screen.figures.labels, screen.figures.trend):
        QApplication.clipboard().clear()
        place.setFocus()
        press(Qt.Key.Key_L)
        assert "\\toprule" in QApplication.clipboard().text()


def test_the_figures_follow_what_is_done_on_other_screens_when_one_comes_back(window: MainWindow) -> None:
    screen = agreement(window)
    before = screen.page
    window.perform("screen.label")
    window.project.execute(RemoveDocument(window.project.documents()[0].uid))
    assert screen.page is before
    window.perform("screen.agreement")
    assert screen.page is not None and screen.page.documents == 1
