"""Spans over line ends, which a brat file can't hold in one piece.

brat cuts a span wherever a line ends in it, and so does the writer here, at every character that would end
a line or a column of the file. The reader joins pieces between which nothing else stands.
"""

from __future__ import annotations

import re

from annotator.core.fragments import Fragments

_BREAKING = "\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BREAKS = re.compile(f"[{_BREAKING}]+")


def cut(text: str, fragments: Fragments) -> Fragments:
    """``fragments`` without the breaks inside them; breaks at an edge stay, lest the span move."""
    return tuple(piece for start, end in fragments for piece in _cut(text, start, end))


def _cut(text: str, start: int, end: int) -> Fragments:
    part = text[start:end]
    first = start + len(part) - len(part.lstrip(_BREAKING))
    last = start + len(part.rstrip(_BREAKING))
    if first >= last or not _BREAKS.search(text, first, last):
        return ((start, end),)
    gaps = [found.span() for found in _BREAKS.finditer(text, first, last)]
    starts, ends = [start, *(after for _, after in gaps)], [*(before for before, _ in gaps), end]
    return tuple(zip(starts, ends, strict=True))


def joined(text: str, fragments: Fragments) -> Fragments:
    """What :func:`cut` cut, in one piece again."""
    if len(fragments) == 1:
        return fragments
    made = [fragments[0]]
    for start, end in fragments[1:]:
        if _BREAKS.fullmatch(text, made[-1][1], start):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return tuple(made)


def quoted(text: str, fragments: Fragments) -> str:
    """The text of the fragments with a space between each two: the last column of a ``T`` line."""
    return _BREAKS.sub(
        lambda found: " " * len(found[0]), " ".join(text[start:end] for start, end in fragments)
    )
