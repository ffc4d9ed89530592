"""What a query asks of a text: words one after another, and how they are joined."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import regex

from annotator.app.searching.folding import GAP, LETTER, MARK, is_sign

Place = tuple[int, int]
"""Where something stands: code points, the end exclusive."""


@dataclass(frozen=True)
class Term:
    """``words`` (folded) that follow each other; with ``begins`` the last one may go on."""

    words: tuple[str, ...]
    begins: bool = False

    @cached_property
    def pattern(self) -> str:
        """A regular expression for the term in folded text; with ``begins`` it takes the whole last word."""
        parts = [_before(self.words[0])]
        for place, word in enumerate(self.words):
            if place:
                loose = is_sign(word) or is_sign(self.words[place - 1])
                parts.append(GAP + ("*" if loose else "+"))
            parts.append("".join(f"{regex.escape(char)}{MARK}*" for char in word))
        last = self.words[-1]
        if self.begins and not is_sign(last):
            parts.append(f"{LETTER}*")
        parts.append("" if is_sign(last) else f"(?!{LETTER})")
        return "".join(parts)

    @cached_property
    def _regex(self) -> regex.Pattern[str]:
        return regex.compile(f"(?V1){self.pattern}")

    def matches(self, folded: str) -> bool:
        """Whether the term stands in a folded text."""
        return self._regex.search(folded) is not None


@dataclass(frozen=True)
class And:
    """All of ``parts``."""

    parts: tuple[Expression, ...]

    def matches(self, folded: str) -> bool:
        """Whether all hold of a folded text."""
        return all(part.matches(folded) for part in self.parts)


@dataclass(frozen=True)
class Or:
    """At least one of ``parts``."""

    parts: tuple[Expression, ...]

    def matches(self, folded: str) -> bool:
        """Whether one holds of a folded text."""
        return any(part.matches(folded) for part in self.parts)


@dataclass(frozen=True)
class Not:
    """Not ``part``."""

    part: Expression

    def matches(self, folded: str) -> bool:
        """Whether it doesn't hold of a folded text."""
        return not self.part.matches(folded)


Expression: TypeAlias = Term | And | Or | Not


def chosen(
    expression: Expression, having: Callable[[Term], AbstractSet[str]], every: AbstractSet[str]
) -> AbstractSet[str]:
    """Which of ``every`` text an expression holds of, if ``having`` tells it for each term."""
    match expression:
        case Term():
            return having(expression) & every
        case And(parts):
            left = every
            for part in parts:
                left = chosen(part, having, left)
            return left
        case Or(parts):
            return frozenset().union(*(chosen(part, having, every) for part in parts))
        case Not(part):
            return every - chosen(part, having, every)


def without_denials(expression: Expression) -> Expression | None:
    """What must hold of an article if ``expression`` is to hold of one of its paragraphs; None: nothing."""
    match expression:
        case Term():
            return expression
        case Not():
            return None
        case And(parts):
            left = tuple(each for part in parts if (each := without_denials(part)) is not None)
            return And(left) if left else None
        case Or(parts):
            every = [without_denials(part) for part in parts]
            kept = tuple(each for each in every if each is not None)
            return Or(kept) if len(kept) == len(every) else None


class Sought:
    """Finds where the words stand that an expression asks for; those it denies are found nowhere."""

    def __init__(self, expression: Expression) -> None:
        terms = dict.fromkeys(_asked(expression))
        # Longer ones first: of two that begin at one place the longer is shown.
        patterns = sorted((term.pattern for term in terms), key=len, reverse=True)
        self._regex = regex.compile("(?V1)" + "|".join(patterns)) if patterns else None

    def places(self, folded: str) -> list[Place]:
        """Places in a folded text in their order; they don't overlap."""
        return [] if self._regex is None else [found.span() for found in self._regex.finditer(folded)]


def _asked(expression: Expression) -> list[Term]:
    match expression:
        case Term():
            return [expression]
        case Not():
            return []
        case And(parts) | Or(parts):
            return [term for part in parts for term in _asked(part)]


def _before(word: str) -> str:
    return "" if is_sign(word) else f"(?<!{LETTER})"
