"""What UIMA CAS and WebAnno TSV tell."""

from __future__ import annotations

from annotator.app.messages.marking import N_

SENTENCES: dict[str, str] = {
    "uima.no_type_system": N_(
        "{where} was left out: no TypeSystem.xml lies beside it; export it together with its type system."
    ),
    "uima.damaged": N_("{where} is damaged and was left out ({reason}); export it anew."),
    "uima.too_large": N_("{where} was left out: it has more than 512 MB; export smaller files."),
    "uima.layer_left_out": N_(
        "{where}: {count} annotations of the layer {layer} were left out; --option “layers:{layer}=span” "
        "takes them."
    ),
    "uima.relation_dangling": N_(
        "{where}: the relation {id} of the layer {layer} was left out: an end of it is no span here."
    ),
    "webanno.gaps_filled": N_(
        "{where}: {count} characters between sentences are not in the file; blanks take their place."
    ),
    "webanno.bad_row": N_("{where} was left out: it is no row of WebAnno TSV; export the file anew."),
    "uima.characters_replaced": N_(
        "Control characters in “{title}” were replaced with “\ufffd”, for XML holds none."
    ),
}
