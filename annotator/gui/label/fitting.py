"""Bars in a narrow window: what matters least gives way first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

LEAST_WIDTH = 240
"""Pixels that a bar asks for: a window may be narrower than all that a bar would like to show."""


def fit(needed: Callable[[], int], room: int, steps: Iterable[Callable[[], object]]) -> None:
    """Take ``steps``, each of which makes a bar need less, until it needs no more than ``room`` pixels."""
    for step in steps:
        if needed() <= room:
            return
        step()
