"""Graphemes and words by Unicode's default rules (UAX #29), as the regex library implements them.

A *segment* is what the word rules leave whole, spaces and punctuation included; a *word* is a segment with a
letter, digit or pictograph in it. ``don’t``, ``3.5`` and a flag are one word; ``pro-Russian`` is two around a
hyphen, because either half may be the actor; scripts without spaces go character by character. Word
boundaries that would fall inside a grapheme (before Thai sara am, say) are not used.
"""

from __future__ import annotations

from itertools import pairwise

from annotator.core.text.patterns import Pattern
from annotator.core.text.pieces import Range

_GRAPHEME = Pattern(r"\X")
_WORD_BOUNDARY = Pattern(r"(?w)\b")
# The library joins a regional indicator without a partner to whatever follows; the rules don't.
_AFTER_LONE_INDICATOR = Pattern(r"(?<=\p{RI})(?=[^\p{RI}\p{WB=Extend}\p{WB=Format}\p{WB=ZWJ}])")
_WORDLIKE = Pattern(r"[\p{Alphabetic}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]")

_NOT_JOINED_ON = r"(?<=[^\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=Prepend}])"
_SAFE = Pattern(
    r"(?V1)" + _NOT_JOINED_ON + r"(?:[\p{WB=Other}&&\p{GCB=Other}]"
    r"|(?<=[\p{WB=Other}\p{WB=WSegSpace}])[[\p{WB=ALetter}\p{WB=Numeric}]&&\p{GCB=Other}])"
)
"""A character that begins a segment whatever comes further to the left."""
_TOLERABLE = Pattern(_NOT_JOINED_ON + r"\p{GCB=Other}")
"""A character that begins at least a grapheme."""


def safe_cut(text: str, low: int, high: int) -> int:
    """A place in [low, high) where segmenting may start afresh; only a unit longer than that is split."""
    found = _SAFE.regex.search(text, low, high) or _TOLERABLE.regex.search(text, low, high)
    return found.start() if found else low


def grapheme_ranges(text: str, start: int, end: int) -> list[Range]:
    """The graphemes of ``text[start:end]``; they leave no gap."""
    # Of a copy: the library looks back without bound in a run of flags, and would do so past the start.
    return [
        (start + found.start(), start + found.end()) for found in _GRAPHEME.regex.finditer(text[start:end])
    ]


def segment_ranges(text: str, start: int, end: int) -> list[Range]:
    """The segments of ``text[start:end]``; they leave no gap."""
    part = text[start:end]
    edges = {start + found.start() for found in _WORD_BOUNDARY.regex.finditer(part)}
    edges |= {start + found.start() for found in _AFTER_LONE_INDICATOR.regex.finditer(part)}
    edges &= {edge for edge, _ in grapheme_ranges(text, start, end)}
    bounds = sorted(edges | {start, end})
    return list(pairwise(bounds))


def word_ranges(text: str, start: int, end: int) -> list[Range]:
    """The words of ``text[start:end]``."""
    if not _WORDLIKE.regex.search(text, start, end):
        return []
    return [found for found in segment_ranges(text, start, end) if _WORDLIKE.regex.search(text, *found)]
