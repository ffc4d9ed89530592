"""Where graphemes, words, clauses, sentences, paragraphs of a text begin and end, and how to move there.

All offsets are code points, all ranges end-exclusive. A paragraph is a line with something other than space
in it; blank lines belong to none, and paragraphs are numbered from 0 in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from annotator.core.text.clauses import clause_ranges
from annotator.core.text.pieces import Range, Units
from annotator.core.text.segments import grapheme_ranges, safe_cut, segment_ranges, word_ranges
from annotator.core.text.sentences import sentence_cut, sentence_ranges

_LINE = re.compile(r"[^\n]+")
_PIECE = 2_048
_SENTENCE_PIECE = 16_384


def graphemes(text: str) -> list[Range]:
    """Every user-perceived character; together they are the whole text."""
    return grapheme_ranges(text, 0, len(text))


def words(text: str) -> list[Range]:
    """Every word: spaces and punctuation lie between them."""
    return word_ranges(text, 0, len(text))


def sentences(text: str) -> list[Range]:
    """Every sentence, each within one paragraph, without the spaces around it."""
    return sentence_ranges(text, 0, len(text))


def paragraphs(text: str) -> list[Range]:
    """Every line that is not blank, without its line end."""
    lines = (found.span() for found in _LINE.finditer(text))
    return [(start, end) for start, end in lines if not text[start:end].isspace()]


_NO_END = frozenset(" ,;:-–—()“”‘’\"'/%")
"""Besides letters and digits, what surely ends no sentence: where nothing else stands, no rule is needed."""


class Boundaries:
    """Moving in one text. Nothing is computed before it is asked for, and then only around the place.

    ``next_…`` and ``previous_…`` answer the nearest *start* of a unit strictly after or before ``at``, else
    the end or the beginning of the text; ``…_end`` do so for ends. Between two starts they are each other's
    inverse.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def next_grapheme(self, at: int) -> int:
        """The exact step to the right."""
        return self._or_end(self._graphemes.start_after(at))

    def previous_grapheme(self, at: int) -> int:
        """The exact step to the left."""
        return self._graphemes.start_before(at) or 0

    def next_word(self, at: int) -> int:
        """Where the next word begins."""
        return self._or_end(self._words.start_after(at))

    def previous_word(self, at: int) -> int:
        """Where the word before ``at``, or the one around it, begins."""
        return self._words.start_before(at) or 0

    def next_word_end(self, at: int) -> int:
        """Where the next word, or the one around ``at``, ends: how a selection grows to the right."""
        return self._or_end(self._words.end_after(at))

    def previous_word_end(self, at: int) -> int:
        """Where the word before ``at`` ends: how a selection shrinks from the right."""
        return self._words.end_before(at) or 0

    def next_sentence(self, at: int) -> int:
        """Where the next sentence begins."""
        return self._or_end(self._sentences.start_after(at))

    def previous_sentence(self, at: int) -> int:
        """Where the sentence before ``at``, or the one around it, begins."""
        return self._sentences.start_before(at) or 0

    def next_sentence_end(self, at: int) -> int:
        """Where the next sentence, or the one around ``at``, ends."""
        return self._or_end(self._sentences.end_after(at))

    def next_clause(self, at: int) -> int:
        """Where the next clause begins."""
        return self._or_end(self._clauses.start_after(at))

    def previous_clause(self, at: int) -> int:
        """Where the clause before ``at``, or the one around it, begins."""
        return self._clauses.start_before(at) or 0

    def next_clause_end(self, at: int) -> int:
        """Where the next clause, or the one around ``at``, ends."""
        return self._or_end(self._clauses.end_after(at))

    def next_paragraph(self, at: int) -> int:
        """Where the next paragraph begins."""
        following = bisect_right(self._paragraph_starts, at)
        return self._or_end(next(iter(self._paragraph_starts[following : following + 1]), None))

    def previous_paragraph(self, at: int) -> int:
        """Where the paragraph before ``at``, or the one around it, begins."""
        earlier = bisect_right(self._paragraph_starts, at - 1)
        return self._paragraph_starts[earlier - 1] if earlier else 0

    def word_at(self, at: int) -> Range:
        """The word around ``at``, or else the one that ends there; ``(at, at)`` if ``at`` touches none."""
        for begun in (self._words.begun_at(at), self._words.begun_at(at - 1)):
            if begun and at <= begun[1]:
                return begun
        return at, at

    def snap_to_words(self, start: int, end: int) -> Range:
        """The range grown until it cuts through no word, number or grapheme."""
        left, right = self._segments.begun_at(start), self._segments.begun_at(end)
        if left:
            start = left[0] if start < left[1] else start
        if right and right[0] < end:
            end = max(end, right[1])
        return start, end

    def without_space(self, start: int, end: int) -> Range:
        """The range without white space at its ends; ``(start, start)`` if it is nothing else."""
        part = self._text[start:end]
        kept = part.strip()
        begin = start + (len(part) - len(part.lstrip()) if kept else 0)
        return begin, begin + len(kept)

    def sentence_at(self, at: int) -> Range:
        """The sentence around ``at``, else the one before, else the first; ``(0, 0)`` if there is none."""
        begun = self._sentences.begun_at(at)
        return begun or self._sentences.begun_at(self.next_sentence(at)) or (0, 0)

    def in_one_sentence(self, start: int, at: int) -> bool:
        """Whether ``start`` lies before ``at`` in the same sentence."""
        between = self._text[start:at]
        if between[:1].isalnum() and all(each.isalnum() or each in _NO_END for each in between):
            return True  # what begins with a letter does not stand between a sentence's sign and its end
        return self.sentence_at(at)[0] <= start

    def paragraph_at(self, at: int) -> Range:
        """The paragraph around ``at``, else the one before, else the first; ``(0, 0)`` if there is none."""
        index = self.paragraph_index(at)
        return self._paragraphs[index] if index >= 0 else (0, 0)

    def paragraph_index(self, at: int) -> int:
        """The number, from 0, of :meth:`paragraph_at`; -1 if the text is blank."""
        return min(max(bisect_right(self._paragraph_starts, at) - 1, 0), len(self._paragraphs) - 1)

    def _or_end(self, offset: int | None) -> int:
        return len(self._text) if offset is None else offset

    @cached_property
    def _graphemes(self) -> Units:
        return Units(self._text, _PIECE, safe_cut, grapheme_ranges)

    @cached_property
    def _segments(self) -> Units:
        return Units(self._text, _PIECE, safe_cut, segment_ranges)

    @cached_property
    def _words(self) -> Units:
        return Units(self._text, _PIECE, safe_cut, word_ranges)

    @cached_property
    def _sentences(self) -> Units:
        return Units(self._text, _SENTENCE_PIECE, sentence_cut, sentence_ranges)

    @cached_property
    def _clauses(self) -> Units:
        return Units(self._text, _SENTENCE_PIECE, sentence_cut, clause_ranges)

    @cached_property
    def _paragraphs(self) -> list[Range]:
        return paragraphs(self._text)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self._paragraphs]
