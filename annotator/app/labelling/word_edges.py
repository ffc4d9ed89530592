"""Where the end of a span goes when it moves by a word: to ends of words, not to starts of the next."""

from __future__ import annotations

from annotator.core.text.boundaries import Boundaries


def word_end_after(bounds: Boundaries, at: int) -> int:
    """The first end of a word after code point ``at``; ``at`` itself when there is none."""
    here = bounds.word_at(at)
    if here[1] > at:
        return here[1]
    return max(at, bounds.word_at(bounds.next_word(at))[1])


def word_end_before(bounds: Boundaries, at: int) -> int:
    """The last end of a word before code point ``at``; 0 when there is none."""
    last = bounds.previous_word(at)
    return bounds.word_at(bounds.previous_word(last))[1] if last > 0 else 0
