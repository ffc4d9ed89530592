"""What an article is called when nobody says: its first line, or the beginning of it."""

from __future__ import annotations

import re

LONGEST_TITLE = 200
"""Code points; a longer first line is a paragraph."""

_FIRST_WORDS = 80
_HEADING_MARK = re.compile(r"#{1,6}\s+")


def title_of(text: str) -> str:
    """The first line of ``text`` that says anything, or its first words if it is a long one.

    The line stays in the text, too: what is labelled is what was published.
    """
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    line = _HEADING_MARK.sub("", first, count=1) or first
    if len(line) <= LONGEST_TITLE:
        return line
    # One more than wanted, so that a word that just fits is not taken for a piece of a longer one.
    cut = line[: _FIRST_WORDS + 1]
    return (cut.rsplit(None, 1)[0] if " " in cut else cut[:_FIRST_WORDS]) + " …"
