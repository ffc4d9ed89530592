"""Finding anything by typing, and making the program one's own."""

from __future__ import annotations

from annotator.app.actions.model import Action
from annotator.app.messages.marking import N_

ACTIONS: tuple[Action, ...] = (
    Action(
        "window.palette",
        N_("Do or Find Anything…"),
        "edit",
        ("Ctrl+K",),
        group="palette",
        tip=N_("Every action, article and entity, by typing a part of its name"),
    ),
    Action(
        "window.settings",
        N_("Settings…"),
        "edit",
        ("Ctrl+,",),
        group="settings",
        tip=N_("Look, text of the article, labelling"),
    ),
    Action(
        "keys.edit",
        N_("Change Keys…"),
        "help",
        group="help",
        tip=N_("Give an action another key; what has it already is told"),
    ),
)
