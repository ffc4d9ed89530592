"""Offsets are code points in every script, whatever Qt counts."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from annotator.core.text.boundaries import graphemes
from annotator.gui.reading.pieces import LONGEST, cuts
from annotator.gui.reading.u16 import Places
from tests.gui.reading.conftest import Show, drag, left_of, middle_of, right_of

FAMILY = "👨‍👩‍👧‍👦"
SCRIPTS = {
    "emoji": f"The {FAMILY} family met 🙂 today",
    "flags": "Talks 🇺🇦🇪🇺🇺🇸 went on",
    "skin": "A 👍🏽 from 👩🏿‍🚀 there",
    "arabic": "قال الرئيس إن وقف إطلاق النار قريب",
    "hebrew": "ראש הממשלה דחה את ההצעה אתמול",
    "devanagari": "प्रधानमंत्री ने शांति प्रस्ताव का समर्थन किया",
    "han": "總統拒絕停火協議。他說需要保證。",
    "kana": "大統領はガーナへ行った",
    "hangul": "대통령은 휴전을 거부했다",
    "marks": "Le cafe\u0301 n\u0303andu\u0301 est ouvert",
    "thai": "ประธานาธิบดีปฏิเสธข้อเสนอ",
    "mixed": "He said שלום עולם and قال لا with 👍🏽 then left",
    "astral": "𝔘𝔨𝔯𝔞𝔦𝔫𝔢 and 𐍈𐌰𐌿𐍂𐌲 words",
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_each_grapheme_is_found_where_it_is_drawn(show: Show, text: str) -> None:
    """A click in the left or right half of a grapheme lands on one of its two ends."""
    view = show(text)
    for start, end in graphemes(text):
        if view.rect_of(start, end).width() < 5 or not text[start:end].strip():
            continue
        # Lam and alef are one glyph: there a click may fall on either.
        start -= text[start - 1 : end] == "لا"
        end += text[start : end + 1] == "لا"
        for point in (left_of(view, start, end), right_of(view, start, end)):
            assert start <= view.offset_at(QPointF(point)) <= end, text[start:end]
            inside = view.offset_at(QPointF(point)) not in (start, end)
            assert not inside or text[start:end] == "لا"


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_dragging_over_a_word_selects_it(show: Show, text: str) -> None:
    view = show(text)
    boundaries = view.boundaries()
    at = 0
    while (at := boundaries.next_word(at)) < len(text):
        word = boundaries.word_at(at)
        if view.rect_of(*word).width() < 10:
            continue
        drag(view, left_of(view, *word), right_of(view, *word))
        assert view.selection() == word


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_a_selection_is_told_as_it_was_made(show: Show, text: str) -> None:
    view = show(text)
    edges = [start for start, _ in graphemes(text)] + [len(text)]
    for start in edges[:12]:
        for end in edges[-12:]:
            view.select(start, end)
            wanted = (min(start, end), max(start, end))
            assert view.selection() == (wanted if start != end else None)
            assert view.caret() == end


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_stepping_visits_each_grapheme(show: Show, text: str) -> None:
    view = show(text)
    for _, end in graphemes(text):
        view.move("grapheme", 1, False)
        assert view.caret() == end
    for start, _ in reversed(graphemes(text)):
        view.move("grapheme", -1, False)
        assert view.caret() == start


def test_the_caret_never_stands_inside_a_pair(show: Show) -> None:
    text = "🙂🙂 𝔘𝔨 🇺🇦"
    view = show(text)
    for key in [Qt.Key.Key_Right] * 9 + [Qt.Key.Key_Left] * 9:
        QTest.keyClick(view, key)
        position = view.textCursor().position()
        assert position == len(text[: view.caret()].encode("utf-16-le")) // 2


def test_right_to_left_paragraphs_begin_at_the_right(show: Show) -> None:
    view = show("Hello world\nשלום עולם\nقال الرئيس")
    latin, hebrew, arabic = view.rect_of(0, 5), view.rect_of(12, 16), view.rect_of(22, 25)
    assert latin.left() < 40
    assert hebrew.right() > view.viewport().width() - 40
    assert arabic.right() > view.viewport().width() - 40


def test_a_range_in_a_mixed_line_covers_its_visual_pieces(show: Show) -> None:
    text = "one שלום עולם two"
    view = show(text)
    first, second, both = view.rect_of(4, 8), view.rect_of(9, 13), view.rect_of(4, 13)
    assert first.left() >= second.right() - 1
    assert (both.left(), both.right()) == (second.left(), first.right())
    # "one של": the Hebrew part is at the right of its word, so the range is in two pieces.
    pieces = view._page.pieces(0, 6)
    assert len(pieces) == 2
    assert pieces[0].closed_left and not pieces[0].closed_right
    assert pieces[1].closed_left and not pieces[1].closed_right


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=80))
def test_places_translate_there_and_back(text: str) -> None:
    places = Places(text)
    document = QTextDocument()
    document.setPlainText(places.shown())
    assert document.characterCount() - 1 == len(text.encode("utf-16-le")) // 2
    for offset in range(len(text) + 1):
        assert places.offset(places.u16_position(offset)) == offset
        assert places.ends(places.cursor(document, 0, offset)) == (0, offset)


def test_a_monster_paragraph_is_shown_in_pieces_and_told_as_one(show: Show) -> None:
    text = "They said so — 🙂 — on Tuesday. " * 3_000 + "\nThe end."
    found = cuts(text)
    assert found
    assert max(b - a for a, b in zip([0, *found], [*found, len(text)], strict=True)) <= LONGEST
    assert all(text[cut - 2 : cut] == ". " for cut in found)
    view = show(text)
    places = Places(text)
    for cut in found:
        for offset in (cut - 1, cut, cut + 1):
            assert places.offset(places.u16_position(offset)) == offset
    view.select(found[0] - 5, found[0] + 12)
    assert view.selection() == (found[0] - 5, found[0] + 12)
    assert view.createMimeDataFromSelection().text() == text[found[0] - 5 : found[0] + 12]
    view.reveal(*view.selection() or (0, 0))
    assert view.viewport().rect().contains(middle_of(view, found[0] - 5, found[0] + 12))


def test_the_pieces_of_a_paragraph_keep_its_direction(show: Show) -> None:
    text = "قال الرئيس. " + "NATO says so. " * 2_000
    view = show(text)
    assert cuts(text)
    assert view.document().lastBlock().textDirection() == Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize("unit", ["字", "नमस्ते", FAMILY, "e\u0301"])
def test_a_cut_parts_no_grapheme(unit: str) -> None:
    text = unit * (2 * LONGEST // len(unit) + 10)
    starts = {start for start, _ in graphemes(text)}
    found = cuts(text)
    assert found
    assert set(found) <= starts
