"""From a key press to the action it means, in the text and at the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from annotator.app.actions import Registry, Where
from annotator.app.jobs import ask_for_way
from annotator.gui.keys.chords import Chord, parse, pressed

Perform = Callable[[str], object]


class KeyMap:
    """Finds the action that a key press means in one place.

    ``bindings`` maps keys, as the registry writes them, to action ids.
    """

    def __init__(self, bindings: Mapping[str, str]) -> None:
        self._actions = {parse(key): ident for key, ident in bindings.items()}

    def find(self, event: QKeyEvent, platform: str | None = None) -> str | None:
        """The id of the action, or None."""
        return next((self._actions[chord] for chord in self._known(event, platform)), None)

    def chord(self, event: QKeyEvent, platform: str | None = None) -> Chord | None:
        """The chord as which the press is understood, or None."""
        return next(iter(self._known(event, platform)), None)

    def _known(self, event: QKeyEvent, platform: str | None) -> list[Chord]:
        return [chord for chord in pressed(event, platform) if chord in self._actions]


class TextKeys:
    """The key handler of a pane: called with a key press, it tells whether that had a meaning.

    ``where`` names the place whose keys are meant: the text of the label screen, or another screen's. A key
    that is held down repeats a movement, never a label or a removal.
    """

    def __init__(self, registry: Registry, perform: Perform, where: Where = "text") -> None:
        self._registry = registry
        self._keys = KeyMap(registry.keys(where))
        self._perform = perform

    def __call__(self, event: QKeyEvent) -> bool:
        """Perform what the key means. A known key is always taken, so that Tab never leaves the text.

        Qt asks first whether the key is ours (``ShortcutOverride``); nothing is done then.
        """
        ask_for_way()
        ident = self._keys.find(event)
        if ident is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return True
        if not event.isAutoRepeat() or self._registry[ident].repeats:
            self._perform(ident)
        return True


class WindowKeys:
    """The window's keys that Qt's own shortcuts miss: those meant by their place on the keyboard.

    To be asked with the key presses that nothing else took. Keys that only mean something outside the text
    (Esc comes back to it) are known here, too.
    """

    def __init__(self, registry: Registry, perform: Perform) -> None:
        self._registry = registry
        self._keys = KeyMap({**registry.keys("panels"), **registry.keys("window")})
        self._perform = perform

    def take(self, event: QKeyEvent, focus: QWidget | None) -> bool:
        """Perform what ``event`` means, and tell whether it meant anything.

        A field being edited has the first say, as with Qt's shortcuts: Ctrl+Я undoes in the field.
        """
        chord = self._keys.chord(event)
        ident = self._keys.find(event)
        if chord is None or ident is None:
            return False
        if event.isAutoRepeat() and not self._registry[ident].repeats:
            return True
        if not (chord.ctrl and focus is not None and _field_takes(focus, event, chord)):
            self._perform(ident)
        return True


def _field_takes(focus: QWidget, event: QKeyEvent, chord: Chord) -> bool:
    """Offer ``event`` to ``focus`` as the key it stands for; True when the field has used it."""
    if len(chord.key) != 1 or event.key() == ord(chord.key):
        return False
    asked = _as_chord(QEvent.Type.ShortcutOverride, event, chord)
    asked.ignore()
    QCoreApplication.sendEvent(focus, asked)
    if not asked.isAccepted():
        return False
    QCoreApplication.sendEvent(focus, _as_chord(QEvent.Type.KeyPress, event, chord))
    return True


def _as_chord(kind: QEvent.Type, event: QKeyEvent, chord: Chord) -> QKeyEvent:
    return QKeyEvent(
        kind, int(Qt.Key(ord(chord.key))), event.modifiers(), "", event.isAutoRepeat(), event.count()
    )
