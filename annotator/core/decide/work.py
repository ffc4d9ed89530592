"""Rules for who labels which articles."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.core.changes import Scope
from annotator.core.commands.work import Assign, AssignMany, Unassign, UnassignMany
from annotator.core.decide.draft import Draft, Rules
from annotator.core.decide.layers import present_document
from annotator.core.decide.people import present_person
from annotator.core.decide.permits import require
from annotator.core.uids import derived_uid
from annotator.errors import UserError

_FEW = 100
"""Up to so many pairs are looked up one by one: somebody may have ten thousand others."""


def assignment_uid(document: str, annotator: str) -> str:
    """The name of a person's assignment to a document: the same on every replica."""
    return derived_uid("assignment", document, annotator)


def _assign(command: Assign, draft: Draft) -> None:
    _give(draft, [(command.document, annotator) for annotator in command.annotators])


def _assign_many(command: AssignMany, draft: Draft) -> None:
    _give(draft, command.pairs)


def _give(draft: Draft, pairs: Sequence[tuple[str, str]]) -> None:
    require(draft, "manager")
    for document in dict.fromkeys(document for document, _ in pairs):
        fields = present_document(draft, document)
        if fields["removed"]:
            raise UserError("document.removed", title=fields["title"])
    annotators = tuple(dict.fromkeys(annotator for _, annotator in pairs))
    for annotator in annotators:
        present_person(draft, annotator)
    known = _known(draft, pairs, annotators)
    for document, annotator in dict.fromkeys(pairs):
        uid, scope = assignment_uid(document, annotator), Scope(document)
        if uid in known:
            draft.set(scope, "assignment", uid, retired=False)
        else:
            draft.create(scope, "assignment", uid, document=document, annotator=annotator)


def _known(draft: Draft, pairs: Sequence[tuple[str, str]], annotators: Sequence[str]) -> set[str]:
    """The assignments that there are, at least those of ``pairs``."""
    if len(pairs) <= _FEW:
        asked = (assignment_uid(*pair) for pair in pairs)
        return {uid for uid in asked if draft.get("assignment", uid) is not None}
    # Asked once a person, not once a pair: of those there may be fifty thousand.
    return {uid for annotator in annotators for uid in draft.where("assignment", "annotator", annotator)}


def _unassign(command: Unassign, draft: Draft) -> None:
    _take(draft, [(command.document, annotator) for annotator in command.annotators])


def _unassign_many(command: UnassignMany, draft: Draft) -> None:
    _take(draft, command.pairs)


def _take(draft: Draft, pairs: Sequence[tuple[str, str]]) -> None:
    require(draft, "manager")
    for document, annotator in dict.fromkeys(pairs):
        uid = assignment_uid(document, annotator)
        if draft.get("assignment", uid) is not None:
            draft.set(Scope(document), "assignment", uid, retired=True)


RULES: Rules = {
    Assign: _assign,
    AssignMany: _assign_many,
    Unassign: _unassign,
    UnassignMany: _unassign_many,
}
