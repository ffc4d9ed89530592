"""The actions of the search screen, and those that go on from place to place in the text."""

from __future__ import annotations

from annotator.app.actions.model import Action, Kind
from annotator.app.messages.marking import N_


def _list(ident: str, name: str, key: str, tip: str = "", kind: Kind = "press") -> Action:
    return Action(f"search.{ident}", name, "edit", (key,), "search", tip, "search", kind)


ACTIONS: tuple[Action, ...] = (
    Action(
        "search.open_next",
        N_("Next Place Found"),
        "edit",
        ("Ctrl+F3",),
        group="search",
        tip=N_("Opens the next place that the search found, in whichever article it is"),
    ),
    Action("search.open_previous", N_("Previous Place Found"), "edit", ("Ctrl+Shift+F3",), group="search"),
    _list("next", N_("Next Place"), "J"),
    _list("previous", N_("Previous Place"), "K"),
    _list("concordance", N_("Concordance"), "C", N_("One line a place, the words in the middle"), "toggle"),
    _list(
        "order",
        N_("Sort Concordance"),
        "O",
        N_("By the words after, before or in the place, or as in the text"),
    ),
    _list("more", N_("Look Up More Places"), "M"),
)
