"""What an undo would take back, in words."""

from __future__ import annotations

import re

from annotator.app.messages.words import gettext

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


def gesture_name(command: str) -> str:
    """A command's name as people read it: ``"AddSpan"`` is *Add Span*."""
    told = _WORDS.sub(" ", command)
    return gettext(told) if told else ""


def undo_title(template: str, command: str | None) -> str | None:
    """``template`` ("Undo") with what it is about; None if there is nothing it could be about."""
    return f"{template} {gesture_name(command)}" if command else None
