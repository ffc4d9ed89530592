"""Which texts name a key, as settings write it."""

from __future__ import annotations

MODIFIERS = frozenset({"Ctrl", "Alt", "Shift"})


def is_key(text: object) -> bool:
    """Whether ``text`` is a key as the registry writes them: ``"Ctrl+Shift+Z"``, ``"["``, ``"Ctrl++"``."""
    if not isinstance(text, str) or not text:
        return False
    *before, last = [*text[:-2].split("+"), "+"] if text.endswith("++") else text.split("+")
    if text == "+":
        return True
    return bool(last) and set(before) <= MODIFIERS and len(before) == len(set(before))
