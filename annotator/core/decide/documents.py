"""Rules for articles, and for how far the work on them has come."""

from __future__ import annotations

from typing import Any

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
from annotator.core.decide.layers import author_of, layer_of, present_document
from annotator.core.decide.permits import require
from annotator.core.kinds import STATES, STATUSES
from annotator.core.uids import derived_uid
from annotator.errors import UserError


def _set(draft: Draft, document: str, **fields: Any) -> None:
    present_document(draft, document)
    draft.set(Scope(document), "document", document, **fields)


def _edit(command: EditDocument, draft: Draft) -> None:
    given = {"title": command.title, "meta": command.meta, "notes": command.notes}
    fields = {name: value for name, value in given.items() if value is not None}
    if "meta" in fields:
        fields["meta"] = dict(command.meta or {})
    _set(draft, command.document, **fields)


def _remove(command: RemoveDocument, draft: Draft) -> None:
    _set(draft, command.document, removed=True)


def _restore(command: RestoreDocument, draft: Draft) -> None:
    _set(draft, command.document, removed=False)


def _set_state(command: SetDocumentState, draft: Draft) -> None:
    if command.state not in STATES:
        raise UserError("document.unknown_state", state=command.state, known=", ".join(STATES))
    require(draft, "reviewer")
    _set(draft, command.document, state=command.state)


def _set_status(command: SetStatus, draft: Draft) -> None:
    if command.status not in STATUSES:
        raise UserError("layer.unknown_status", status=command.status, known=", ".join(STATUSES))
    present_document(draft, command.document)
    uid, scope = layer_of(draft, command.document, command.status)
    draft.set(scope, "layer", uid, status=command.status)


def _note_layer(command: NoteLayer, draft: Draft) -> None:
    present_document(draft, command.document)
    uid, scope = layer_of(draft, command.document, "not_started")
    draft.set(scope, "layer", uid, notes=command.notes)


def _add_seconds(command: AddSeconds, draft: Draft) -> None:
    annotator = author_of(draft)
    present_document(draft, command.document)
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
