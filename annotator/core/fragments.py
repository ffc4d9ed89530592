"""The pieces of a span: half-open ranges of code points, in order, neither overlapping nor touching."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from annotator.errors import UserError

Fragment = tuple[int, int]
Fragments = tuple[Fragment, ...]


def checked(pieces: Sequence[Sequence[int]], length: int) -> Fragments:
    """``pieces`` as fragments of a text of ``length`` code points.

    Raises:
        UserError: ``span.empty``, ``span.outside`` or ``span.pieces`` when they are not one or more
            non-empty ranges inside the text, ordered, with a gap between neighbours.
    """
    fragments = tuple((int(piece[0]), int(piece[1])) for piece in pieces)
    if not fragments or any(start >= end for start, end in fragments):
        raise UserError("span.empty")
    start, end = hull(fragments)
    if start < 0 or end > length:
        raise UserError("span.outside", start=start, end=end, length=length)
    if any(right[0] <= left[1] for left, right in pairwise(fragments)):
        raise UserError("span.pieces")
    return fragments


def hull(fragments: Fragments) -> Fragment:
    """The range from the first fragment's start to the last one's end."""
    return fragments[0][0], fragments[-1][1]


def merged(pieces: Iterable[Fragment]) -> Fragments:
    """``pieces`` in any order as fragments: sorted, with overlapping or touching ones made one."""
    result: list[Fragment] = []
    for start, end in sorted(piece for piece in pieces if piece[0] < piece[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
