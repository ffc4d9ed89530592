"""Find in the text: as a reader means it, in code points, round the end and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.gui.reading import ReadingView
from annotator.gui.window.find_bar import FindBar
from annotator.gui.window.finding import Matches

TEXT = "“We need guarantees,” he said.\nWe 👩‍👩‍👧 need more – we do.\nThe Kremlin’s GUARANTEES."


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("guarantees", ["guarantees", "GUARANTEES"]),
        ('"we need', ["“We need"]),
        ("kremlin's", ["Kremlin’s"]),
        ("more - we", ["more – we"]),
        ("said. we", ["said.\nWe"]),
        ("👩‍👩‍👧", ["👩‍👩‍👧"]),
        (".", [".", ".", "."]),
        ("", []),
        ("nowhere", []),
    ],
)
def test_what_is_found(wanted: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in Matches(TEXT, wanted).places] == found


@given(before=st.text(), wanted=st.text(min_size=1), after=st.text())
def test_every_text_is_found_where_it_is(before: str, wanted: str, after: str) -> None:
    text = before + wanted + after
    places = Matches(text, wanted).places
    assert places
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places[0][0] <= len(before)


def test_going_on_and_back_runs_round_the_ends() -> None:
    matches = Matches("a b a b a", "a")
    assert [matches.after(offset) for offset in (0, 4, 8)] == [1, 2, 0]
    assert [matches.before(offset) for offset in (8, 4, 0)] == [1, 0, 2]
    assert matches.at_or_after(4) == 1
    assert matches.at_or_after(9) == 0
    assert Matches("a", "b").after(0) is None


@pytest.fixture
def view(qtbot: QtBot) -> ReadingView:
    view = ReadingView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_document(TEXT, "Title", "")
    view.show()
    view.setFocus()
    return view


def test_typing_finds_and_enter_goes_on_and_esc_returns_to_the_text(view: ReadingView, qtbot: QtBot) -> None:
    bar = FindBar(view, lambda: TEXT)
    bar.open()
    qtbot.keyClicks(bar.field, "we")
    first = view.selection()
    assert first is not None and TEXT[slice(*first)] == "We"
    assert bar.count.text() == "1 of 3"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 3"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "3 of 3"
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    chosen = view.selection()
    assert chosen is not None and TEXT[slice(*chosen)] == "we"


def test_typing_more_letters_stays_at_the_first_place(view: ReadingView, qtbot: QtBot) -> None:
    bar = FindBar(view, lambda: TEXT)
    bar.open()
    for letter in "guar":
        qtbot.keyClicks(bar.field, letter)
    assert bar.count.text() == "1 of 2"


def test_the_selection_is_looked_for(view: ReadingView, qtbot: QtBot) -> None:
    bar = FindBar(view, lambda: TEXT)
    start = TEXT.index("GUARANTEES")
    view.select(start, start + len("GUARANTEES"))
    bar.open()
    assert bar.field.text() == "GUARANTEES"
    assert view.selection() == (start, start + len("GUARANTEES"))
    bar.next()
    assert view.selection() == (TEXT.index("guarantees"), TEXT.index("guarantees") + 10)


def test_what_is_nowhere_is_said(view: ReadingView, qtbot: QtBot) -> None:
    bar = FindBar(view, lambda: TEXT)
    bar.open()
    qtbot.keyClicks(bar.field, "w")
    assert view.selection() is not None
    qtbot.keyClicks(bar.field, "xyz")
    assert bar.count.text() == "none"
    assert view.selection() is None
