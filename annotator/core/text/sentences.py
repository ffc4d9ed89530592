"""Sentences, found by looking only at the neighbourhood of each stop, so that any part can be asked alone.

A sentence lies within one line. It ends after ``. ! ? …`` and their like in other scripts, with the quotes
and brackets that close behind them, if a space follows (full-width stops need none) and what comes next looks
like a beginning. The full stop of an abbreviation, an initial or a list number ends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.core.text.abbreviations import (
    BEFORE_NUMBER,
    BEGINNERS,
    GERMAN_MONTHS,
    MAYBE_LAST,
    NEVER_LAST,
)
from annotator.core.text.patterns import Pattern
from annotator.core.text.pieces import Range
from annotator.core.text.segments import safe_cut

if TYPE_CHECKING:
    import regex

_STOP = Pattern(
    r"""(?V1x)
    (?: (?P<wide>[。！？｡]+) (?P<close>[\p{Pe}\p{Pf}"']*)
      | (?<![…\p{SB=ATerm}\p{SB=STerm}])
        (?P<stop>[…\p{SB=ATerm}[\p{SB=STerm}--[。！？｡]]]+)
        (?P<close>(?:["'\p{Pe}\p{Pf}\p{Pi}]|[\u00a0\u202f]»)*)
    )
    (?P<gap>[^\S\n]*+)"""
)
_LINE = Pattern(r"[^\n]+")
_OPENING = Pattern(r"[\s\p{Ps}\p{Pi}\p{Pf}\p{Pd}\"'…¿¡]*")
_TOKEN = Pattern(r"[^\s\p{Ps}\p{Pi}\p{Pd}\"'/]*\Z")
_WORD = Pattern(r"\w+")
_INITIALS = Pattern(r"\p{L}(?:\.\p{L})*")
_LIST_NUMBER = Pattern(r"(?:\A|[\n.!?…]\s*)\d+\Z")

_LOOK_BACK = 24
"""Code points before a stop in which its abbreviation is sought."""


def sentence_cut(text: str, low: int, high: int) -> int:
    """A place in [low, high) where a sentence or line begins; only a longer sentence is split elsewhere."""
    line = text.find("\n", low, high - 1) + 1
    begins = (start for _, start in _breaks(text, low, line or high) if start < high)
    return next(begins, None) or line or safe_cut(text, low, high)


def sentence_ranges(text: str, start: int, end: int) -> list[Range]:
    """The sentences of ``text[start:end]``, without the spaces around them."""
    lines = (line.span() for line in _LINE.regex.finditer(text, start, end))
    return [sentence for line_start, line_end in lines for sentence in _in_line(text, line_start, line_end)]


def _in_line(text: str, start: int, end: int) -> Iterator[Range]:
    for sentence_end, next_start in _breaks(text, start, end):
        yield _without_space(text, start, sentence_end)
        start = next_start
    if not text[start:end].isspace() and start < end:
        yield _without_space(text, start, end)


def _without_space(text: str, start: int, end: int) -> Range:
    part = text[start:end]
    return end - len(part.lstrip()), start + len(part.rstrip())


def _breaks(text: str, start: int, end: int) -> Iterator[Range]:
    """The end of each sentence that ends within ``text[start:end]``, and the start of what follows it."""
    for found in _STOP.regex.finditer(text, start, end):
        if found.end() < end and _is_end(text, found):
            yield found.start("gap"), found.end()


def _is_end(text: str, found: regex.Match[str]) -> bool:
    following = _OPENING.regex.match(text, found.end())
    begin = following.end() if following else found.end()
    first = text[begin : begin + 1]
    if found["wide"]:
        # 「…。」と述べた: a quotation that the sentence goes on from.
        return not (found["close"] and "\u3041" <= first <= "\u3096")
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    if not found["gap"] or first.islower() or _leads_in(before, found["stop"]):
        return False
    if found["stop"] != "." or found["close"]:
        return True
    word = _WORD.regex.match(text, begin)
    return _full_stop_ends(before, word[0].casefold() if word else "")


def _leads_in(before: str, stop: str) -> bool:
    """Whether the stop is an ellipsis at a beginning: “…repeated that”."""
    return stop.startswith(("…", "..")) and _OPENING.regex.fullmatch(before[-1:]) is not None


def _full_stop_ends(before: str, next_word: str) -> bool:
    """Whether a full stop between ``before``, the text so far, and ``next_word`` ends a sentence."""
    found = _TOKEN.regex.search(before)
    token = found[0] if found else ""
    folded = token.casefold()
    if folded in NEVER_LAST:
        return False
    if folded in BEFORE_NUMBER:
        return not next_word[:1].isdigit()
    if folded in MAYBE_LAST or _INITIALS.regex.fullmatch(token):
        return next_word in BEGINNERS
    if token.isdigit():
        return not _LIST_NUMBER.regex.search(before) and next_word not in GERMAN_MONTHS
    return True
