"""The same keys work on Ukrainian, French and German keyboards; no character is mistaken for another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotator.gui.keys import KeyMap

BINDINGS = {
    "A": "actor",
    "S": "stance",
    "D": "proposal",
    "Q": "doubt",
    "E": "edit",
    "Shift+J": "extend",
    "J": "sentence",
    "1": "support",
    "2": "oppose",
    "3": "neutral",
    "4": "mixed",
    "[": "start left",
    "]": "end right",
    "{": "start right",
    "}": "end left",
    "Ctrl+[": "start left exact",
    "Ctrl+Z": "undo",
    "Ctrl+Shift+Z": "redo",
    "Ctrl+0": "zoom reset",
    "Alt+1": "statements",
    "Return": "save",
    "Tab": "next span",
    "Shift+Tab": "previous span",
    "Ctrl++": "larger",
}
X11 = {character: 8 + code for code, character in enumerate("1234567890-=", 2)}
X11 |= {character: 8 + code for code, character in enumerate("qwertyuiop[]", 16)}
X11 |= {character: 8 + code for code, character in enumerate("asdfghjkl;'", 30)}
X11 |= {character: 8 + code for code, character in enumerate("zxcvbnm,./", 44)}
MAC = {"a": 0, "s": 1, "d": 2, "z": 6, "1": 18, "2": 19, "[": 33, "]": 30, "5": 23, "k": 40}

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEVEL_3 = Qt.KeyboardModifier.GroupSwitchModifier

keys = KeyMap(BINDINGS)


def press(
    place: str, text: str, modifiers: Qt.KeyboardModifier = NONE, *, key: int = 0, platform: str = "xcb"
) -> str | None:
    """What the key at ``place`` (an American keyboard's character) means when it types ``text``."""
    code = key or (ord(text.upper()) if text.isprintable() and text else 0)
    scan, virtual = {"xcb": (X11[place], 0), "windows": (X11[place] - 8, 0)}.get(
        platform, (1, MAC.get(place, 99))
    )
    event = QKeyEvent(QEvent.Type.KeyPress, code, modifiers, scan, virtual, 0, text)
    return keys.find(event, platform)


@pytest.mark.parametrize("platform", ["xcb", "windows"])
@pytest.mark.parametrize(
    ("place", "text", "meaning"),
    [
        ("a", "ф", "actor"),
        ("s", "і", "stance"),
        ("d", "в", "proposal"),
        ("1", "1", "support"),
        ("[", "х", "start left"),
        ("]", "ї", "end right"),
        ("j", "о", "sentence"),
    ],
)
def test_a_ukrainian_keyboard_labels_by_the_place_of_the_key(
    place: str, text: str, meaning: str, platform: str
) -> None:
    assert press(place, text, platform=platform) == meaning


def test_a_ukrainian_keyboard_shifts_brackets_and_letters() -> None:
    assert press("[", "Х", SHIFT) == "start right"
    assert press("]", "Ї", SHIFT) == "end left"
    assert press("j", "О", SHIFT) == "extend"
    assert press("a", "Ф", SHIFT) is None


@pytest.mark.parametrize("platform", ["xcb", "windows"])
def test_ctrl_and_a_cyrillic_letter_mean_the_latin_one(platform: str) -> None:
    assert press("z", "", CTRL, key=ord("Я"), platform=platform) == "undo"
    assert press("z", "\x1a", CTRL | SHIFT, key=ord("Я"), platform=platform) == "redo"
    assert press("[", "", CTRL, key=ord("Х"), platform=platform) == "start left exact"


@pytest.mark.parametrize("platform", ["xcb", "windows"])
def test_french_digits_need_no_shift(platform: str) -> None:
    for place, text, meaning in [
        ("1", "&", "support"),
        ("2", "é", "oppose"),
        ("3", '"', "neutral"),
        ("4", "'", "mixed"),
    ]:
        assert press(place, text, platform=platform) == meaning
        assert press(place, place, SHIFT, platform=platform) == meaning
    assert press("0", "", CTRL, key=ord("À"), platform=platform) == "zoom reset"
    assert press("1", "&", ALT, platform=platform) == "statements"


def test_a_french_letter_means_itself_and_not_its_place() -> None:
    assert press("q", "a") == "actor"
    assert press("a", "q") == "doubt"
    assert press("w", "z", CTRL, key=ord("Z")) == "undo"
    assert press("z", "w", CTRL, key=ord("W")) is None


def test_a_french_dead_key_stands_for_the_bracket_in_its_place() -> None:
    assert press("[", "", key=Qt.Key.Key_Dead_Circumflex.value) == "start left"
    assert press("[", "", SHIFT, key=Qt.Key.Key_Dead_Diaeresis.value) == "start right"
    assert press("]", "$") == "end right"


@pytest.mark.parametrize(
    ("platform", "modifiers"), [("windows", CTRL | ALT), ("xcb", NONE), ("xcb", LEVEL_3), ("cocoa", ALT)]
)
def test_german_brackets_by_alt_gr(platform: str, modifiers: Qt.KeyboardModifier) -> None:
    for place, text, meaning in [("8", "[", "start left"), ("9", "]", "end right")]:
        assert press(place, text, modifiers, platform=platform) == meaning
    for place, text, meaning in [("7", "{", "start right"), ("0", "}", "end left")]:
        assert press(place, text, modifiers, platform=platform) == meaning


def test_german_keys_in_the_place_of_brackets_and_swapped_letters() -> None:
    assert press("[", "ü") == "start left"
    assert press("]", "+") == "end right"
    assert press("[", "Ü", SHIFT) == "start right"
    assert press("]", "*", SHIFT) == "end left"
    assert press("y", "z", CTRL, key=ord("Z")) == "undo"
    assert press("]", "+", CTRL, key=ord("+")) == "larger"


@pytest.mark.parametrize(("platform", "modifiers"), [("windows", CTRL | ALT), ("xcb", LEVEL_3)])
def test_alt_gr_is_no_ctrl_alt(platform: str, modifiers: Qt.KeyboardModifier) -> None:
    assert press("e", "€", modifiers, platform=platform) is None
    assert press("q", "@", modifiers, platform=platform) is None


def test_mac_keys_are_known_by_their_virtual_key() -> None:
    assert press("a", "ф", platform="cocoa") == "actor"
    assert press("z", "", CTRL, key=ord("Я"), platform="cocoa") == "undo"


def test_enter_of_both_kinds_and_tab_with_and_without_shift() -> None:
    def named(key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier = NONE) -> str | None:
        return keys.find(QKeyEvent(QEvent.Type.KeyPress, key.value, modifiers, text), "xcb")

    assert named(Qt.Key.Key_Return, "\r") == "save"
    assert named(Qt.Key.Key_Enter, "\r", Qt.KeyboardModifier.KeypadModifier) == "save"
    assert named(Qt.Key.Key_Tab, "\t") == "next span"
    assert named(Qt.Key.Key_Backtab, "\t", SHIFT) == "previous span"
    assert named(Qt.Key.Key_Return, "\r", CTRL) is None


def test_the_system_key_changes_every_meaning() -> None:
    assert press("a", "a", Qt.KeyboardModifier.MetaModifier) is None


def test_an_event_without_a_scan_code_still_counts_by_its_character() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A.value, NONE, "a")
    assert keys.find(event, "xcb") == "actor"
    assert keys.find(QKeyEvent(QEvent.Type.KeyPress, ord("Ф"), NONE, "ф"), "xcb") is None


def test_an_unknown_modifier_is_a_mistake_in_the_registry() -> None:
    with pytest.raises(ValueError, match="modifier"):
        KeyMap({"Hyper+A": "actor"})
