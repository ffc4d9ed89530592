"""Bars in a narrow window: what matters least gives way first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QWidget

LEAST_WIDTH = 240
"""Pixels that a bar asks for: a window may be narrower than all that a bar would like to show."""


def fit_widgets(needed: Callable[[], int], room: int, least_important_first: Sequence[QWidget]) -> None:
    """Show as many of these widgets as ``room`` pixels allow; nothing is touched where all of them fit."""
    if not any(widget.isHidden() for widget in least_important_first) and needed() <= room:
        return
    for widget in least_important_first:
        widget.show()
    fit(needed, room, [widget.hide for widget in least_important_first])


def fit(needed: Callable[[], int], room: int, steps: Iterable[Callable[[], object]]) -> None:
    """Take ``steps``, each of which makes a bar need less, until it needs no more than ``room`` pixels."""
    for step in steps:
        if needed() <= room:
            return
        step()
