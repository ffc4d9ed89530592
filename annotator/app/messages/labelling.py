"""Sentences of the label screen: what a gesture could not do, and what to do instead."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "labelling.nothing_selected": N_("Nothing is selected: select the words that are the {label} first."),
    "labelling.nothing_to_keep": N_(
        "Nothing is selected: select a piece of the quotation, then keep it with [[fragment.keep]]."
    ),
    "labelling.nothing_focused": N_(
        "Nothing is focused: [[span.next]] goes to a span, [[statement.next]] to a statement."
    ),
    "labelling.no_span_focused": N_("No span is focused: [[span.next]] goes to the next one."),
    "labelling.no_statement_focused": N_(
        "No statement is focused: choose its card, or go to one with [[statement.next]]."
    ),
    "labelling.no_more_spans": N_("There is no further span in this direction."),
    "labelling.no_more_statements": N_("There is no further statement in this direction."),
    "labelling.no_more_documents": N_("There is no further article in this direction."),
    "labelling.span_too_short": N_("The span can't get any shorter: remove it with [[focus.remove]]."),
    "labelling.not_tied_to_entities": N_("Spans of this label aren't tied to entities."),
    "labelling.nameless_entity": N_("A new entity needs a name: type it."),
    "labelling.nothing_to_save": N_("There is nothing to save yet: label words or choose a stance first."),
    "labelling.draft_left": N_(
        "A statement isn't saved yet: [[statement.save]] saves it, [[composer.clear]] drops it."
    ),
    "labelling.all_finished": N_("Every article in the list is finished."),
    "labelling.nothing_to_undo": N_("There is nothing to undo."),
    "labelling.nothing_to_redo": N_("There is nothing to redo."),
    "labelling.not_saved": N_("The last gesture could not be written to the project file."),
}
