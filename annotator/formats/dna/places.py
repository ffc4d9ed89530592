"""Places in a text as DNA counts them: UTF-16 units, for it is written in Java."""

from __future__ import annotations

from itertools import accumulate


class Places:
    """Code points of one text to UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._text = text
        is_wide = bool(text) and max(text) > "\uffff"
        widths = (2 if char > "\uffff" else 1 for char in text)
        self._units = list(accumulate(widths, initial=0)) if is_wide else None

    def of(self, start: int, end: int) -> tuple[int, int]:
        """A range of code points in units."""
        return (start, end) if self._units is None else (self._units[start], self._units[end])

    def first_line(self) -> tuple[int, int]:
        """The first line that says anything, in units."""
        start = len(self._text) - len(self._text.lstrip())
        end = self._text.find("\n", start)
        return self.of(start, len(self._text) if end < 0 else end)
