"""The rule for labelling many places at once: what all of them share is asked once."""

from __future__ import annotations

from annotator.core.commands.occurrences import LabelOccurrences
from annotator.core.decide.draft import Draft, Rules
from annotator.core.decide.layers import open_document, own_layer
from annotator.core.decide.marks import drop_marks
from annotator.core.decide.spans import need_entity, need_label, placed
from annotator.core.fragments import Fragment
from annotator.core.uids import new_uid

ORIGIN = "occurrences"
"""What the spans made here say of where they come from."""


def _label(command: LabelOccurrences, draft: Draft) -> None:
    need_label(draft, command.label)
    need_entity(draft, command.entity)
    version = draft.need("project", "project")["codebook_version"]
    by_document: dict[str, list[Fragment]] = {}
    for document, start, end in dict.fromkeys(command.places):
        by_document.setdefault(document, []).append((start, end))
    for document, pieces in by_document.items():
        layer, scope = own_layer(draft, document)
        fields = open_document(draft, document)
        drop_marks(draft, scope, layer, fields, pieces)
        for piece in pieces:
            fragments, quote = placed(draft, fields, (piece,))
            draft.create(
                scope, "span", new_uid(), layer=layer, label=command.label, fragments=fragments, quote=quote,
                entity=command.entity, origin=ORIGIN, codebook_version=version,
            )  # fmt: skip


RULES: Rules = {LabelOccurrences: _label}
