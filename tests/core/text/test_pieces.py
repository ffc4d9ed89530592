"""Segmenting piece by piece is segmenting the whole, and costs no more than the piece."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.text.boundaries import Boundaries
from annotator.core.text.clauses import clause_ranges
from annotator.core.text.pieces import Cut, Range, Segment, Units
from annotator.core.text.segments import grapheme_ranges, safe_cut, segment_ranges, word_ranges
from annotator.core.text.sentences import sentence_cut, sentence_ranges
from tests.core.text.anything import any_text

ANCHORED = any_text(30).map(lambda text: " x".join(text[at : at + 7] for at in range(0, len(text), 7)))
"""Whatever comes, a letter after a space comes often enough for every piece to begin there."""


def all_units(units: Units) -> list[Range]:
    found: list[Range] = []
    start = units.start_after(-1)
    while start is not None:
        unit = units.begun_at(start)
        assert unit is not None
        found.append(unit)
        start = units.start_after(start)
    return found


@pytest.mark.parametrize("segment", [grapheme_ranges, segment_ranges, word_ranges])
@given(text=ANCHORED, size=st.integers(12, 40))
def test_pieces_add_up_to_the_whole(segment: Segment, text: str, size: int) -> None:
    assert all_units(Units(text, size, safe_cut, segment)) == segment(text, 0, len(text))


@given(any_text(30), st.integers(1, 12))
def test_no_piece_is_so_small_that_text_is_lost(text: str, size: int) -> None:
    pieces = all_units(Units(text, size, safe_cut, grapheme_ranges))
    assert "".join(text[start:end] for start, end in pieces) == text


PROSE = "Mr. Peskov said no. “We can’t,” he added. The U.S. envoy left on Feb. 13… 他说反对。不！ Really?\n\n"


@pytest.mark.parametrize(
    ("cut", "segment"),
    [(safe_cut, word_ranges), (sentence_cut, sentence_ranges), (sentence_cut, clause_ranges)],
)
@pytest.mark.parametrize("size", [64, 100, 257])
def test_prose_in_pieces_is_prose(cut: Cut, segment: Segment, size: int) -> None:
    text = PROSE * 20
    assert all_units(Units(text, size, cut, segment)) == segment(text, 0, len(text))


MONSTERS = {
    "one paragraph": PROSE.replace("\n", " ") * 10_000,
    "paragraphs": PROSE * 10_000,
    "one word": "a" * 1_000_000,
    "Han": "他说反对" * 250_000,
    "flags": "🇺🇦" * 500_000,
    "families": "👩‍👩‍👧‍👦" * 143_000,
    "accents": "e" + "\u0301" * 1_000_000,
    "spaces": " " * 1_000_000,
    "stops": "." * 1_000_000,
    "lines": "\n" * 1_000_000,
}


@pytest.mark.parametrize("kind", MONSTERS)
def test_a_million_characters_are_moved_in_at_once(kind: str) -> None:
    text = MONSTERS[kind]
    boundaries = Boundaries(text)
    middle = len(text) // 2
    began = perf_counter()
    for at in (0, middle, len(text)):
        boundaries.next_grapheme(at)
        boundaries.previous_grapheme(at)
        boundaries.sentence_at(at)
        boundaries.paragraph_index(at)
        boundaries.snap_to_words(max(0, at - 1), at)
    first_touch = perf_counter() - began
    began = perf_counter()
    for _ in range(100):
        middle = boundaries.next_grapheme(middle)
        boundaries.snap_to_words(middle - 1, middle)
    assert first_touch < 0.5
    assert perf_counter() - began < 0.5


@pytest.mark.parametrize("kind", MONSTERS)
def test_clauses_of_a_million_characters_are_found_at_once(kind: str) -> None:
    text = MONSTERS[kind]
    boundaries = Boundaries(text)
    began = perf_counter()
    for at in (0, len(text) // 2, len(text)):
        boundaries.next_clause_end(at)
        boundaries.previous_clause(at)
    assert perf_counter() - began < 1
