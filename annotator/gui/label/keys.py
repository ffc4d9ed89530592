"""Which key the screen shows for which of its gestures."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.app.actions import shown_key
from annotator.app.labelling.gestures import GESTURES, codebook_gestures
from annotator.core.codebook.model import Codebook

Keys = Mapping[str, str]
"""The key of an action, by its id, as people read it."""


def compact(key: str) -> str:
    """``key`` as it stands on a key cap: ``Ctrl ↵`` for ``Ctrl+Enter``."""
    if key.endswith("+"):
        return key
    return key.replace("+", " ").replace("Enter", "↵")


def default_keys(codebook: Codebook) -> dict[str, str]:
    """The first default key of every gesture that has one."""
    gestures = (*codebook_gestures(codebook), *GESTURES)
    return {gesture.id: compact(shown_key(gesture.keys[0])) for gesture in gestures if gesture.keys}
