"""Units of a text (graphemes, words, sentences) found piece by piece, as they are asked for.

A key press asks for one boundary of a text that may have a million characters, perhaps in one paragraph. So
the text is cut into pieces of a few thousand characters; each is segmented when it is first touched and kept.
A piece begins at the first safe place after a multiple of the piece's size: where a boundary would be found
from either side alone. Where the pieces lie depends on the text only, never on where the caret came from, and
so the result is that of segmenting the whole text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from annotator.core.values import dataclass

Range = tuple[int, int]
Cut = Callable[[str, int, int], int]
"""``cut(text, low, high)``: a place in [low, high) where a piece may begin."""
Segment = Callable[[str, int, int], list[Range]]
"""``segment(text, start, end)``: the units of that piece, ascending and not overlapping."""


@dataclass(frozen=True, slots=True)
class _Piece:
    starts: list[int]
    ends: list[int]


class Units:
    """The units of one kind in ``text``; offsets are code points, ranges end-exclusive."""

    def __init__(self, text: str, size: int, cut: Cut, segment: Segment) -> None:
        self._text = text
        self._size = size
        self._cut = cut
        self._segment = segment
        # The last piece takes the remainder too, so that a place to begin is always sought in a full size.
        self._count = max(1, len(text) // size)
        self._begins = {0: 0, self._count: len(text)}
        self._pieces: dict[int, _Piece] = {}

    def start_after(self, at: int) -> int | None:
        """The first start after ``at``."""
        return self._first(at, lambda piece: piece.starts)

    def end_after(self, at: int) -> int | None:
        """The first end after ``at``."""
        return self._first(at, lambda piece: piece.ends)

    def start_before(self, at: int) -> int | None:
        """The last start before ``at``."""
        return self._last(at, lambda piece: piece.starts)

    def end_before(self, at: int) -> int | None:
        """The last end before ``at``."""
        return self._last(at, lambda piece: piece.ends)

    def begun_at(self, at: int) -> Range | None:
        """The last unit that starts at or before ``at``, whether it reaches ``at`` or not."""
        start = self.start_before(at + 1)
        if start is None:
            return None
        piece = self._piece(self._index(start))
        return start, piece.ends[bisect_left(piece.starts, start)]

    def _first(self, at: int, side: Callable[[_Piece], list[int]]) -> int | None:
        for index in range(self._index(at), self._count):
            offsets = side(self._piece(index))
            if offsets and offsets[-1] > at:
                return offsets[bisect_right(offsets, at)]
        return None

    def _last(self, at: int, side: Callable[[_Piece], list[int]]) -> int | None:
        for index in range(self._index(at), -1, -1):
            offsets = side(self._piece(index))
            if offsets and offsets[0] < at:
                return offsets[bisect_left(offsets, at) - 1]
        return None

    def _index(self, at: int) -> int:
        """The number of the piece that holds ``at``."""
        index = min(max(at, 0) // self._size, self._count - 1)
        return index if at >= self._begin(index) else max(index - 1, 0)

    def _begin(self, index: int) -> int:
        if index not in self._begins:
            low = index * self._size
            self._begins[index] = self._cut(self._text, low, low + self._size)
        return self._begins[index]

    def _piece(self, index: int) -> _Piece:
        piece = self._pieces.get(index)
        if piece is None:
            ranges = self._segment(self._text, self._begin(index), self._begin(index + 1))
            piece = _Piece([start for start, _ in ranges], [end for _, end in ranges])
            self._pieces[index] = piece
        return piece
