"""Sentences about labelling all occurrences."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "occurrences.nothing_chosen": N_(
        "Nothing is chosen: select some words, or go to a span with [[span.next]]."
    ),
    "occurrences.no_name": N_("A pronoun stands for somebody else each time: select a name instead."),
    "undo.under_way": N_("That is still being done: cancel it first, then undo takes it back."),
}
