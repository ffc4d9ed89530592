"""Hands that know the text's keys: they go to words the shortest way, also beyond them and back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping

from annotator.gui.tour.keyboard import Keyboard

_MOVES = {
    "Ctrl+Down": "next_paragraph",
    "Ctrl+Up": "previous_paragraph",
    "J": "next_sentence",
    "K": "previous_sentence",
    "Right": "next_word",
    "Left": "previous_word",
    "Ctrl+Right": "next_grapheme",
    "Ctrl+Left": "previous_grapheme",
}
_GROWING = {
    "Shift+J": "next_sentence_end",
    "Shift+Right": "next_word_end",
    "Shift+Left": "previous_word_end",
    "Ctrl+Shift+Right": "next_grapheme",
    "Ctrl+Shift+Left": "previous_grapheme",
}


class Practised(Keyboard):
    """A :class:`Keyboard` whose person has labelled for a week; ``held`` counts Shift and Ctrl."""

    held = 0

    def press(self, *chords: str) -> None:
        """Press keys."""
        self.held += sum(chord.count("+") for chord in chords if chord != "+")
        super().press(*chords)

    def go_to(self, offset: int) -> None:
        """Bring the caret to ``offset`` (code points) with the fewest keys."""
        with self.counting("selecting"):
            while self.view.caret() != offset:
                self.press(self._way(_MOVES, offset)[0])

    def select(self, start: int, end: int) -> None:
        """Select ``[start, end)`` (code points), from its start."""
        self.go_to(start)
        with self.counting("selecting"):
            while self.view.caret() != end:
                self.press(self._way(_GROWING, end, start)[0])

    def _way(self, keys: Mapping[str, str], goal: int, least: int = -1) -> list[str]:
        """The shortest sequence of ``keys`` that leads to ``goal`` through offsets beyond ``least``."""
        bounds = self.window.label.session.boundaries
        steps: list[tuple[str, Callable[[int], int]]] = [
            (chord, getattr(bounds, unit)) for chord, unit in keys.items()
        ]
        start = self.view.caret()
        ways: dict[int, list[str]] = {start: []}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            if here == goal:
                return ways[here]
            for chord, step in steps:
                there = step(here)
                if there > least and there not in ways:
                    ways[there] = [*ways[here], chord]
                    waiting.append(there)
        raise AssertionError(f"no key leads from {start} to {goal}")
