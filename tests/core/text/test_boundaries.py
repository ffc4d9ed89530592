"""Laws of moving in a text, over all of Unicode, and what a reader expects of plain prose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.boundaries import Boundaries, graphemes, paragraphs, sentences, words
from tests.core.text.anything import any_text

Step = Callable[[Boundaries, int], int]

STEPS: list[tuple[str, Step, Step]] = [
    ("grapheme", Boundaries.next_grapheme, Boundaries.previous_grapheme),
    ("word", Boundaries.next_word, Boundaries.previous_word),
    ("clause", Boundaries.next_clause, Boundaries.previous_clause),
    ("sentence", Boundaries.next_sentence, Boundaries.previous_sentence),
    ("paragraph", Boundaries.next_paragraph, Boundaries.previous_paragraph),
]
ALL_STEPS = pytest.mark.parametrize(
    ("forward", "back"), [steps[1:] for steps in STEPS], ids=[s[0] for s in STEPS]
)


def walk(step: Callable[[int], int], at: int) -> list[int]:
    stops = [at]
    while (following := step(at)) != at:
        stops.append(at := following)
    return stops


@given(any_text())
def test_graphemes_are_the_whole_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in graphemes(text)) == text


@given(any_text())
def test_sentences_lie_within_paragraphs_and_leave_out_only_space(text: str) -> None:
    found = sentences(text)
    for start, end in found:
        assert text[start:end] == text[start:end].strip()
        assert any(first <= start < end <= last for first, last in paragraphs(text))
    assert "".join("".join(text[start:end] for start, end in found).split()) == "".join(text.split())


@given(any_text())
def test_paragraphs_are_the_lines_that_are_not_blank(text: str) -> None:
    assert [text[s:e] for s, e in paragraphs(text)] == [line for line in text.split("\n") if line.strip()]


@ALL_STEPS
@given(text=any_text())
def test_forward_and_back_stop_at_the_same_places(forward: Step, back: Step, text: str) -> None:
    boundaries = Boundaries(text)
    there = walk(lambda at: forward(boundaries, at), 0)
    assert there == sorted(set(there))
    assert there[-1] == len(text)
    assert walk(lambda at: back(boundaries, at), len(text)) == there[::-1]


@ALL_STEPS
@given(text=any_text(), data=st.data())
def test_from_anywhere_the_next_stop_is_the_nearest(
    forward: Step, back: Step, text: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(text)))
    boundaries = Boundaries(text)
    stops = walk(lambda place: forward(boundaries, place), 0)
    assert forward(boundaries, at) == next((stop for stop in stops if stop > at), len(text))
    assert back(boundaries, at) == next((stop for stop in reversed(stops) if stop < at), 0)


@given(any_text(), st.data())
def test_snapping_contains_the_selection_and_settles(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    boundaries = Boundaries(text)
    left, right = boundaries.snap_to_words(start, end)
    assert 0 <= left <= start <= end <= right <= len(text)
    assert boundaries.snap_to_words(left, right) == (left, right)
    for first, last in [*words(text), *graphemes(text)]:
        assert not first < left < last
        assert not first < right < last


@given(any_text(), st.data())
def test_what_stands_at_an_offset_is_one_of_its_kind(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    boundaries = Boundaries(text)
    word = boundaries.word_at(at)
    assert word == (at, at) or (word in words(text) and word[0] <= at <= word[1])
    assert boundaries.sentence_at(at) in (sentences(text) or [(0, 0)])
    lines = paragraphs(text)
    index = boundaries.paragraph_index(at)
    assert boundaries.paragraph_at(at) == (lines[index] if lines else (0, 0))
    assert index == -1 if not lines else 0 <= index < len(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don’t can't Ukraine’s", ["don’t", "can't", "Ukraine’s"]),
        ("pro-Russian, 3.5 (1,000)", ["pro", "Russian", "3.5", "1,000"]),
        ("“We need guarantees,” he said", ["We", "need", "guarantees", "he", "said"]),
        ("北京反对", ["北", "京", "反", "对"]),
        ("مرحبا، قال", ["مرحبا", "قال"]),
        ('צה"ל', ['צה"ל']),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("ทำ", ["ท\u0e33"]),
        ("👩‍👩‍👧‍👦 🇺🇦🇺🇸👍🏽!", ["👩‍👩‍👧‍👦", "🇺🇦", "🇺🇸", "👍🏽"]),
        ("e\u0301clair co\u00adoperate", ["e\u0301clair", "co\u00adoperate"]),
        ("🇺👩 🇺k", ["🇺", "👩", "🇺", "k"]),
        ("— … !", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected


def test_moving_by_word_as_a_reader_does() -> None:
    text = "“No,” said Peskov.\n\nThen: silence"
    boundaries = Boundaries(text)
    stops = walk(boundaries.next_word, 0)
    assert [text[stop : stop + 4] for stop in stops] == ["“No,", "No,”", "said", "Pesk", "Then", "sile", ""]
    assert text[: boundaries.next_word_end(0)] == "“No"
    assert text[: boundaries.next_word_end(8)] == "“No,” said"
    assert text[: boundaries.previous_word_end(10)] == "“No"


def test_the_word_at_an_offset_may_begin_or_end_there() -> None:
    boundaries = Boundaries("Kyiv (NATO)")
    assert boundaries.word_at(0) == boundaries.word_at(2) == boundaries.word_at(4) == (0, 4)
    assert boundaries.word_at(5) == (5, 5)
    assert boundaries.word_at(6) == boundaries.word_at(10) == (6, 10)


def test_space_can_be_taken_off_a_selection() -> None:
    boundaries = Boundaries("a  Kyiv \n b")
    assert boundaries.without_space(1, 9) == (3, 7)
    assert boundaries.without_space(1, 3) == (1, 1)


def test_blank_lines_belong_to_no_paragraph() -> None:
    text = "\n  \nTitle\n\nFirst.\nSecond.\n"
    boundaries = Boundaries(text)
    assert [text[s:e] for s, e in paragraphs(text)] == ["Title", "First.", "Second."]
    assert [boundaries.paragraph_index(at) for at in (0, 5, 10, 11, 18, len(text))] == [0, 0, 0, 1, 2, 2]
    assert boundaries.next_sentence_end(10) == 17


def test_an_empty_text_has_nowhere_to_go() -> None:
    boundaries = Boundaries("")
    assert boundaries.next_word(0) == boundaries.previous_sentence(0) == boundaries.next_paragraph(0) == 0
    assert boundaries.snap_to_words(0, 0) == boundaries.sentence_at(0) == boundaries.paragraph_at(0) == (0, 0)
    assert boundaries.paragraph_index(0) == -1


@given(any_text(), st.data())
def test_in_one_sentence_is_what_the_sentences_say(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, at))
    found = sentences(text)
    first = [number for number, (begin, end) in enumerate(found) if begin <= start < end]
    last = [number for number, (begin, end) in enumerate(found) if begin <= at < end]
    if first and last:
        assert Boundaries(text).in_one_sentence(start, at) == (first == last)


def test_a_closing_quote_after_the_full_stop_ends_the_sentence() -> None:
    text = "He said “No.” Then he left."
    assert not Boundaries(text).in_one_sentence(text.index("”"), text.index("Then"))
