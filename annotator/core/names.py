"""Names of entities as people write them: what is cut off a quotation, and when two spellings are one name.

Two spellings are *exactly* the same name when they fold to the same string: case, kinds of apostrophe, runs
of white space, a leading article, a possessive ending and quotation marks around it don't count. Pronouns
name whoever was spoken of last, so they are never tied on their own and never become an alias.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from annotator.core.text.patterns import Pattern

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʹ＇`´", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_AROUND = Pattern(r"^[\s\p{P}\p{Z}]+|[\s\p{P}\p{Z}]+$")
_ARTICLE = Pattern(r"(?i)^(?:the|a|an)\s+(?=\S)")
_POSSESSIVE = Pattern(r"(?i)(?:'s|(?<=s)')$")
_ARTICLES = ("the", "a", "an")
_LETTERLIKE = frozenset("ʼʹ")
"""Apostrophes that Unicode counts among the letters."""
_INITIALS = Pattern(r"(?:\p{L}\.){2,}$")
_SPACE = Pattern(r"\s+")
_PRONOUNS = """
    i me my we us our you your he him his she her hers it its they them their theirs
    who whom whose this that these those himself herself itself themselves
    er sie es ihm ihn ihr ihnen wir uns il elle ils elles lui leur nous él ella ellos ellas
    він вона воно вони його її їх йому їй їм ми нас он она оно они его её их ему ей им мы
"""
PRONOUNS = frozenset(_PRONOUNS.split())


def cleaned(quote: str) -> str:
    """``quote`` as a name: white space folded; article, possessive, marks around it off; case kept."""
    name = _SPACE.regex.sub(" ", unicodedata.normalize("NFC", quote)).strip()
    plain = _POSSESSIVE.regex.sub("", name.translate(_APOSTROPHES).rstrip(" ,;:.!?"))
    initials = "." if _INITIALS.regex.search(name) else ""
    name = _AROUND.regex.sub("", name[: len(plain)]) or name
    return _ARTICLE.regex.sub("", name) + initials


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """The form in which two spellings of one name are equal."""
    if _is_plain(text):
        return _without_article(text.split()).casefold()
    plain = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).translate(_DASHES)
    return cleaned(plain).casefold().rstrip(".")


def _is_plain(text: str) -> bool:
    """Whether ``text`` is words of letters and digits alone, as most names are: folding tens of thousands of
    them mustn't keep anybody waiting."""
    letters = text.replace(" ", "")
    return letters.isalnum() and not _LETTERLIKE & set(letters) and unicodedata.is_normalized("NFKC", text)


def _without_article(words: list[str]) -> str:
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in _ARTICLES else words)


def is_pronoun(quote: str) -> bool:
    """Whether ``quote`` only points at somebody named elsewhere ("us" does, "US" doesn't)."""
    shouted = len(quote.strip()) > 1 and quote.isupper()
    return not shouted and folded(quote) in PRONOUNS
