"""Sentences of the label screen: what a gesture could not do, and what to do instead."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "labelling.nothing_selected": N_("Nothing is selected: select the words that are the {label} first."),
    "labelling.nothing_to_keep": N_(
        "Nothing is selected: select a piece of the quotation, then keep it with F."
    ),
    "labelling.nothing_focused": N_("Nothing is focused: Tab goes to a span, a full stop to a statement."),
    "labelling.no_span_focused": N_("No span is focused: Tab goes to the next one."),
    "labelling.no_statement_focused": N_("No statement is focused: choose its card, or press the full stop."),
    "labelling.no_more_spans": N_("There is no further span in this direction."),
    "labelling.no_more_statements": N_("There is no further statement in this direction."),
    "labelling.no_more_documents": N_("There is no further article in this direction."),
    "labelling.span_too_short": N_("The span can't get any shorter: remove it with Del."),
    "labelling.not_tied_to_entities": N_("Spans of this label aren't tied to entities."),
    "labelling.nameless_entity": N_("A new entity needs a name: type it."),
    "labelling.nothing_to_save": N_("There is nothing to save yet: label words or choose a stance first."),
    "labelling.draft_left": N_("A statement isn't saved yet: Enter saves it, Esc drops it."),
    "labelling.all_finished": N_("Every article in the list is finished."),
    "labelling.nothing_to_undo": N_("There is nothing to undo."),
    "labelling.nothing_to_redo": N_("There is nothing to redo."),
    "labelling.not_saved": N_("The last gesture could not be written to the project file."),
}
