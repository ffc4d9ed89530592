"""Actions of datasets."""

from __future__ import annotations

from annotator.app.actions.model import Action
from annotator.app.messages.marking import N_

ACTIONS: tuple[Action, ...] = (
    Action(
        "dataset.export",
        N_("Export Dataset…"),
        "file",
        group="transfer",
        tip=N_("Labels divided into splits, with a card that says how they were made"),
    ),
)
