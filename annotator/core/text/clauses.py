"""Clauses, as punctuation tells them: what a sentence is made of between commas, dashes, brackets and quotes.

What people label mostly ends at such a sign, so a key that goes there saves one for each word.
"""

from __future__ import annotations

from annotator.core.text.patterns import Pattern
from annotator.core.text.pieces import Range
from annotator.core.text.sentences import sentence_ranges

_SIGN = Pattern(
    r"""(?V1x)
    [,;:] (?= [\s\p{Pe}\p{Pf}"'] | \Z )      # in 1,000 and 10:30 they divide nothing
  | [\p{Ps}\p{Pe}\p{Pi}"…—，；：、，؛،。！？।]
  | \p{Pf} (?! \p{L} )                       # between letters it is an apostrophe
  | (?<= \s ) \p{Pd} (?= \s )"""
)
_EDGE = Pattern(r"(?V1)[[\s\x1c-\x1f]\p{P}--[$%§#@&*\-]]+")  # four more that Python calls space


def clause_ranges(text: str, start: int, end: int) -> list[Range]:
    """The clauses of ``text[start:end]``, each within one sentence, without signs and spaces at its ends."""
    found: list[Range] = []
    for first, last in sentence_ranges(text, start, end):
        at = first
        for sign in _SIGN.regex.finditer(text, first, last):
            found += _trimmed(text, at, sign.start())
            at = sign.end()
        found += _trimmed(text, at, last)
    return found


def _trimmed(text: str, start: int, end: int) -> list[Range]:
    before = _EDGE.regex.match(text, start, end)
    if before is not None:
        start = before.end()
    while end > start and _EDGE.regex.fullmatch(text, end - 1, end):
        end -= 1
    return [(start, end)] if start < end else []
