"""The two ways of counting in a text, kept apart by type.

Everything counts code points; only the widget toolkit counts UTF-16 units, two for a character outside the
Basic Multilingual Plane (an "astral" one: emoji, some historic scripts and Han characters).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NewType

CodePoint = NewType("CodePoint", int)
"""An offset into a text, counted in code points: what Python's ``str`` indexes by."""

U16 = NewType("U16", int)
"""An offset into the same text, counted in UTF-16 code units: what Qt's cursors count."""

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Translates offsets of one text between code points and UTF-16 units.

    Costs nothing for a text without astral characters, a binary search among them otherwise.
    """

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        self._points = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]
        self._units = [point + earlier for earlier, point in enumerate(self._points)]

    @property
    def is_identity(self) -> bool:
        """Whether both counts agree everywhere in this text."""
        return not self._points

    def to_u16(self, offset: int) -> U16:
        """The UTF-16 offset of code point ``offset``."""
        return U16(offset + bisect_left(self._points, offset))

    def to_code_point(self, u16_offset: int) -> CodePoint:
        """The code point at ``u16_offset``; between the halves of a pair, the one that the pair encodes."""
        return CodePoint(u16_offset - bisect_left(self._units, u16_offset))
