"""One article reviewed to the end by key presses, one for each decision."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from annotator.gui.review.screen import ReviewScreen
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.window.main_window import MainWindow

KEYS = ("Left", "Right", "Left", "B", "N")
"""Versions taken whole, by turns: what is played here shows the way, it does not judge."""


def go_to_review(window: MainWindow, keyboard: Keyboard, title: str) -> ReviewScreen:
    """Go to the review screen by key and open the article with this title."""
    keyboard.press("Ctrl+2")
    screen = window.screens.current
    assert isinstance(screen, ReviewScreen)
    uid = next(line.uid for line in window.project.documents() if line.title == title)
    screen.show_target({"document": uid})
    screen.focus_text()
    return screen


def deciding(screen: ReviewScreen, keyboard: Keyboard) -> Iterator[int]:
    """Decide all that is open in the article; tells after each decision how many there were."""
    for number, key in enumerate(cycle(KEYS), 1):
        board = screen.session.board
        if board is None or not board.to_decide:
            return
        with keyboard.counting("reviewing"):
            keyboard.press(key)
        yield number
