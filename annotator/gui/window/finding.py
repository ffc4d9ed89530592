"""Finding a few words in a text, as a reader means them. Offsets are code points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

_ALIKE = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-",
    "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\n": " ", "\t": " ",
})  # fmt: skip
"""One character for one, so that every offset stays what it is."""


class Matches:
    """All places of ``wanted`` in ``text``: upper or lower case, straight or curly quotes, any dash."""

    def __init__(self, text: str, wanted: str) -> None:
        self.places: list[tuple[int, int]] = []
        needle = wanted.translate(_ALIKE)
        if needle:
            import regex  # seldom needed: the window opens sooner

            pattern = regex.compile(regex.escape(needle, literal_spaces=True), regex.IGNORECASE)
            self.places = [match.span() for match in pattern.finditer(text.translate(_ALIKE))]
        self._starts = [start for start, _ in self.places]

    def __len__(self) -> int:
        return len(self.places)

    def at_or_after(self, offset: int) -> int | None:
        """The number of the first place from ``offset`` on, round the end; None if there is none."""
        return bisect_left(self._starts, offset) % len(self) if self.places else None

    def after(self, offset: int) -> int | None:
        """The number of the first place that starts after ``offset``, round the end."""
        return bisect_right(self._starts, offset) % len(self) if self.places else None

    def before(self, offset: int) -> int | None:
        """The number of the last place that starts before ``offset``, round the beginning."""
        return (bisect_left(self._starts, offset) - 1) % len(self) if self.places else None
