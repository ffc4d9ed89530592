"""The sample on the screens beside the label screen, for those who listen and those who go by Tab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.app.sample import make_sample
from annotator.gui.review.screen import ReviewScreen
from annotator.gui.theme import choose_theme, follow_system
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import settle, window_on
from annotator.gui.window.main_window import MainWindow
from tests.gui.window.test_accessibility import focusable, spoken

SCREENS = pytest.mark.parametrize("screen", ["review", "agreement", "work", "search", "entities", "codebook"])
TARGETS = {"search": {"text": "ceasefire"}}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.annotator"
    make_sample(path)
    return path


@pytest.fixture
def window(sample: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    follow_system(qapp, "light")
    with Project.open(sample, annotator="Rae") as project, window_on(project) as window:
        yield window
    choose_theme("system")
    qapp.setStyleSheet("")


def controls(root: QWidget) -> list[QWidget]:
    """All that can have the focus now; what passes it on to a part of itself is that part."""
    found = [each for each in focusable(root) if each.isVisible() and each.isEnabled()]
    return [each for each in found if each.focusProxy() is None]


def nameless(widgets: list[QWidget]) -> list[str]:
    return [type(each).__name__ for each in widgets if not spoken(each)]


def told(widgets: list[QWidget]) -> list[str]:
    return [f"{type(each).__name__} {spoken(each)}" for each in widgets]


@SCREENS
def test_whatever_can_have_the_focus_has_a_name_and_a_look(window: MainWindow, screen: str) -> None:
    window.go(screen, TARGETS.get(screen))
    settle()
    found = controls(window.screens)
    assert nameless(found) == []
    unseen = []
    for before, each in zip([found[-1], *found], found, strict=False):
        before.setFocus()
        QApplication.processEvents()
        picture = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if each.grab().toImage() == picture:
            unseen.append(each)
    assert told(unseen) == []


@SCREENS
def test_tab_and_f6_lead_to_everything(window: MainWindow, screen: str) -> None:
    keyboard = Keyboard(window)
    window.go(screen, TARGETS.get(screen))
    settle()
    start = QApplication.focusWidget()
    reached: list[QWidget] = []
    for _ in range(60):
        here = QApplication.focusWidget()
        if here is None or here in reached:
            break
        reached.append(here)
        # In the text Tab goes to the next disagreement, and F6 to the next pane.
        is_text = isinstance(window.screens.current, ReviewScreen) and here is start
        keyboard.press("F6" if is_text else "Tab")
    missing = [each for each in controls(window.screens) if each not in reached]
    passed_by = window.screens.current.side.controls if screen == "review" else []  # type: ignore[attr-defined]
    assert told([each for each in missing if each not in passed_by]) == []


def test_tab_goes_through_a_review_part_by_part(window: MainWindow) -> None:
    window.go("review")
    settle()
    screen = window.screens.current
    assert isinstance(screen, ReviewScreen)
    parts = [screen.header, screen.lists, screen.view, screen.side, screen.gold_bar]
    Keyboard(window).press("Left", "Down")  # cards get other buttons with every row
    places, widget = [], screen.header.buttons["review.take_first"]
    for _ in range(2000):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            places += [n for n, part in enumerate(parts) if part is widget or part.isAncestorOf(widget)]
        widget = widget.nextInFocusChain()  # type: ignore[assignment]
        if widget is screen.header.buttons["review.take_first"]:
            break
    assert places == sorted(places)
    assert set(places) == set(range(len(parts)))


@pytest.mark.parametrize("ident", ["sharing.split", "review.policy"])
def test_dialogs_can_be_heard_and_seen(window: MainWindow, ident: str) -> None:
    window.go("review")
    window.perform(ident)
    settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert nameless(controls(dialog)) == []
    focus = QApplication.focusWidget()
    assert focus is not None
    assert dialog.isAncestorOf(focus)
    dialog.close()
