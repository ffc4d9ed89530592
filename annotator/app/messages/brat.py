"""What reading and writing brat's files tells."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "brat.no_text": N_("{where} was left out: its text {text} is not beside it; put it there."),
    "brat.bad_line": N_("{where} was left out: brat has no such line (“{text}”)."),
    "brat.id_twice": N_("{where} was left out: another line of the file is called {id} already."),
    "brat.dangling": N_("{where}: {id} points at {missing}, which is not in the file or was left out."),
    "brat.span_empty": N_("{where}: {id} was left out: {start}–{end} holds no text."),
    "brat.span_outside": N_(
        "{where}: {id} was left out: {start}–{end} is not in the text of {length} characters."
    ),
    "brat.pieces_ordered": N_(
        "{where}: the pieces of {id} were not in order or overlapped; they were put in order."
    ),
    "brat.quote_differs": N_("{where}: {id} quotes “{said}”, but “{found}” stands there; look at it."),
    "brat.sidecar_damaged": N_(
        "{where}: what is kept of it in {file} can't be read; the labels came in without it."
    ),
    "brat.statement_nowhere": N_(
        "The statement {uid} is not in the file: it has no evidence, and brat needs a place for it."
    ),
    "brat.relation_end": N_("The relation {uid} ({type}) is not in the file: one of its ends isn't."),
    "brat.entity_nowhere": N_(
        "The entity “{name}” ({uid}) is not in the files: there is no article to put it beside."
    ),
}
