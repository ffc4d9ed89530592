"""Being shown how it is done."""

from __future__ import annotations

from annotator.app.actions.model import Action
from annotator.app.messages.marking import N_

ACTIONS: tuple[Action, ...] = (
    Action(
        "help.show_me",
        N_("Show Me"),
        "help",
        group="help",
        tip=N_("Label one statement together, step by step, with your own keys"),
    ),
)
