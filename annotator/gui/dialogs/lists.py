"""How high a short list is."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget

_MOST = 6
_PADDING = 9  # above and below the words of a row, as the style sheet has it


def as_high_as_its_rows(list_: QListWidget, most: int = _MOST) -> None:
    """Let ``list_`` take the place of its rows and no more; beyond ``most`` rows it scrolls."""
    rows = max(1, min(most, list_.count()))
    list_.setFixedHeight(rows * (list_.fontMetrics().height() + _PADDING) + 4)
