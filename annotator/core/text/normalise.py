"""The one change a text undergoes, once, when it is imported; and the way back to the original's offsets.

Line ends become LF, byte order marks at the beginning go, and what no database or toolkit carries safely
(NUL, lone surrogates) becomes U+FFFD. Nothing else: no Unicode normal form, no trimming, no other spaces.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

BYTE_ORDER_MARK = "\ufeff"
REPLACEMENT = "\ufffd"

NUL_REPLACED = "text.nul_replaced"
SURROGATE_REPLACED = "text.surrogate_replaced"

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?")


class OffsetMap:
    """Offsets of a raw text to those of its normalised form and back, both in code points.

    Both ways keep order, and ``to_new(to_raw(offset)) == offset`` for every offset of the normalised text. An
    offset between CR and LF counts as the one before both, one within leading marks as the beginning.
    """

    __slots__ = ("_cut", "_dropped", "_kept")

    def __init__(self, cut: int, dropped: list[int]) -> None:
        """``cut``: marks gone from the beginning; ``dropped``: raw offsets of each CR gone, ascending."""
        self._cut = cut
        self._dropped = dropped
        self._kept = [raw - cut - earlier for earlier, raw in enumerate(dropped)]

    def to_new(self, raw_offset: int) -> int:
        """The offset in the normalised text of ``raw_offset``."""
        return max(0, raw_offset - self._cut - bisect_left(self._dropped, raw_offset))

    def to_raw(self, new_offset: int) -> int:
        """The offset in the raw text of ``new_offset``: before a line end's CR, after leading marks."""
        return new_offset + self._cut + bisect_left(self._kept, new_offset)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text as it is kept, how its offsets relate to the raw one's, and codes for what to tell a person."""

    text: str
    offsets: OffsetMap
    notes: tuple[str, ...] = ()


def normalise(raw: str) -> Normalised:
    """The form in which ``raw`` is kept. Normalising twice changes nothing more."""
    notes: list[str] = []
    text = raw.lstrip(BYTE_ORDER_MARK)
    cut = len(raw) - len(text)
    dropped = [found.start() + cut for found in _LINE_END.finditer(text) if len(found[0]) == 2]
    text = _LINE_END.sub("\n", text)
    if "\0" in text:
        text = text.replace("\0", REPLACEMENT)
        notes.append(NUL_REPLACED)
    if _SURROGATE.search(text):
        text = _SURROGATE.sub(REPLACEMENT, text)
        notes.append(SURROGATE_REPLACED)
    return Normalised(text, OffsetMap(cut, dropped), tuple(notes))
