"""What was pressed, as the names that the registry uses for keys."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from annotator.core.values import dataclass
from annotator.gui.keys.positions import position, shifted

_NAMED = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Return",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_Insert: "Ins",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDown",
    Qt.Key.Key_Space: "Space",
    **{Qt.Key(Qt.Key.Key_F1.value + at): f"F{at + 1}" for at in range(12)},
}
_FIRST_SPECIAL_KEY = 0x01000000


@dataclass(frozen=True, slots=True)
class Chord:
    """One key with its modifiers.

    ``key`` is a named key (``"Left"``), a letter in upper case, or another character. Shift counts with names
    and letters; of any other character it is a part, for layouts differ in which need it.
    """

    key: str
    ctrl: bool = False
    alt: bool = False
    shift: bool = False


def parse(key: str) -> Chord:
    """The chord that the registry writes as ``"Ctrl+Shift+Z"``, ``"{"`` or ``"Ctrl++"``.

    A modifier that isn't Ctrl, Alt or Shift raises :class:`ValueError`.
    """
    head, last = (key[:-1], "+") if key.endswith("+") else key.rpartition("+")[::2]
    modifiers = {part for part in head.split("+") if part}
    if not modifiers <= {"Ctrl", "Alt", "Shift"}:
        raise ValueError(f"unknown modifier in {key!r}")
    ctrl, alt, shift = "Ctrl" in modifiers, "Alt" in modifiers, "Shift" in modifiers
    if len(last) == 1:
        return _character(last, ctrl, alt, shift)
    return Chord("Return" if last == "Enter" else last, ctrl, alt, shift)


def pressed(event: QKeyEvent, platform: str | None = None) -> Iterator[Chord]:
    """What ``event`` can mean, likeliest first: by its character, then by its place on the keyboard.

    A letter of the Latin alphabet means itself wherever it is (so ``Q`` of a French keyboard is no ``A``);
    any other character may stand for the American key in its place. With AltGr only the character counts, and
    the Ctrl and Alt that Windows adds to it don't.
    """
    modifiers = event.modifiers()
    if modifiers & Qt.KeyboardModifier.MetaModifier:
        return
    ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    named = _NAMED.get(Qt.Key(event.key()))
    if named:
        yield Chord(named, ctrl, alt, shift or event.key() == Qt.Key.Key_Backtab)
        return
    text = _printable(event.text())
    if text and _with_alt_gr(modifiers, platform or QGuiApplication.platformName()):
        yield _character(text, False, False, shift)
        return
    character = text or _printable_key(event.key())
    if character:
        yield _character(character, ctrl, alt, shift)
    place = position(event, platform)
    if place and _stands_for(character, place):
        yield _character(place if place.isalpha() or not shift else shifted(place), ctrl, alt, shift)


def _character(character: str, ctrl: bool, alt: bool, shift: bool) -> Chord:
    if character.isalpha():
        return Chord(character.upper(), ctrl, alt, shift)
    return Chord(character, ctrl, alt)


def _with_alt_gr(modifiers: Qt.KeyboardModifier, platform: str) -> bool:
    ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    if modifiers & Qt.KeyboardModifier.GroupSwitchModifier or (ctrl and alt):
        return True
    return platform == "cocoa" and alt and not ctrl  # the Option key types characters


def _stands_for(character: str, place: str) -> bool:
    if not character:
        return True  # a dead key
    if character.isascii() and character.isalnum():
        return False
    return character.isalpha() or not place.isalpha()


def _printable(text: str) -> str:
    return text if len(text) == 1 and text.isprintable() and not text.isspace() else ""


def _printable_key(key: int) -> str:
    return _printable(chr(key)) if 0 < key < _FIRST_SPECIAL_KEY and key <= 0x10FFFF else ""
