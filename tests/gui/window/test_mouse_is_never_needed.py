"""On every screen: each button goes by key, and no word is cut, with less room and with larger letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from annotator.app.actions.catalogue import SCREENS
from annotator.gui.tour.stage import settle
from annotator.gui.window.main_window import MainWindow
from tests.gui.window.test_screens_by_tab import sample, window

__all__ = ["sample", "window"]

TAB = Qt.FocusPolicy.TabFocus
SIZES = pytest.mark.parametrize("size", [(1280, 800), (1024, 768)])


def visits(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Every screen, one after the other, as it stands when it is gone to."""
    for name in window.screens.names:
        window.go(name)
        settle()
        screen = window.screens.currentWidget()
        assert screen is not None
        yield name, screen


def test_every_button_of_every_screen_is_in_the_order_of_tab(window: MainWindow) -> None:
    by_mouse_only = [
        f"{name}: {button.accessibleName() or button.text()}"
        for name, screen in visits(window)
        for button in screen.findChildren(QAbstractButton)
        # What lets the mouse through is a picture of a button.
        if button.isVisible()
        and not button.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        and not button.focusPolicy() & TAB
    ]
    assert by_mouse_only == []


def test_every_screen_has_a_key(window: MainWindow) -> None:
    keys = {action.id: action.keys for action in SCREENS}
    assert [name for name in window.screens.names if not keys[f"screen.{name}"]] == []


@SIZES
def test_no_word_of_a_screen_is_cut_off(window: MainWindow, size: tuple[int, int]) -> None:
    """At 200 % a screen of 2048 × 1536 has room for 1024 × 768."""
    window.resize(*size)
    cut = [
        f"{name}: {label.text()} ({label.width()} of {label.sizeHint().width()})"
        for name, screen in visits(window)
        for label in screen.findChildren(QLabel)
        if label.isVisible() and not label.wordWrap() and label.width() < label.minimumSizeHint().width()
    ]
    assert (window.width(), window.height()) == size
    assert cut == []


def test_larger_letters_of_the_desktop_are_not_cut_off(window: MainWindow, qapp: QApplication) -> None:
    before = qapp.font()
    larger = qapp.font()
    larger.setPixelSize(2 * max(1, before.pixelSize()))
    qapp.setFont(larger)
    try:
        for name, screen in visits(window):
            for button in screen.findChildren(QAbstractButton):
                if button.isVisible():
                    assert button.height() >= button.fontMetrics().height(), f"{name}: {button.text()}"
    finally:
        qapp.setFont(before)
