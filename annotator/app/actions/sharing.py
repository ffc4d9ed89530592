"""Actions of sharing work."""

from __future__ import annotations

from annotator.app.actions.model import Action
from annotator.app.messages.marking import N_

ACTIONS: tuple[Action, ...] = (
    Action(
        "sharing.merge",
        N_("Bring in Work…"),
        "file",
        ("Ctrl+Shift+B",),
        group="transfer",
        tip=N_("Unite this project with files in which others have worked"),
    ),
    Action(
        "sharing.split",
        N_("Split for an Annotator…"),
        "file",
        ("Ctrl+Shift+S",),
        group="transfer",
        tip=N_("Make the file that one person takes away: their documents, nobody else's labels"),
    ),
)
