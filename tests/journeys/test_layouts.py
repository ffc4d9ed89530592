"""A statement by a Ukrainian, a French and a German keyboard: the keys say what is printed on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator import Project
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.scenes import open_article
from annotator.gui.tour.script import ARTICLE
from annotator.gui.tour.stage import settle, window_on

_FIRST_OF_ROWS = {"1": 10, "q": 24, "a": 38, "z": 52}
_ROWS = ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")
X11 = {key: _FIRST_OF_ROWS[row[0]] + at for row in _ROWS for at, key in enumerate(row)}
"""Native scan codes by what an American keyboard has in the place."""

CTRL = Qt.KeyboardModifier.ControlModifier
ALT_GR = Qt.KeyboardModifier.GroupSwitchModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Key:
    """One key as a layout sends it: its American ``place``, the ``text`` it types, Qt's ``code`` for it."""

    place: str
    text: str
    code: int = 0
    modifiers: Qt.KeyboardModifier = NONE


UKRAINIAN = {
    "A": Key("a", "ф"), "S": Key("s", "і"), "D": Key("d", "в"), "2": Key("2", "2"), "Q": Key("q", "й"),
    "J": Key("j", "о"), "[": Key("[", "х"), "Undo": Key("z", "", ord("Я"), CTRL),
    "Redo": Key("y", "", ord("Н"), CTRL),
}  # fmt: skip
FRENCH = {
    "A": Key("q", "a"), "S": Key("s", "s"), "D": Key("d", "d"), "2": Key("2", "é"), "Q": Key("a", "q"),
    "J": Key("j", "j"), "[": Key("[", "", Qt.Key.Key_Dead_Circumflex.value),
    "Undo": Key("w", "\x1a", ord("Z"), CTRL), "Redo": Key("y", "\x19", ord("Y"), CTRL),
}  # fmt: skip
GERMAN = {
    "A": Key("a", "a"), "S": Key("s", "s"), "D": Key("d", "d"), "2": Key("2", "2"), "Q": Key("q", "q"),
    "J": Key("j", "j"), "[": Key("8", "[", 0, ALT_GR),
    "Undo": Key("y", "\x1a", ord("Z"), CTRL), "Redo": Key("z", "\x19", ord("Y"), CTRL),
}  # fmt: skip


class Layout:
    """Presses the keys of one layout, as Qt hands them on: asked for first, then pressed and released."""

    def __init__(self, keys: Mapping[str, Key]) -> None:
        self._keys = keys

    def press(self, *names: str) -> None:
        """Press the keys that mean these."""
        for name in names:
            key = self._keys[name]
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                focused = QApplication.focusWidget()
                assert focused is not None
                code = key.code or ord(key.text.upper())
                scan = X11[key.place]
                QApplication.sendEvent(focused, QKeyEvent(kind, code, key.modifiers, scan, 0, 0, key.text))
            settle()


@pytest.mark.parametrize("keys", [UKRAINIAN, FRENCH, GERMAN], ids=["ukrainian", "french", "german"])
def test_a_statement_is_labelled_doubted_undone_and_redone(keys: Mapping[str, Key], articles: Path) -> None:
    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        open_article(window, ARTICLE)
        hand, layout = Keyboard(window), Layout(keys)
        session, picker = window.label.session, window.label.text.picker
        layout.press("J")
        assert hand.view.caret() == session.boundaries.next_sentence(0)
        for name, phrase in (("A", "The Kremlin"), ("S", "has ruled out"), ("D", "NATO membership")):
            hand.select(*hand.find(phrase))
            layout.press(name)
            if picker.isVisible():
                before = picker.line.text()
                hand.press("End")
                layout.press("A")
                assert picker.line.text() == before + keys["A"].text, "in a field a letter is a letter"
                hand.press("Backspace", "Up", "Return")
        layout.press("2", "Q")
        hand.press("Return")
        (statement,) = project.statements(session.document.uid)  # type: ignore[union-attr]
        assert (statement.stance.value, statement.in_doubt) == ("oppose", True)
        hand.press("Shift+Tab")
        focused = session.focused_span
        assert focused is not None
        layout.press("[")
        wider = session.focused_span
        assert wider is not None and wider.start < focused.start
        layout.press("Undo")
        assert session.cache.spans[focused.uid].start == focused.start
        layout.press("Redo")
        assert session.cache.spans[focused.uid].start == wider.start
