"""Sentences of the review screen: what a gesture could not do, and what to do instead."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "review.nothing_chosen": N_("No disagreement is open: choose one on the left."),
    "review.nothing_to_decide": N_("There is no disagreement in this list."),
    "review.no_more_rows": N_("There is no further disagreement in this direction."),
    "review.no_such_place": N_("There is no version {n} of this."),
    "review.not_decided": N_("This isn't decided yet: there is nothing to take back."),
    "review.not_editing": N_("Nothing is being edited: E starts with the first version."),
    "review.editing_still": N_("A version is being edited: Enter keeps it, Esc leaves it."),
    "review.nothing_to_change": N_("That changes nothing here."),
    "review.all_decided": N_("All decided. [[document.done_next]] closes the article and opens the next."),
    "review.no_more_articles": N_("No other article waits for a decision."),
}
