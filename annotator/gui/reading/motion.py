"""Where the caret goes for a key: moving lands on the starts of units, extending takes units whole.

So a selection made by words, sentences or paragraphs never begins or ends with a space. All offsets are code
points. Lines are not here, since only the layout knows them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from annotator.core.text.boundaries import Boundaries

Unit = Literal["grapheme", "word", "line", "clause", "sentence", "paragraph"]
Step = Literal[1, -1]


def moved(boundaries: Boundaries, unit: Unit, step: Step, head: int) -> int:
    """Where the caret at ``head`` goes."""
    return _starts(boundaries, unit, step)(head)


def extended(boundaries: Boundaries, unit: Unit, step: Step, ends: tuple[int, int]) -> tuple[int, int]:
    """Anchor and head after extending the selection from anchor to head in ``ends`` by one unit.

    Extending away from the anchor takes the next unit whole; towards it, gives the last one back.
    """
    anchor, head = ends
    if unit == "grapheme":
        return anchor, moved(boundaries, unit, step, head)
    if anchor == head:
        anchor = head = _fresh_anchor(boundaries, unit, step, head)
    if step == 1:
        growing = head >= anchor
        return anchor, _next_end(boundaries, unit, head) if growing else _up_to(
            boundaries, unit, anchor, head
        )
    if head <= anchor:
        return anchor, moved(boundaries, unit, step, head)
    return anchor, _back_to(boundaries, unit, anchor, head)


def _starts(boundaries: Boundaries, unit: Unit, step: Step) -> Callable[[int], int]:
    moves: dict[tuple[Unit, Step], Callable[[int], int]] = {
        ("grapheme", 1): boundaries.next_grapheme,
        ("grapheme", -1): boundaries.previous_grapheme,
        ("word", 1): boundaries.next_word,
        ("word", -1): boundaries.previous_word,
        ("clause", 1): boundaries.next_clause,
        ("clause", -1): boundaries.previous_clause,
        ("sentence", 1): boundaries.next_sentence,
        ("sentence", -1): boundaries.previous_sentence,
        ("paragraph", 1): boundaries.next_paragraph,
        ("paragraph", -1): boundaries.previous_paragraph,
    }
    return moves[unit, step]


def _next_end(boundaries: Boundaries, unit: Unit, head: int) -> int:
    if unit == "word":
        return boundaries.next_word_end(head)
    if unit == "clause":
        return boundaries.next_clause_end(head)
    if unit == "sentence":
        return boundaries.next_sentence_end(head)
    end = boundaries.paragraph_at(head)[1]
    return end if end > head else boundaries.paragraph_at(boundaries.next_paragraph(head))[1]


def _fresh_anchor(boundaries: Boundaries, unit: Unit, step: Step, at: int) -> int:
    """The caret between two units starts a selection at the unit it is going to take."""
    if step == 1:
        following = moved(boundaries, unit, 1, at)
        return following if _next_end(boundaries, unit, at) > following > at else at
    if unit == "word":
        return at if boundaries.word_at(at)[0] < at else boundaries.previous_word_end(at)
    before = moved(boundaries, unit, -1, at)
    return boundaries.without_space(before, at)[1] if before < at else at


def _up_to(boundaries: Boundaries, unit: Unit, anchor: int, head: int) -> int:
    return min(moved(boundaries, unit, 1, head), anchor)


def _back_to(boundaries: Boundaries, unit: Unit, anchor: int, head: int) -> int:
    if unit == "word":
        return max(boundaries.previous_word_end(head), anchor)
    start = moved(boundaries, unit, -1, head)
    return boundaries.without_space(anchor, start)[1] if start > anchor else anchor
