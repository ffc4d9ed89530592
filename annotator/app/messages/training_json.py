"""What the JSON formats of other annotation tools tell: doccano, Label Studio, Prodigy."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "doccano.bad_span": N_(
        "{where}: item {number} of “{key}” was left out: it has no start, end and label "
        "as doccano writes them."
    ),
    "doccano.bad_relation": N_("{where}: item {number} of “relations” was left out: it has no type."),
    "doccano.dangling": N_(
        "{where}: the relation “{type}” was left out: there is no span with the id {missing}."
    ),
    "doccano.no_statement": N_("The statement {uid} was left out: a file of spans alone has no relations."),
    "doccano.no_relation": N_("The relation {uid} was left out: a file of spans alone has no relations."),
}
