"""Text as search reads it: without case and accents, each character in its place.

Folding keeps every offset, so what is found in the folded text stands at the same place in the article. The
index is given folded text and queries are folded alike: what is a word is settled here alone.
"""

from __future__ import annotations

import unicodedata

import regex

MARK = "\u0300"
"""What every accent of its own (and every soft hyphen) becomes: passed over inside a word."""

_SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}々ー"
"""Scripts that put no spaces between words: each character is searched as a word of its own."""

SIGN = rf"[{_SPACELESS}]"
LETTER = rf"[[\p{{L}}\p{{N}}\p{{M}}\p{{Co}}]--[{_SPACELESS}]]"
"""What words are made of, in all other scripts."""

GAP = r"[^\p{L}\p{N}\p{M}\p{Co}]"
"""What stands between words."""

_WORDS = regex.compile(rf"(?V1){SIGN}|{LETTER}+")
_SIGNS = regex.compile(rf"(?V1){SIGN}")
_IS_SIGN = regex.compile(rf"(?V1){SIGN}")

_PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ς": "σ", "ё": "е", "_": " "}
"""Letters that are written with a stroke or a dot and typed without, and what divides words here."""

_FORGOTTEN = ((0x0300, 0x036F), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670))
"""Accents of their own, Hebrew points, Arabic vowel signs: people search without them."""

_WITHOUT_ACCENT = ((0x0000, 0x03FF), (0x0590, 0x06FF))
"""Base letters that lose their accents: Latin, Greek, Hebrew, Arabic. Cyrillic й is a letter of its own."""


class _Folding(dict[int, str]):
    """What each character becomes, made when it is first met."""

    def __missing__(self, code: int) -> str:
        made = self[code] = _folded(chr(code))
        return made


_FOLDING = _Folding()


def fold(text: str) -> str:
    """``text`` without case and accents; as long as before, each character where it was."""
    return text.translate(_FOLDING)


def words(text: str) -> tuple[str, ...]:
    """The words of a query, folded."""
    plain = unicodedata.normalize("NFC", text)
    return tuple(_WORDS.findall(fold(plain).replace(MARK, "")))


def as_indexed(text: str) -> str:
    """``text`` as the index is to read it; offsets don't matter there."""
    return str(_SIGNS.sub(r" \g<0> ", fold(text).replace(MARK, "")))


def is_sign(word: str) -> bool:
    """Whether ``word`` is a character of a script without spaces."""
    return _IS_SIGN.fullmatch(word) is not None


def _folded(char: str) -> str:
    code = ord(char)
    if code == 0x00AD or (_is_in(code, _FORGOTTEN) and unicodedata.category(char) == "Mn"):
        return MARK
    small = _small(char)
    base, *rest = list(unicodedata.normalize("NFKD", small))
    if all(_is_in(ord(mark), _FORGOTTEN) for mark in rest) and _is_in(ord(base), _WITHOUT_ACCENT):
        small = _small(base)
    return _PLAIN.get(small, small)


def _small(char: str) -> str:
    return next((low for low in (char.casefold(), char.lower()) if len(low) == 1), char)


def _is_in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)
