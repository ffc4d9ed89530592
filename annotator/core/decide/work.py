"""Rules for who labels which articles."""

from __future__ import annotations

from annotator.core.changes import Scope
from annotator.core.commands.work import Assign, Unassign
from annotator.core.decide.draft import Draft, Rules
from annotator.core.decide.layers import present_document
from annotator.core.decide.people import present_person
from annotator.core.decide.permits import require
from annotator.core.uids import derived_uid
from annotator.errors import UserError


def assignment_uid(document: str, annotator: str) -> str:
    """The name of a person's assignment to a document: the same on every replica."""
    return derived_uid("assignment", document, annotator)


def _assign(command: Assign, draft: Draft) -> None:
    require(draft, "manager")
    document = present_document(draft, command.document)
    if document["removed"]:
        raise UserError("document.removed", title=document["title"])
    for annotator in command.annotators:
        present_person(draft, annotator)
        uid, scope = assignment_uid(command.document, annotator), Scope(command.document)
        if draft.get("assignment", uid) is None:
            draft.create(scope, "assignment", uid, document=command.document, annotator=annotator)
        else:
            draft.set(scope, "assignment", uid, retired=False)


def _unassign(command: Unassign, draft: Draft) -> None:
    require(draft, "manager")
    present_document(draft, command.document)
    for annotator in command.annotators:
        uid = assignment_uid(command.document, annotator)
        if draft.get("assignment", uid) is not None:
            draft.set(Scope(command.document), "assignment", uid, retired=True)


RULES: Rules = {Assign: _assign, Unassign: _unassign}
