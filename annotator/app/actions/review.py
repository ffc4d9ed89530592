"""The actions of the review screen."""

from __future__ import annotations

from annotator.app.actions.model import Action
from annotator.app.messages.marking import N_


def _key(ident: str, name: str, *keys: str, tip: str = "", group: str = "", menu: str = "review") -> Action:
    return Action(f"review.{ident}", name, menu, keys, "review", tip, group)


DECIDING: tuple[Action, ...] = (
    _key("take_first", N_("Take the First Version"), "Left", group="take"),
    _key("take_second", N_("Take the Second Version"), "Right", group="take"),
    _key("both", N_("Both"), "B", group="take", tip=N_("All versions stand; of boundaries, their union")),
    _key("neither", N_("Neither"), "N", group="take", tip=N_("Nothing of it goes into gold")),
    _key(
        "edit",
        N_("Edit"),
        "E",
        group="take",
        tip=N_("Make a version of your own from the first one; again: from the next"),
    ),
    _key("keep", N_("Keep the Edited Version"), "Return", group="edit"),
    _key("leave_edit", N_("Leave the Edited Version"), "Esc", group="edit"),
    _key(
        "take_back",
        N_("Take the Decision Back"),
        "Backspace",
        group="edit",
    ),
    _key("reason", N_("Write the Reason First"), "R", group="reason", tip=N_("Enter goes back to deciding")),
    _key("next", N_("Next Disagreement"), "Down", "Tab", group="move"),
    _key("previous", N_("Previous Disagreement"), "Up", "Shift+Tab", group="move"),
    *(
        _key(f"version_{n}", N_("Take Version {n}").replace("{n}", str(n)), str(n), menu="")
        for n in range(1, 7)
    ),
)

EDITING: tuple[Action, ...] = (
    _key("start_left", N_("Move Start One Word Left"), "[", menu=""),
    _key("end_right", N_("Move End One Word Right"), "]", menu=""),
    _key("start_right", N_("Move Start One Word Right"), "{", menu=""),
    _key("end_left", N_("Move End One Word Left"), "}", menu=""),
    _key("start_left_exact", N_("Move Start One Character Left"), "Ctrl+[", menu=""),
    _key("end_right_exact", N_("Move End One Character Right"), "Ctrl+]", menu=""),
    _key("start_right_exact", N_("Move Start One Character Right"), "Ctrl+{", menu=""),
    _key("end_left_exact", N_("Move End One Character Left"), "Ctrl+}", menu=""),
)

READING: tuple[Action, ...] = (
    _key("sentence_next", N_("Next sentence"), "J", menu=""),
    _key("sentence_previous", N_("Previous sentence"), "K", menu=""),
    _key("paragraph_down", N_("Paragraph down"), "Ctrl+Down", menu=""),
    _key("paragraph_up", N_("Paragraph up"), "Ctrl+Up", menu=""),
)

SETTING: tuple[Action, ...] = (
    _key("policy", N_("Policy…"), "P", group="policy", tip=N_("What becomes gold without a reviewer")),
    Action(
        "review.hide_names",
        N_("Hide Names"),
        "review",
        group="faces",
        kind="toggle",
        tip=N_("Show versions without who wrote them"),
    ),
    Action(
        "review.shuffle",
        N_("Shuffle Versions"),
        "review",
        group="faces",
        kind="toggle",
        tip=N_("Show versions in another order for each disagreement"),
    ),
)

ACTIONS: tuple[Action, ...] = DECIDING + EDITING + READING + SETTING
"""Keys with ``where="review"`` act only while the text of the review screen has the focus."""
