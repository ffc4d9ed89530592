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
    """Go to the review screen, and on from article to article until that with this title is open."""
    keyboard.press("Ctrl+2")
    screen = window.screens.current
    assert isinstance(screen, ReviewScreen)
    for _ in screen.session.queue.surveys:
        if screen.session.document is not None and screen.session.document.title == title:
            return screen
        keyboard.press("Ctrl+PgDown")
    raise AssertionError(f"no key leads to {title}")


def deciding(screen: ReviewScreen, keyboard: Keyboard) -> Iterator[int]:
    """Decide all that is open in the article; tells after each decision how many there were."""
    for number, key in enumerate(cycle(KEYS), 1):
        board = screen.session.board
        if board is None or not board.to_decide:
            return
        with keyboard.counting("reviewing"):
            keyboard.press(key)
        yield number
