"""Paragraphs read from the right: pieces, caret, signs and tags, in Arabic and in Hebrew with Latin."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.reading import ReadingView
from annotator.gui.theme import current
from tests.gui.reading.conftest import Show, a_span, drag, left_of, right_of
from tests.gui.reading.test_pointer import quoted
from tests.gui.reading.test_stacks import signs

ARABIC = "قال الرئيس يوم الثلاثاء إن أي اتفاق يحتاج إلى ضمانات من NATO و 27 دولة في عام 2025."
HEBREW = "הנשיא אמר ביום שלישי כי כל הסכם דורש ערבויות מהברית NATO עם 27 מדינות בשנת 2025."
LATIN = "In Hebrew he said שלום עולם twice, in 2025."
RTL = pytest.mark.parametrize("text", [ARABIC, HEBREW], ids=["arabic", "hebrew"])


def words_of(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for word in text.split(" "):
        found.append((start, start + len(word.rstrip("."))))
        start += len(word) + 1
    return found


@RTL
def test_later_words_stand_further_left(show: Show, text: str) -> None:
    view = show(text)
    first, second = (view.rect_of(*word) for word in words_of(text)[:2])
    assert second.right() <= first.left()
    assert first.right() > view.viewport().width() - 40


@RTL
def test_a_drag_from_right_to_left_selects_in_reading_order(show: Show, text: str) -> None:
    view = show(text)
    words = words_of(text)
    drag(view, right_of(view, *words[1]), left_of(view, *words[3]))
    assert view.selection() == (words[1][0], words[3][1])
    assert view.caret() == words[3][1]
    drag(view, left_of(view, *words[3]), right_of(view, *words[1]))
    assert view.selection() == (words[1][0], words[3][1])
    assert view.caret() == words[1][0]


@RTL
def test_a_latin_name_within_is_selected_by_itself(show: Show, text: str) -> None:
    view = show(text)
    start = text.index("NATO")
    drag(view, left_of(view, start, start + 4), right_of(view, start, start + 4))
    assert quoted(view) == "NATO"


@RTL
def test_numbers_read_from_the_left_within(show: Show, text: str) -> None:
    view = show(text)
    at = text.index("2025")
    assert view.rect_of(at, at + 1).left() < view.rect_of(at + 3, at + 4).left()


@RTL
def test_left_is_forwards_as_the_reader_sees_it(show: Show, text: str) -> None:
    view = show(text)
    words = words_of(text)
    view.select(0, 0)
    view.move_towards("word", -1, False)
    assert view.caret() == words[1][0]
    view.move_towards("word", -1, True)
    assert view.selection() == words[1]
    view.move_towards("word", 1, False)
    view.move_towards("grapheme", 1, False)
    view.select(words[1][0], words[1][0])
    view.move_towards("word", 1, False)
    assert view.caret() == 0


def test_left_is_backwards_in_a_latin_paragraph_of_the_same_text(show: Show) -> None:
    view = show(f"{ARABIC}\n{LATIN}")
    start = len(ARABIC) + 1
    view.select(start, start)
    view.move_towards("word", 1, False)
    assert view.caret() == start + len("In ")
    view.move_towards("word", -1, False)
    assert view.caret() == start


@RTL
def test_a_span_over_both_directions_is_painted_in_pieces_and_hit_in_each(show: Show, text: str) -> None:
    view = show(text)
    start = text.index("NATO") - 3
    span = a_span("x", (start, start + 5))  # ends within the Latin word
    view.set_spans([span])
    pieces = view._page.pieces(start, start + 5)
    assert len(pieces) >= 2
    for piece in pieces:
        assert [each.uid for each in view.stack_at(piece.rect.center())] == ["x"]


@RTL
def test_what_starts_at_the_right_has_its_tag_there(show: Show, text: str) -> None:
    view = show(text)
    view.set_spans([a_span("x", words_of(text)[1])])
    view.set_focused("x")
    (tag,) = view._overlay.tags(view._page, view._view(), current())
    piece = view._page.pieces(*words_of(text)[1])[0].rect
    assert piece.right() - 12 <= tag.box.right() <= piece.right()


@RTL
def test_the_sign_stands_at_the_left_end_of_the_line(show: Show, text: str) -> None:
    view = show(text)
    view.set_spans([a_span(f"s{number}", words_of(text)[1]) for number in range(7)])
    (sign,) = signs(view)
    line = view._page.line_extent(view._page.pieces(*words_of(text)[1])[0].rect.center())
    assert line[2]
    assert sign.text == "+3"
    assert sign.box.right() <= line[0] + 1 or sign.box.left() <= 9


@RTL
def test_boundaries_are_dragged_from_either_side(show: Show, qtbot: QtBot, text: str) -> None:
    """The start is at the right, so it is the right handle that moves it."""
    view = show(text)
    words = words_of(text)
    view.set_spans([a_span("x", (words[1][0], words[2][1]))])
    view.set_focused("x")
    right = right_of(view, *words[1])
    with qtbot.waitSignal(view.boundary_dragged, timeout=500) as told:
        drag(view, right, left_of(view, *words[1]))
    uid, ((start, end),) = told.args
    assert uid == "x"
    assert words[1][0] < start <= words[2][0]
    assert end == words[2][1]


def test_a_mixed_line_keeps_its_words_apart(show: Show) -> None:
    view: ReadingView = show(LATIN)
    start = LATIN.index("שלום")
    one, two = view.rect_of(start, start + 4), view.rect_of(start + 5, start + 9)
    assert two.right() <= one.left() + 1
    drag(view, right_of(view, start, start + 4), left_of(view, start + 5, start + 9))
    assert quoted(view) == "שלום עולם"
