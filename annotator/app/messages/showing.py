"""Sentences of "Show Me": why there is nothing to show, and what to do about it."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "showing.nobody": N_("Nobody labels yet: say who you are at the right of the menu bar, then ask again."),
    "showing.no_article": N_(
        "There is no open article to label: bring one in ([[import.files]]) or reopen one, then ask again."
    ),
    "showing.no_labels": N_(
        "The codebook has no labels yet: make one on the Codebook screen, then ask again."
    ),
}
