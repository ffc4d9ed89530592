"""The list of what was done."""

from __future__ import annotations

from annotator.app.actions.model import Action
from annotator.app.messages.marking import N_

ACTIONS: tuple[Action, ...] = (
    Action(
        "view.history",
        N_("History"),
        "view",
        ("Ctrl+Shift+H",),
        group="history",
        tip=N_("What you did on this copy; Enter on a line goes back to it"),
    ),
)
