"""Whose layer, and may it be written: the rules that all labelling shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.core.changes import Scope
from annotator.core.decide.draft import Draft
from annotator.core.kinds import LAYER_KINDS, complete
from annotator.core.uids import derived_uid
from annotator.errors import UserError

Fields = Mapping[str, Any]

GOLD = "gold"
"""Whose layer gold is, in names and scopes, where a layer of labels has its annotator."""


def layer_uid(document: str, annotator: str) -> str:
    """The name of an annotator's layer of a document: the same on every replica."""
    return derived_uid("layer", document, annotator)


def gold_uid(document: str) -> str:
    """The name of a document's gold layer: the same on every replica."""
    return derived_uid("layer", document, GOLD)


def author_of(draft: Draft) -> str:
    """The acting annotator; raises ``UserError("annotator.nobody")`` when nobody has signed in."""
    if draft.author.annotator is None:
        raise UserError("annotator.nobody")
    return draft.author.annotator


def has_arrived(draft: Draft, fields: Fields) -> bool:
    """Whether a document or layer is there to be seen: the import that brought it was closed, not undone."""
    return fields["arrival"] is None or draft.get("import", fields["arrival"]) is not None


def present_document(draft: Draft, document: str) -> Fields:
    """The document's fields; raises ``UserError("record.missing")`` when it isn't there to be seen."""
    fields = draft.need("document", document)
    if not has_arrived(draft, fields):
        raise UserError("record.missing", kind="document", uid=document)
    return fields


def open_document(draft: Draft, document: str) -> Fields:
    """The document's fields; raises when it is missing, removed, or no longer open for labelling."""
    fields = present_document(draft, document)
    if fields["removed"]:
        raise UserError("document.removed", title=fields["title"])
    if fields["state"] != "open":
        raise UserError("document.not_open", title=fields["title"], state=fields["state"])
    return fields


def own_layer(draft: Draft, document: str) -> tuple[str, Scope]:
    """The author's layer of an open document, made if it is the first gesture there, and its scope."""
    open_document(draft, document)
    uid, scope = layer_of(draft, document, "in_progress")
    if draft.need("layer", uid)["status"] in ("not_started", "skipped"):
        draft.set(scope, "layer", uid, status="in_progress")
    return uid, scope


def layer_of(draft: Draft, document: str, status: str) -> tuple[str, Scope]:
    """The author's layer of a document, made with ``status`` if there is none, and its scope.

    Raises:
        UserError: ``annotator.nobody``; ``layer.arriving`` while an import is bringing that layer.
    """
    annotator = author_of(draft)
    uid, scope = layer_uid(document, annotator), Scope(document, annotator)
    layer = draft.get("layer", uid)
    if layer is None:
        draft.create(scope, "layer", uid, document=document, annotator=annotator, status=status)
    elif not has_arrived(draft, layer):
        if draft.is_arriving(layer["arrival"]):
            raise UserError("layer.arriving", title=draft.need("document", document)["title"])
        _begin_anew(draft, scope, uid, document=document, annotator=annotator, status=status)
    return uid, scope


def gold_layer(draft: Draft, document: str) -> str:
    """The gold layer of a document, made if there is none yet.

    Raises:
        UserError: ``layer.arriving`` while an import is bringing that layer.
    """
    uid, scope = gold_uid(document), Scope(document, GOLD)
    layer = draft.get("layer", uid)
    if layer is None:
        draft.create(scope, "layer", uid, document=document, gold=True, status="done")
    elif not has_arrived(draft, layer):
        if draft.is_arriving(layer["arrival"]):
            raise UserError("layer.arriving", title=draft.need("document", document)["title"])
        _begin_anew(draft, scope, uid, document=document, gold=True, status="done")
    return uid


def _begin_anew(draft: Draft, scope: Scope, uid: str, **fields: Any) -> None:
    """Take over the place of a layer that an undone import left behind, without what lies in it unseen."""
    for kind in LAYER_KINDS:
        for item in draft.where(kind, "layer", uid):
            draft.remove(scope, kind, item)
    draft.set(scope, "layer", uid, **complete("layer", fields))


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
