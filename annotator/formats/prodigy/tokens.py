"""Tokens as Prodigy has them: pieces of the text, each with or without a blank after it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from annotator.core.fragments import Fragment
from annotator.core.text.boundaries import words


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text, in code points; ``ws`` says that a blank follows it."""

    start: int
    end: int
    ws: bool = False


class Tokens:
    """The tokens of one text, and which of them a span covers."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self._tokens = tuple(tokens)
        self._starts = [token.start for token in self._tokens]
        self._ends = [token.end for token in self._tokens]

    @classmethod
    def of(cls, text: str, spans: Iterable[Fragment]) -> Tokens:
        """Words and what lies between them, so cut that each of ``spans`` begins and ends with a token."""
        spans = list(spans)
        return cls(_tokens(text, {start for start, _ in spans}, {end for _, end in spans}))

    @classmethod
    def from_json(cls, values: Any) -> Tokens:
        """The tokens of a record; one that has no place ends the list, since numbers would be wrong."""
        found = []
        for value in values if isinstance(values, list) else []:
            start, end = (value.get("start"), value.get("end")) if isinstance(value, dict) else (None, None)
            if type(start) is not int or type(end) is not int:
                break
            found.append(Token(start, end))
        return cls(found)

    def covered(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last token that the range touches."""
        return bisect_right(self._ends, start), max(bisect_left(self._starts, end) - 1, 0)

    def range(self, first: int, last: int) -> Fragment | None:
        """The range from a token to a token, both included; None if there are no such tokens."""
        if 0 <= first <= last < len(self._tokens):
            return self._starts[first], self._ends[last]
        return None

    def to_json(self, text: str) -> list[dict[str, Any]]:
        """The tokens as Prodigy writes them."""
        return [
            {
                "text": text[one.start : one.end],
                "start": one.start,
                "end": one.end,
                "id": number,
                "ws": one.ws,
            }
            for number, one in enumerate(self._tokens)
        ]


def _tokens(text: str, starts: set[int], ends: set[int]) -> Iterator[Token]:
    """Every character is in a token, but for a blank after one that no span begins or ends with."""
    blank = -1  # where a blank is that the token before it has taken
    for start, end in _pieces(text, sorted(starts | ends)):
        if start != blank:
            takes = text[end : end + 1] == " " and end not in starts and end + 1 not in ends
            blank = end if takes else -1
            yield Token(start, end, takes)


def _pieces(text: str, cuts: Sequence[int]) -> Iterator[Fragment]:
    """Words, cut in pieces, and the characters between them one by one."""
    at = 0
    for start, end in [*words(text), (len(text), len(text))]:
        yield from ((place, place + 1) for place in range(at, start))
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        yield from (piece for piece in pairwise([start, *inner, end]) if piece[0] < piece[1])
        at = end
