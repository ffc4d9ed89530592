"""A title that is the text's first line is shown once, as a title, and is still part of the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from annotator.gui.reading import ReadingView
from tests.gui.reading.conftest import Show

TITLE = "Guarantees first"
BODY = f"{TITLE}, he said."


@pytest.fixture
def view(qtbot: QtBot) -> ReadingView:
    made = ReadingView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def widths(view: ReadingView) -> tuple[int, int]:
    """How wide the title's words are in the title, and in the body that repeats them."""
    start = len(TITLE) + 2
    return view.rect_of(0, len(TITLE)).width(), view.rect_of(start, start + len(TITLE)).width()


def test_the_first_line_is_set_as_the_title(view: ReadingView) -> None:
    text = f"{TITLE}\n\n{BODY}"
    view.show_document(text, TITLE, "Sample Courier")
    in_title, in_body = widths(view)
    assert in_title > in_body * 1.2
    view.select(0, len(TITLE))
    assert view.selection() == (0, len(TITLE))
    assert view.createMimeDataFromSelection().text() == TITLE


def test_the_subtitle_has_its_room_below_the_title(view: ReadingView) -> None:
    text = f"{TITLE}\n\n{BODY}"
    view.show_document(text, TITLE, "")
    bare = view.rect_of(len(TITLE) + 2, len(TITLE) + 5).top()
    view.set_subtitle("Sample Courier · 17 August 2025")
    assert view.rect_of(len(TITLE) + 2, len(TITLE) + 5).top() > bare + 10


def test_another_title_stands_above_the_text(view: ReadingView) -> None:
    view.show_document(BODY, TITLE, "Sample Courier")
    assert view.rect_of(0, 9).top() > 60


def test_the_theme_and_the_zoom_keep_the_title(view: ReadingView) -> None:
    text = f"{TITLE}\n\n{BODY}"
    view.show_document(text, TITLE, "Sample Courier")
    view.zoom(2)
    in_title, in_body = widths(view)
    assert in_title > in_body * 1.2


def test_the_room_of_the_heading_is_the_beginning_of_the_text(show: Show) -> None:
    """Also before anything below was laid out: a click there doesn't go to the end."""
    view = show("They said so on Tuesday. " * 300)
    for y in range(-10, 90, 10):
        assert view.offset_at(QPointF(0, y)) == 0
        assert view._page.line_at(QPointF(0, y))[0] == 0
