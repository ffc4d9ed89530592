"""The actions of the codebook screen."""

from __future__ import annotations

from annotator.app.actions.model import Action, Kind
from annotator.app.messages.marking import N_


def _part(ident: str, name: str, *keys: str, tip: str, group: str = "part", kind: Kind = "press") -> Action:
    return Action(f"codebook.{ident}", name, "edit/codebook", keys, "codebook", tip, group, kind)


ACTIONS: tuple[Action, ...] = (
    _part(
        "add", N_("Add Another"), "Ins", tip=N_("Add a label, value, type or kind: what is chosen, once more")
    ),
    _part("rename", N_("Edit Name"), "F2", "Return", tip=N_("Go to the fields of the chosen part")),
    _part("up", N_("Move Up"), "Alt+Up", tip=N_("Show the chosen part earlier")),
    _part("down", N_("Move Down"), "Alt+Down", tip=N_("Show the chosen part later")),
    _part(
        "merge", N_("Merge Into…"), tip=N_("Move all uses to another part, and remove this one"), group="end"
    ),
    _part(
        "retire",
        N_("Retired"),
        tip=N_("Offer the chosen part no longer, or again; what was said with it stays"),
        group="end",
        kind="toggle",
    ),
    _part(
        "remove",
        N_("Remove…"),
        "Del",
        tip=N_("Take the chosen part away; what becomes of its uses is asked"),
        group="end",
    ),
    _part(
        "versions", N_("Versions"), tip=N_("When the codebook changed, by whom, and how"), group="versions"
    ),
)
"""Their keys act only while the list of parts has the focus."""
