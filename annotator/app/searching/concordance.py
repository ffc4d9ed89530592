"""Places as a concordance: each on a line, its words in the middle, in an order of one's choice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from annotator.app.searching.folding import words
from annotator.app.searching.results import Hit

Order = Literal["text", "left", "hit", "right"]
"""By place in the articles, or by the words before, in or after the place."""

ORDERS: tuple[Order, ...] = ("text", "left", "hit", "right")


def ordered(hits: Iterable[Hit], order: Order) -> list[Hit]:
    """``hits`` in an order; where that leaves a choice, as they came.

    Words before a place count from the place outwards: the nearest word decides first.
    """
    if order == "left":
        return sorted(hits, key=lambda hit: words(hit.before)[::-1])
    if order == "right":
        return sorted(hits, key=lambda hit: words(hit.after))
    if order == "hit":
        return sorted(hits, key=lambda hit: (words(hit.words), words(hit.after)))
    return list(hits)
