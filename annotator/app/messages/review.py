"""Sentences of review: what could not be decided, and what to do instead."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "review.closed": N_("“{title}” is closed: reopen it to decide anything in it anew."),
    "review.blind": N_(
        "You see only your own labels, so there is nothing to review: put articles in review first, in Work."
    ),
    "review.still_open": N_(
        "“{title}” can't be closed yet: {count} of its disagreements still wait for a decision."
    ),
    "review.source_gone": N_(
        "What this decision rests on is no longer there: an annotator has taken it away. Look at it again."
    ),
    "review.not_yours": N_(
        "Another reviewer has made this decision: decide yourself, and a third decision settles the two."
    ),
    "review.no_such_version": N_("There is no version {number} here: there are {count}."),
    "review.nothing_to_take": N_("There is nothing here that could be taken."),
    "review.one_annotator": N_(
        "Only {name} has finished articles here: a review needs two annotators who finished the same one."
    ),
    "review.nobody_finished": N_(
        "Nobody has finished an article here yet: those that two have finished can be reviewed."
    ),
    "review.nothing_to_compare": N_(
        "No article has been finished by two annotators yet, so there is nothing to compare."
    ),
    "review.no_such_document": N_("There is no article “{name}” in this project; name its title or uid."),
    "review.unknown_policy": N_(
        "“{policy}” is no policy; choose all, majority, at-least=K (K from 1) or nobody."
    ),
    "review.tolerance_for_exact": N_(
        "A tolerance means nothing where boundaries must be exact: choose union, intersection or longest too."
    ),
    "export.gold_unsettled": N_(
        "“{title}”: {waiting} rows are not gold yet: {undecided} undecided, {stale} changed since they were "
        "decided, {conflicts} in conflict between reviewers."
    ),
}
