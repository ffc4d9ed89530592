"""How a text becomes blocks for the widget: what is shown for what, and monster paragraphs in pieces.

Qt lays out a whole block at a time, and draws, hit-tests and measures it line by line: one paragraph of a
million characters would stop the window for each key. So a paragraph over ``LONGEST`` characters is cut into
blocks at ends of sentences (else at spaces, else anywhere that parts no cluster). A cut shows as a line that
ends early, every ``LONGEST`` characters, and nowhere else: no offset, copy or selection knows of it.
"""

from __future__ import annotations

import re

from annotator.core.text.segments import safe_cut

LONGEST = 20_000
"""Code points in one block at most."""

_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।]['\"”’»)]*\s+|[。！？]")
_SPACE = re.compile(r"\s+")
_LINE_END = re.compile("[\n\u2029\ufdd0\ufdd1\r]")
_WINDOW = 3_000
_NEAR = 200

# One character for one, since offsets must hold: what Qt would take for a picture or an end of a frame.
_STAND_INS = {"\ufffc": "\ufffd", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd", "\r": "\n"}


def shown(text: str) -> str:
    """``text`` as it is handed to the widget, character for character; it is never read back."""
    for character, stand_in in _STAND_INS.items():
        text = text.replace(character, stand_in)
    return text


def cuts(text: str) -> list[int]:
    """Where paragraphs over ``LONGEST`` are cut, as rising offsets in code points; mostly none."""
    found: list[int] = []
    start = 0
    while start + LONGEST < len(text):
        ends = _LINE_END.search(text, start)
        end = ends.end() if ends else len(text)
        while end - start > LONGEST + 1:
            start = _cut_before(text, start + LONGEST)
            found.append(start)
        start = end
    return found


def _cut_before(text: str, limit: int) -> int:
    first = limit - _WINDOW
    for pattern in (_SENTENCE_END, _SPACE):
        ends = [match.end() for match in pattern.finditer(text, first, limit)]
        if ends:
            return ends[-1]
    return safe_cut(text, limit - _NEAR, limit)
