"""One article reviewed to the end by key presses, one for each decision."""

from __future__ import annotations

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


def decide_all(screen: ReviewScreen, keyboard: Keyboard) -> int:
    """Decide all that is open in the article; answers how many decisions that took."""
    decided = 0
    keys = cycle(KEYS)
    with keyboard.counting("reviewing"):
        while (board := screen.session.board) is not None and board.to_decide:
            keyboard.press(next(keys))
            decided += 1
    return decided
