"""A key press as the registry writes keys."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from annotator.gui.keys.chords import Chord, pressed


def written(chord: Chord) -> str:
    """``chord`` as :func:`annotator.gui.keys.chords.parse` reads it."""
    held = [name for name, on in (("Ctrl", chord.ctrl), ("Alt", chord.alt), ("Shift", chord.shift)) if on]
    return "+".join([*held, chord.key])


def key_of(event: QKeyEvent) -> str | None:
    """The key that ``event`` presses, or None for a modifier alone and for what no key of ours can be."""
    chord = next(pressed(event), None)
    return None if chord is None else written(chord)
