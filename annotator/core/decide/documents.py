"""Rules for articles, and for how far the work on them has come."""

from __future__ import annotations

from annotator.core.changes import Scope
from annotator.core.commands.documents import (
    AddSeconds,
    EditDocument,
    NoteLayer,
    RemoveDocument,
    RestoreDocument,
    SetDocumentState,
    SetStatus,
)
from annotator.core.decide.draft import Draft, Rules
from annotator.core.decide.layers import author_of, layer_uid
from annotator.core.kinds import STATES, STATUSES
from annotator.core.uids import derived_uid
from annotator.errors import UserError


def _edit(command: EditDocument, draft: Draft) -> None:
    given = {"title": command.title, "meta": command.meta, "notes": command.notes}
    fields = {name: value for name, value in given.items() if value is not None}
    if "meta" in fields:
        fields["meta"] = dict(command.meta or {})
    draft.set(Scope(command.document), "document", command.document, **fields)


def _remove(command: RemoveDocument, draft: Draft) -> None:
    draft.set(Scope(command.document), "document", command.document, removed=True)


def _restore(command: RestoreDocument, draft: Draft) -> None:
    draft.set(Scope(command.document), "document", command.document, removed=False)


def _set_state(command: SetDocumentState, draft: Draft) -> None:
    if command.state not in STATES:
        raise UserError("document.unknown_state", state=command.state, known=", ".join(STATES))
    draft.set(Scope(command.document), "document", command.document, state=command.state)


def _touch_layer(draft: Draft, document: str, status: str) -> tuple[Scope, str]:
    """The author's layer of a document, made with ``status`` if there is none."""
    annotator = author_of(draft)
    draft.need("document", document)
    scope = Scope(document, annotator)
    uid = layer_uid(document, annotator)
    if draft.get("layer", uid) is None:
        draft.create(scope, "layer", uid, document=document, annotator=annotator, status=status)
    return scope, uid


def _set_status(command: SetStatus, draft: Draft) -> None:
    if command.status not in STATUSES:
        raise UserError("layer.unknown_status", status=command.status, known=", ".join(STATUSES))
    scope, uid = _touch_layer(draft, command.document, command.status)
    draft.set(scope, "layer", uid, status=command.status)


def _note_layer(command: NoteLayer, draft: Draft) -> None:
    scope, uid = _touch_layer(draft, command.document, "not_started")
    draft.set(scope, "layer", uid, notes=command.notes)


def _add_seconds(command: AddSeconds, draft: Draft) -> None:
    annotator = author_of(draft)
    draft.need("document", command.document)
    scope = Scope(command.document, annotator)
    replica = draft.author.replica
    uid = derived_uid("time", command.document, annotator, replica)
    spent = draft.get("time", uid)
    if spent is None:
        draft.create(
            scope, "time", uid,
            document=command.document, annotator=annotator, replica=replica, seconds=command.seconds,
        )  # fmt: skip
    else:
        draft.set(scope, "time", uid, seconds=spent["seconds"] + command.seconds)


RULES: Rules = {
    EditDocument: _edit,
    RemoveDocument: _remove,
    RestoreDocument: _restore,
    SetDocumentState: _set_state,
    SetStatus: _set_status,
    NoteLayer: _note_layer,
    AddSeconds: _add_seconds,
}
