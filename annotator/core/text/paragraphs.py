"""The paragraphs of one text, and which of them a range touches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from annotator.core.text.boundaries import paragraphs
from annotator.core.text.pieces import Range


class Paragraphs:
    """``ranges`` are code points, numbered from 0; blank lines belong to no paragraph."""

    def __init__(self, text: str) -> None:
        self.ranges = paragraphs(text)
        self._ends = [end for _, end in self.ranges]

    def __len__(self) -> int:
        return len(self.ranges)

    def touched(self, pieces: Iterable[Range]) -> list[int]:
        """The numbers of the paragraphs that hold something of any of ``pieces``, ascending."""
        found: dict[int, None] = {}
        for start, end in pieces:
            # Of the paragraphs that end after the piece has begun, those that begin before it ends.
            number = bisect_left(self._ends, start + 1)
            while start < end and number < len(self.ranges) and self.ranges[number][0] < end:
                found[number] = None
                number += 1
        return sorted(found)
