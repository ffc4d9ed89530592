"""Labelling all occurrences at once, marking what was read, and pausing the clock."""

from __future__ import annotations

from annotator.app.actions.model import Action
from annotator.app.messages.marking import N_

ACTIONS: tuple[Action, ...] = (
    Action(
        "occurrences.open",
        N_("Label All Occurrences…"),
        "label",
        ("O",),
        "text",
        N_("Labels the selected words, or the names of the focused span’s entity, wherever they occur"),
        group="occurrences",
    ),
    Action(
        "reading.mark",
        N_("Read, Nothing Here"),
        "label",
        ("X",),
        "text",
        N_("Says that the paragraph was read and holds nothing to label, or takes that back"),
        group="reading",
    ),
    Action(
        "time.pause",
        N_("Pause the Clock"),
        "document",
        ("Ctrl+Shift+P",),
        tip=N_("What you do meanwhile doesn’t count as time on the article"),
        group="time",
        kind="toggle",
    ),
)
