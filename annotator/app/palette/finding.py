"""Which entries answer what was typed, best first.

First those whose name begins with it, then those in which every word typed begins a word of the name, then
those that have every word anywhere, and where few are left names that resemble it. Among equals: what can be
done now, actions before entities before articles, what was chosen lately, and the shorter name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from annotator.app.palette.entries import Entry

LIMIT = 50
"""So many entries are answered at most: whoever needs more types another letter."""
ENOUGH = 8
"""With so many good answers nobody wants names that only resemble."""
LEAST_SCORE = 75.0
"""Below this similarity (0 … 100) names merely share letters."""
SHORTEST = 3
"""Fewer letters than this resemble everything."""

_ORDER = {"action": 0, "entity": 1, "document": 2}
_SIGNS = "-‐–—_'’‘`\"“”„«»‹›,.:;·…!?()[]{}/\\|&+*#\u00a0"
"""What stands between words. Replacing each in the whole text is ten times as fast as a pattern."""
_ACCENTS = re.compile("[\u0300-\u036f]+")
_LATELY_NEVER = 1_000_000
_Rank = tuple[bool, int, int, int, int]


class Finder:
    """Finds among ``entries``; ``recent`` names those chosen lately (:attr:`Entry.what`), last first."""

    def __init__(self, entries: Iterable[Entry], recent: Sequence[str] = ()) -> None:
        self._entries = list(entries)
        self._recent = {tuple(what.split(" ", 1)): place for place, what in enumerate(recent)}
        self._names: list[str] = []
        self._texts: list[str] = []

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, typed: str, limit: int = LIMIT) -> list[Entry]:
        """At most ``limit`` entries that answer ``typed``, best first; for nothing typed the recent ones."""
        wanted = _plain(typed).strip()
        if not wanted:
            return self._without_words(limit)
        self.prepare()
        found: list[int] = []
        for tier in (self._beginning, self._with_words_beginning, self._with_words):
            if len(found) < limit:
                taken = set(found)
                places = [place for place in tier(wanted) if place not in taken]
                found += nsmallest(limit - len(found), places, key=self._rank)
        if len(found) < ENOUGH and len(wanted) >= SHORTEST:
            found += self._resembling(wanted, set(found), limit - len(found))
        return [self._entries[place] for place in found]

    def _beginning(self, wanted: str) -> list[int]:
        start = f" {wanted}"
        return [place for place, name in enumerate(self._names) if name.startswith(start)]

    def _with_words_beginning(self, wanted: str) -> list[int]:
        first, *others = [f" {word}" for word in wanted.split()]
        return [
            place
            for place, name in enumerate(self._names)
            if first in name and all(word in name for word in others)
        ]

    def _with_words(self, wanted: str) -> list[int]:
        first, *others = wanted.split()
        return [
            place
            for place, text in enumerate(self._texts)
            if first in text and all(word in text for word in others)
        ]

    def _without_words(self, limit: int) -> list[Entry]:
        recent = self._recent
        lately = [each for each in self._entries if (each.kind, each.ident) in recent] if recent else []
        lately.sort(key=lambda each: recent[each.kind, each.ident])
        actions = [each for each in self._entries if each.kind == "action"]
        others = [each for each in actions if (each.kind, each.ident) not in recent]
        others.sort(key=lambda each: not each.possible)  # else as in the menus
        return [*lately, *others][:limit]

    def prepare(self) -> None:
        """Fold all names. The first question would do it; whoever has time before that calls it then."""
        if self._names or not self._entries:
            return
        self._names = _plain("\n".join(_line(each.name) for each in self._entries)).split("\n")
        told = (_line("" if each.kind == "document" else each.told) for each in self._entries)
        more = _plain("\n".join(told)).split("\n")
        self._texts = [f"{name}{text}" for name, text in zip(self._names, more, strict=True)]

    def _rank(self, place: int) -> _Rank:
        each = self._entries[place]
        lately = self._recent.get((each.kind, each.ident), _LATELY_NEVER)
        return not each.possible, _ORDER[each.kind], lately, len(each.name), place

    def _resembling(self, wanted: str, taken: set[int], limit: int) -> list[int]:
        from rapidfuzz import fuzz, process  # on the first typing error, not when the palette opens

        resembling = process.extract(
            wanted, self._names, scorer=fuzz.partial_ratio, score_cutoff=LEAST_SCORE, limit=limit + len(taken)
        )
        ranked = sorted((-score, self._rank(place)) for _, score, place in resembling)
        return [rank[-1] for _, rank in ranked if rank[-1] not in taken][:limit]


def _line(text: str) -> str:
    return f" {text}".replace("\n", " ")


def _plain(text: str) -> str:
    """Without capitals and accents, and with one space for all signs between words; lines stay lines."""
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    text = text.casefold()
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text
