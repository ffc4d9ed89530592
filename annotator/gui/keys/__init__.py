"""Which key means which action, on any keyboard layout."""

from __future__ import annotations

from annotator.gui.keys.dispatcher import KeyMap, TextKeys, WindowKeys

__all__ = ["KeyMap", "TextKeys", "WindowKeys"]
