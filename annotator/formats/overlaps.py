"""Which spans stay where a format can't hold two on one place, by a policy that is said aloud."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from annotator.plugin_api import Option

LONGEST, FIRST = "longest", "first"

OPTION = Option(
    "overlaps",
    "Which of two spans on one place stays: the longest (of equal ones the first), or the one that begins "
    "first (of equal ones the longest).",
    LONGEST,
    (LONGEST, FIRST),
)


class Placed(Protocol):
    """Something that reaches from ``start`` to ``end``, end-exclusive."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """One past where it ends."""


_P = TypeVar("_P", bound=Placed)


def without_overlaps(spans: Iterable[_P], policy: str) -> tuple[list[_P], list[_P]]:
    """The spans that stay, in the order of the text, and those that do not; equal ones by their order."""
    kept: list[tuple[int, int]] = []
    stays: list[_P] = []
    goes: list[_P] = []
    for span in sorted(spans, key=_longest if policy == LONGEST else _first):
        if _is_free(kept, span.start, span.end):
            insort(kept, (span.start, span.end))
            stays.append(span)
        else:
            goes.append(span)
    return sorted(stays, key=_first), sorted(goes, key=_first)


def _is_free(kept: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(kept, (start, start))
    before_ends = at == 0 or kept[at - 1][1] <= start
    return before_ends and (at == len(kept) or kept[at][0] >= end)


def _longest(span: Placed) -> tuple[int, int]:
    return span.start - span.end, span.start


def _first(span: Placed) -> tuple[int, int]:
    return span.start, span.start - span.end
