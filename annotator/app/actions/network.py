"""Actions of networks."""

from __future__ import annotations

from annotator.app.actions.model import Action
from annotator.app.messages.marking import N_

ACTIONS: tuple[Action, ...] = (
    Action(
        "network.export",
        N_("Export Network…"),
        "file",
        group="transfer",
        tip=N_("Who stands where on what, and with whom: for Gephi, visone, igraph, UCINET"),
    ),
)
