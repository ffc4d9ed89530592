"""The actions of the agreement screen."""

from __future__ import annotations

from annotator.app.actions.model import Action
from annotator.app.messages.marking import N_


def _key(ident: str, name: str, *keys: str, tip: str) -> Action:
    return Action(f"agreement.{ident}", name, "review", keys, "agreement", tip, "agreement")


ACTIONS: tuple[Action, ...] = (
    _key(
        "export",
        N_("Export Agreement Table…"),
        "E",
        tip=N_("Write all figures as CSV, JSON, LaTeX or Markdown"),
    ),
    _key("copy_latex", N_("Copy Agreement as LaTeX"), "L", tip=N_("The table of all figures, for a paper")),
    _key(
        "gamma", N_("Compute γ"), "G", tip=N_("Align all spans and compare with chance; this takes a while")
    ),
    _key("again", N_("Compute Agreement Again"), "F5", tip=N_("Everything, whatever has changed")),
    _key("close_cases", N_("Close the List of Cases"), "Esc", tip=N_("Back to the figures")),
)
