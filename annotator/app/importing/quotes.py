"""Whether what a file quotes is what stands in the text, nearly so, or stands somewhere else.

Tools change quotes on the way: curly quotation marks become straight ones, line ends become spaces. Such a
quote still says that the place is right. One that says something else says that the place is wrong; where
it should be is only looked for when the user wants that.
"""

from __future__ import annotations

import re
import unicodedata

from annotator.core.text.normalise import normalise

_ALIKE = 80.0
"""Per cent of likeness (rapidfuzz's ratio of edits) from which a quote is the same but for its typing."""

_FOUND = 88.0
"""Per cent from which a stretch of the text is what was quoted."""

_LONGEST = 2_000
"""Code points of a quote that are looked for with allowance for typing; comparing grows with its length."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_MARKS = {**dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032`\u00b4"), "'"),
          **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"')}  # fmt: skip


def is_same(said: str, raw: str, quote: str) -> bool:
    """Whether ``said`` is what stands there, in the file's text or in the kept one, line ends aside."""
    return said in (raw, quote) or normalise(said).text == quote


def is_alike(said: str, quote: str) -> bool:
    """Whether ``said`` is ``quote`` as another program may have typed it."""
    one, other = _folded(said), _folded(quote)
    if one == other:
        return True
    from rapidfuzz.fuzz import ratio

    # A few edits make another word of a short one; only typing may differ there.
    return min(len(one), len(other)) >= 8 and ratio(one, other, score_cutoff=_ALIKE) > 0


def place_of(said: str, text: str, near: int) -> tuple[int, int] | None:
    """Where ``said`` stands in ``text``, closest to the code point ``near``; None if it is not there."""
    wanted = normalise(said).text
    if not wanted.strip():
        return None
    places = [found.start() for found in re.finditer(re.escape(wanted), text)]
    if places:
        start = min(places, key=lambda place: abs(place - near))
        return start, start + len(wanted)
    return _place_alike(wanted, text) if len(wanted) <= _LONGEST else None


def _place_alike(wanted: str, text: str) -> tuple[int, int] | None:
    from rapidfuzz.fuzz import partial_ratio_alignment

    # Folding character by character keeps the offsets.
    found = partial_ratio_alignment(
        wanted.translate(_MARKS | _DASHES), text.translate(_MARKS | _DASHES), score_cutoff=_FOUND
    )
    return None if found is None else (found.dest_start, found.dest_end)


def _folded(text: str) -> str:
    typed = unicodedata.normalize("NFKC", text).translate(_MARKS | _DASHES)
    return " ".join(typed.casefold().split())
