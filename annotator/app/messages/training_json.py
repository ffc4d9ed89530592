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
    "doccano.long_name": N_(
        "{name}… has {length} characters; a doccano that does not run on SQLite refuses more than {longest}."
    ),
    "doccano.no_statement": N_("The statement {uid} was left out: a file of spans alone has no relations."),
    "doccano.no_relation": N_("The relation {uid} was left out: a file of spans alone has no relations."),
    "label_studio.no_text": N_(
        "{where} was left out: no text is in its data ({keys}); name the key, for example --option text=body."
    ),
    "label_studio.bad_result": N_("{where}: result {number} was left out: it is nothing that is known here."),
    "label_studio.no_label": N_("{where}: result {number} was left out: it has no label."),
    "label_studio.no_place": N_(
        "{where}: result {number} (“{quote}”) was left out: nothing tells where in the text it is."
    ),
    "label_studio.dangling": N_(
        "{where}: the relation “{type}” was left out: there is no region with the id {missing}."
    ),
    "label_studio.kept_aside": N_(
        "{where}: {count} answers about the whole text were kept with the layer, unseen in the window."
    ),
    "label_studio.suggestions": N_(
        "{where}: {count} predictions were kept with the document as suggestions; they are no labels."
    ),
    "prodigy.bad_span": N_(
        "{where}: span {number} was left out: it has no label, or neither characters nor tokens."
    ),
    "prodigy.bad_relation": N_("{where}: relation {number} was left out: it has no label."),
    "prodigy.no_span": N_(
        "{where}: relation {number} ({label}) was left out: it does not lead from one span to another."
    ),
    "prodigy.not_accepted": N_(
        "{where}: the answer was “{answer}”: its spans were kept with the layer, and are no labels."
    ),
}
