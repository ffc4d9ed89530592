"""Whose versions a figure compares: all that were asked for, two of them, or all but one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Literal


@dataclass(frozen=True, slots=True)
class Circle:
    """Some annotators: ``all`` of them, a ``pair``, or all ``without`` one."""

    kind: Literal["all", "pair", "without"]
    members: tuple[str, ...] = ()

    def among(self, annotators: tuple[str, ...]) -> tuple[str, ...]:
        """Who of ``annotators``, those that finished a document, belong to it: two or more, else nobody."""
        if self.kind == "pair":
            return self.members if set(self.members) <= set(annotators) else ()
        left = tuple(who for who in annotators if who not in self.members)
        return left if len(left) > 1 else ()


EVERYBODY = Circle("all")


def circles(annotators: tuple[str, ...]) -> tuple[Circle, ...]:
    """Every circle that a page of ``annotators`` speaks of.

    Of three people all but one are a pair; of two there is nobody to leave out.
    """
    pairs = [Circle("pair", pair) for pair in combinations(annotators, 2)]
    without = [Circle("without", (who,)) for who in annotators] if len(annotators) > 3 else []
    return (EVERYBODY, *pairs, *without)


def without(annotator: str, annotators: tuple[str, ...]) -> Circle | None:
    """All but one of ``annotators``; None when fewer than two are left."""
    left = tuple(who for who in annotators if who != annotator)
    if len(left) < 2:
        return None
    return Circle("pair", left) if len(left) == 2 else Circle("without", (annotator,))
