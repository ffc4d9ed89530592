"""The actions of the work screen: people, who labels what, and how far each article is."""

from __future__ import annotations

from annotator.app.actions.model import Action, Kind
from annotator.app.messages.marking import N_


def _work(ident: str, name: str, tip: str, group: str, kind: Kind = "press") -> Action:
    return Action(f"work.{ident}", name, "review", (), "work", tip, group, kind)


ACTIONS: tuple[Action, ...] = (
    _work("assign", N_("Give Out Articles"), N_("Assign articles to people as the form says"), "give"),
    _work(
        "take_back",
        N_("Take Articles Back"),
        N_("Take from the selected person what is not begun, so that others can have it"),
        "give",
    ),
    _work("to_review", N_("Put in Review"), N_("Let reviewers decide on the selected articles"), "state"),
    _work(
        "close", N_("Close Articles"), N_("Nothing is to change in the selected articles any more"), "state"
    ),
    _work("open", N_("Open Articles"), N_("Let the selected articles be labelled again"), "state"),
    _work(
        "sighted",
        N_("Annotators See Each Other’s Labels"),
        N_("Without this, they see only their own until an article is in review"),
        "sight",
        "toggle",
    ),
)
