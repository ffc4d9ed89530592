"""Texts to try every law on: all of Unicode, weighted towards what breaks programs."""

from __future__ import annotations

from hypothesis import strategies as st

# fmt: off
AWKWARD = (
    "\r\n", "\r", "\n", "\n\n", "\0", "\ufeff", "\ud83d", "\udc4d", "\ufffd", " ", "  ", "\t", "\u00a0",
    "\u2028", "\u2029", "\u200b", "\u200d", "\u00ad", "e\u0301", "\u0301", "\u0e33", "\u0600", "❤\ufe0f",
    "👍🏽", "🇺🇦", "🇺", "👩\u200d👩\u200d👧\u200d👦", "क्षि", "नमस्ते", "한국", "\u1100\u1161\u11a8",
    "בֵּית", 'צה"ל', "قال", "؟", "।", "北京", "。", "」と", "ひらがな", "カタカナ", "ภาษา",
    "don’t", "U.S. ", "Mr. ", "Feb. 13", "J. ", "... ", "…", ". ", "? ", "! ", ".” ", "“", "”", "3.5", "a-b",
    "The ", "Kyiv ",
)
# fmt: on


def any_text(max_pieces: int = 12) -> st.SearchStrategy[str]:
    """Runs of arbitrary characters, surrogates and NUL included, mixed with awkward pieces."""
    characters = st.text(st.characters(codec=None, exclude_categories=()), max_size=6)
    pieces = st.lists(st.one_of(st.sampled_from(AWKWARD), characters), max_size=max_pieces)
    return pieces.map("".join)
