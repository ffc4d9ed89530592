"""Rules for reading marks: a paragraph that was read and holds nothing, so that absence isn't omission."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.core.changes import Scope
from annotator.core.commands.marks import MarkRead, UnmarkRead
from annotator.core.decide.draft import Draft, Fields, Rules
from annotator.core.decide.layers import open_document, own_layer
from annotator.core.fragments import Fragment
from annotator.core.text.paragraphs import Paragraphs
from annotator.core.uids import derived_uid
from annotator.errors import UserError

NOTHING_HERE = "nothing"
"""What a mark says."""


def mark_uid(layer: str, paragraph: int) -> str:
    """The name of a layer's mark on a paragraph: the same on every replica."""
    return derived_uid("mark", layer, str(paragraph))


def drop_marks(draft: Draft, scope: Scope, layer: str, document: Fields, pieces: Iterable[Fragment]) -> None:
    """Pencil in that the paragraphs of new ``pieces`` lose their marks: there is something here now."""
    # Most layers have no marks, and then nobody needs to know where paragraphs begin.
    marks = draft.where("mark", "layer", layer)
    if not marks:
        return
    touched = _paragraphs(draft, document).touched(pieces)
    for uid, mark in marks.items():
        if mark["paragraph"] in touched:
            draft.remove(scope, "mark", uid)


def _paragraphs(draft: Draft, document: Fields) -> Paragraphs:
    return Paragraphs(draft.text_slice(document, 0, draft.text_length(document)))


def _mark(command: MarkRead, draft: Draft) -> None:
    document = open_document(draft, command.document)
    layer, scope = own_layer(draft, command.document)
    lines = _paragraphs(draft, document)
    labelled = _labelled(draft, layer, lines)
    for paragraph in dict.fromkeys(command.paragraphs):
        if not 0 <= paragraph < len(lines):
            raise UserError("mark.no_paragraph", paragraph=paragraph + 1, count=len(lines))
        if paragraph in labelled:
            raise UserError("mark.has_spans", paragraph=paragraph + 1)
        uid = mark_uid(layer, paragraph)
        if draft.get("mark", uid) is None:
            draft.create(scope, "mark", uid, layer=layer, paragraph=paragraph, says=NOTHING_HERE)


def _labelled(draft: Draft, layer: str, lines: Paragraphs) -> set[int]:
    spans = draft.where("span", "layer", layer).values()
    return set(lines.touched((start, end) for span in spans for start, end in span["fragments"]))


def _unmark(command: UnmarkRead, draft: Draft) -> None:
    layer, scope = own_layer(draft, command.document)
    for uid, mark in draft.where("mark", "layer", layer).items():
        if mark["paragraph"] in command.paragraphs:
            draft.remove(scope, "mark", uid)


RULES: Rules = {MarkRead: _mark, UnmarkRead: _unmark}
