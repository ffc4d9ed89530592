"""Which key the screen shows for which of its gestures."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.app.actions import occurrences, shown_key
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
    keys = [(gesture.id, gesture.keys) for gesture in gestures]
    keys += [(action.id, action.keys) for action in occurrences.ACTIONS]
    return {ident: compact(shown_key(own[0])) for ident, own in keys if own}
