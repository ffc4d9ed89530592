"""Hands on the keyboard of a real window: every press goes the way a person's press goes, and is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.fragments import Fragment, Fragments
from annotator.gui.window.main_window import MainWindow

_FORWARD = (
    ("Ctrl+Down", "next_paragraph"),
    ("J", "next_sentence"),
    ("Right", "next_word"),
    ("Ctrl+Right", "next_grapheme"),
)
_BACK = (
    ("Ctrl+Up", "previous_paragraph"),
    ("K", "previous_sentence"),
    ("Left", "previous_word"),
    ("Ctrl+Left", "previous_grapheme"),
)
_EXTENDING = (("Shift+J", "next_sentence_end"), ("Shift+Right", "next_word_end"))


class Keyboard:
    """Plays on ``window`` by key presses alone. ``presses`` counts them by what they were for."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.view = window.label.view
        self.presses: Counter[str] = Counter()
        self._purpose = "other"

    @contextmanager
    def counting(self, purpose: str) -> Iterator[None]:
        """Count the presses within as made for ``purpose``."""
        before, self._purpose = self._purpose, purpose
        try:
            yield
        finally:
            self._purpose = before

    def press(self, *chords: str) -> None:
        """Press keys, each named as Qt names it (``"Ctrl+Shift+Z"``), wherever the focus is."""
        for chord in chords:
            # PySide's stubs forget that a key sequence is a sequence.
            combination = QKeySequence(chord)[0]  # type: ignore[index]
            QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())
            self.presses[self._purpose] += 1
            QApplication.processEvents()

    def write(self, words: str) -> None:
        """Type words, a press a character."""
        QTest.keyClicks(self._focus(), words)
        self.presses[self._purpose] += len(words)
        QApplication.processEvents()

    def come_back(self) -> None:
        """Be in the window again when a dialog has closed: desktops do that, Qt's offscreen one doesn't."""
        QApplication.processEvents()
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            QApplication.processEvents()

    def _focus(self) -> QWidget:
        self.come_back()
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    # --- In the text ------------------------------------------------------------------------------------

    def go_to(self, offset: int) -> None:
        """Bring the caret to ``offset`` (code points), by the largest steps that don't overshoot."""
        bounds = self.window.label.session.boundaries
        with self.counting("selecting"):
            while (caret := self.view.caret()) != offset:
                steps, before = (_FORWARD, True) if caret < offset else (_BACK, False)
                for chord, unit in steps:
                    goal = getattr(bounds, unit)(caret)
                    if goal == offset or (goal != caret and (goal <= offset) == before):
                        self.press(self._aimed(chord))
                        break
                else:
                    raise AssertionError(f"no key leads from {caret} to {offset}")

    def _aimed(self, chord: str) -> str:
        """The key that does forwards what ``chord`` does where one reads from the left, and the reverse."""
        if self.view.step_towards(1, self.view.caret()) == 1:
            return chord
        turned = {"Left": "Right", "Right": "Left"}
        return "+".join(turned.get(key, key) for key in chord.split("+"))

    def select(self, start: int, end: int) -> None:
        """Select ``[start, end)`` (code points)."""
        self.go_to(start)
        bounds = self.window.label.session.boundaries
        with self.counting("selecting"):
            while (caret := self.view.caret()) != end:
                for chord, unit in _EXTENDING:
                    if caret < getattr(bounds, unit)(caret) <= end:
                        self.press(self._aimed(chord))
                        break
                else:
                    self.press(self._aimed("Ctrl+Shift+Right" if caret < end else "Ctrl+Shift+Left"))

    def label(self, key: str, fragments: Fragments, entity: str | None = None) -> None:
        """Select ``fragments``, press the label's key, and answer the picker with the name ``entity``."""
        *kept, last = fragments
        for piece in kept:
            self.select(*piece)
            self._compose("F")
        self.select(*last)
        self._compose(key)
        self.answer_picker(entity)

    def _compose(self, key: str) -> None:
        with self.counting("labelling"):
            self.press(key)

    def answer_picker(self, entity: str | None) -> None:
        """If the picker asks, take ``entity`` from its list, or make it; None leaves the span untied."""
        picker = self.window.label.text.picker
        if not picker.isVisible():
            return
        if entity is None:
            self._pick("Esc")
        elif entity in self._offered():
            self._take(entity)
        else:
            self._name(entity)

    def _offered(self) -> list[str]:
        """The names in the picker's list, without the new entity's at its end."""
        return [row.name for row in self.window.label.text.picker.rows[:-1]]

    def _take(self, entity: str) -> None:
        """Take an entity that is offered: Enter for the first guess, else its number."""
        place = self._offered().index(entity)
        self._pick("Return" if place == 0 else f"Ctrl+{place + 1}")

    def _pick(self, chord: str) -> None:
        with self.counting("picking"):
            self.press(chord)

    def _name(self, entity: str) -> None:
        """Type a name, and take who is called so or make them."""
        with self.counting("naming"):
            if self.window.label.text.picker.line.text() != entity:
                self.write(entity)
        if entity in self._offered():
            self._take(entity)
            return
        picker = self.window.label.text.picker
        with self.counting("making"):
            if picker.row < len(picker.rows) - 1:
                self.press("Up")
            self.press("Return")

    def find(self, phrase: str, after: int = 0) -> Fragment:
        """Where ``phrase`` stands in the open article, from ``after`` on (code points)."""
        start = self.window.label.session.text.index(phrase, after)
        return start, start + len(phrase)

    def pieces(self, phrases: Sequence[str], after: int = 0) -> Fragments:
        """Where ``phrases`` stand, one behind the other."""
        found: list[Fragment] = []
        for phrase in phrases:
            found.append(self.find(phrase, found[-1][1] if found else after))
        return tuple(found)
