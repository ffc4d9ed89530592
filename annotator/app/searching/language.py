"""The language of queries: words, "a phrase", begin*, AND, OR, NOT and brackets.

Words beside each other must all be there. While somebody types, a query is unfinished most of the time: what
makes no sense yet is passed over, and nothing here is ever a mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from annotator.app.searching.expression import And, Expression, Not, Or, Term
from annotator.app.searching.folding import words

_TOKENS = regex.compile(r'"(?P<phrase>[^"]*)"?(?P<star>\*?)|(?P<bracket>[()])|(?P<word>[^\s()"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_DEEPEST = 40
"""Brackets in brackets that are followed; whoever opens more has pasted something."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # "term", "and", "or", "not", "(" or ")"
    term: Term | None = None


def parse(query: str) -> Expression | None:
    """What ``query`` asks for; None if it asks for nothing."""
    return _Reader(_tokens(query.translate(_QUOTES))).read()


def _tokens(query: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKENS.finditer(query):
        if match["bracket"]:
            found.append(_Token(match["bracket"]))
        elif match["word"] is None:
            found += _term(match["phrase"], bool(match["star"]))
        elif match["word"] in ("AND", "OR", "NOT"):
            found.append(_Token(match["word"].lower()))
        else:
            word = match["word"]
            if word.startswith("-") and len(word) > 1:
                found.append(_Token("not"))
            found += _term(word, word.endswith("*"))
    return found


def _term(text: str, begins: bool) -> list[_Token]:
    told = words(text)
    return [_Token("term", Term(told, begins))] if told else []


class _Reader:
    """Reads tokens from left to right; NOT binds closest, then AND, then OR."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def read(self) -> Expression | None:
        parts = []
        while self._at < len(self._tokens):
            parts.append(self._either())
            self._skip(")")
        return _joined(And, parts)

    @property
    def _kind(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""

    def _skip(self, kind: str) -> bool:
        if self._kind != kind:
            return False
        self._at += 1
        return True

    def _either(self) -> Expression | None:
        parts = [self._all()]
        while self._skip("or"):
            parts.append(self._all())
        return _joined(Or, parts)

    def _all(self) -> Expression | None:
        parts = []
        while self._kind not in ("", "or", ")"):
            if not self._skip("and"):
                parts.append(self._one())
        return _joined(And, parts)

    def _one(self) -> Expression | None:
        denied = False
        while self._skip("not"):
            denied = not denied
        if self._kind not in ("term", "("):
            return None
        part = self._positive()
        return Not(part) if denied and part is not None else part

    def _positive(self) -> Expression | None:
        if self._skip("("):
            return self._bracket()
        term = self._tokens[self._at].term
        self._at += 1
        return term

    def _bracket(self) -> Expression | None:
        self._depth += 1
        inside = self._either() if self._depth <= _DEEPEST else None
        self._depth -= 1
        self._skip(")")
        return inside


def _joined(kind: type[And] | type[Or], parts: Sequence[Expression | None]) -> Expression | None:
    there = tuple(part for part in parts if part is not None)
    return there[0] if len(there) == 1 else kind(there) if there else None
