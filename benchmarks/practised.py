"""Hands that know the text's keys: they go to words the shortest way, also beyond them and back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Set
from functools import partial

from PySide6.QtGui import QTextCursor

from annotator.gui.tour.keyboard import Keyboard

_MOVES = {
    "Ctrl+Down": "next_paragraph",
    "Ctrl+Up": "previous_paragraph",
    "J": "next_sentence",
    "K": "previous_sentence",
    "U": "next_clause",
    "Y": "previous_clause",
    "Right": "next_word",
    "Left": "previous_word",
    "Ctrl+Right": "next_grapheme",
    "Ctrl+Left": "previous_grapheme",
}
_GROWING = {
    "Shift+J": "next_sentence_end",
    "Shift+U": "next_clause_end",
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
                self.press(self._way(_MOVES, self.view.caret(), {offset})[0])

    def select(self, start: int, end: int) -> None:
        """Select ``[start, end)`` (code points) with the fewest keys, from its start.

        From the space before a word, Shift+→ takes that word: who knows this needn't go to its first letter.
        """
        bounds = self.window.label.session.boundaries
        before = set(range(bounds.previous_word_end(start), start))
        if not before or bounds.next_word(min(before)) != start:
            before = set()
        growing = self._way(_GROWING, start, {end}, start)
        quick = ["Shift+Right", *self._way(_GROWING, bounds.next_word_end(start), {end}, start)]
        goals = {start: len(growing), **dict.fromkeys(before, len(quick))}
        with self.counting("selecting"):
            while (caret := self.view.caret()) not in goals:
                self.press(self._moving(caret, goals)[0])
            self.press(*(quick if caret in before else growing))
        assert self.view.selection() == (start, end), "the keys led elsewhere"

    def _moving(self, caret: int, goals: Mapping[int, int]) -> list[str]:
        """The way to the goal (offset; keys still to press there) that takes the fewest keys in all."""
        ways = [(len(way) + goals[goal], way) for goal in goals if (way := self._way(_MOVES, caret, {goal}))]
        return min(ways, key=lambda each: each[0])[1]

    def answer_picker(self, entity: str | None) -> None:
        """As of a :class:`Keyboard`; of a known name only so much is typed as brings it to the list."""
        picker = self.window.label.text.picker
        if picker.isVisible() and entity is not None and entity in self._known():
            letters = 0
            while entity not in self._offered() and letters < len(entity):
                with self.counting("finding"):
                    self.write(entity[letters])
                letters += 1
        super().answer_picker(entity)

    def _known(self) -> set[str]:
        return {entity.name for entity in self.window.project.entities()}

    def _way(self, keys: Mapping[str, str], start: int, goals: Set[int], least: int = -1) -> list[str]:
        """The fewest ``keys`` from ``start`` to one of ``goals``, by offsets beyond ``least``."""
        bounds = self.window.label.session.boundaries
        steps: list[tuple[str, Callable[[int], int]]] = [
            (chord, getattr(bounds, unit)) for chord, unit in keys.items()
        ]
        if keys is _MOVES:
            steps += [("Down", partial(self._line, 1)), ("Up", partial(self._line, -1))]
        ways: dict[int, list[str]] = {start: []}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            if here in goals:
                return ways[here]
            for chord, step in steps:
                there = step(here)
                if there > least and there not in ways:
                    ways[there] = [*ways[here], chord]
                    waiting.append(there)
        raise AssertionError(f"no key leads from {start} to {sorted(goals)}")

    def _line(self, step: int, at: int) -> int:
        """Where ↓ (1) or ↑ (−1) leads from ``at``: the letters before it are one unit each to Qt, too."""
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(at)
        moves = QTextCursor.MoveOperation
        cursor.movePosition(moves.Down if step == 1 else moves.Up)
        return cursor.position()
