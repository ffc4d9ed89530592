"""Whose layer, and may it be written: the rules that all labelling shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.core.changes import Scope
from annotator.core.decide.draft import Draft
from annotator.core.uids import derived_uid
from annotator.errors import UserError

Fields = Mapping[str, Any]


def layer_uid(document: str, annotator: str) -> str:
    """The name of an annotator's layer of a document: the same on every replica."""
    return derived_uid("layer", document, annotator)


def author_of(draft: Draft) -> str:
    """The acting annotator; raises ``UserError("annotator.nobody")`` when nobody has signed in."""
    if draft.author.annotator is None:
        raise UserError("annotator.nobody")
    return draft.author.annotator


def open_document(draft: Draft, document: str) -> Fields:
    """The document's fields; raises when it is missing, removed, or no longer open for labelling."""
    fields = draft.need("document", document)
    if fields["removed"]:
        raise UserError("document.removed", title=fields["title"])
    if fields["state"] != "open":
        raise UserError("document.not_open", title=fields["title"], state=fields["state"])
    return fields


def own_layer(draft: Draft, document: str) -> tuple[str, Scope]:
    """The author's layer of an open document, made if it is the first gesture there, and its scope."""
    annotator = author_of(draft)
    open_document(draft, document)
    uid = layer_uid(document, annotator)
    scope = Scope(document, annotator)
    layer = draft.get("layer", uid)
    if layer is None:
        draft.create(scope, "layer", uid, document=document, annotator=annotator, status="in_progress")
    elif layer["status"] in ("not_started", "skipped"):
        draft.set(scope, "layer", uid, status="in_progress")
    return uid, scope


def own_record(draft: Draft, kind: str, uid: str) -> tuple[Fields, str, Scope]:
    """A span or statement of the author's own layer: its fields, its document and its scope.

    Raises:
        UserError: ``record.missing``; ``layer.not_yours`` when somebody else made it.
    """
    fields = draft.need(kind, uid)
    layer = draft.need("layer", fields["layer"])
    if layer["gold"] or layer["annotator"] != author_of(draft):
        raise UserError("layer.not_yours")
    document: str = layer["document"]
    open_document(draft, document)
    return fields, document, Scope(document, layer["annotator"])
