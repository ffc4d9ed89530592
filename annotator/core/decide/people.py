"""Rules for the people of a project."""

from __future__ import annotations

import re

from annotator.core.changes import PROJECT, Scope
from annotator.core.commands.people import (
    AddAnnotator,
    RenameAnnotator,
    RetireAnnotator,
    SetPassphrase,
    SetRole,
    SetSighted,
)
from annotator.core.decide.draft import Draft, Fields, Rules
from annotator.core.decide.layers import has_arrived
from annotator.core.decide.permits import require, roles_of
from annotator.core.kinds import PERSON_ROLES
from annotator.core.uids import new_uid
from annotator.errors import UserError

HASHED = re.compile(r"scrypt(\$[^$]+){5}")
"""What a kept passphrase looks like."""


def present_person(draft: Draft, annotator: str) -> Fields:
    """A person's fields; raises ``UserError("annotator.unknown")`` for one who does not take part."""
    person = draft.get("annotator", annotator)
    if person is None or person["retired"]:
        known = ", ".join(sorted(draft.need("annotator", uid)["name"] for uid in roles_of(draft)))
        raise UserError("annotator.unknown", name=(person or {}).get("name", annotator), known=known)
    return person


def _free_name(draft: Draft, name: str, whose: str | None = None) -> str:
    stripped = name.strip()
    if not stripped:
        raise UserError("annotator.nameless")
    if draft.where("annotator", "name", stripped).keys() - {whose}:
        raise UserError("annotator.name_taken", name=stripped)
    return stripped


def _known_role(role: str) -> str:
    if role not in PERSON_ROLES:
        raise UserError("annotator.unknown_role", role=role, known=", ".join(PERSON_ROLES))
    return role


def _add(command: AddAnnotator, draft: Draft) -> None:
    role = _known_role(command.role)
    # Anybody may sit down and work; only a right that others lack needs somebody who can give it.
    if role != PERSON_ROLES[0]:
        require(draft, "manager")
    former = draft.where("annotator", "name", command.name.strip())
    returning = next((uid for uid, person in former.items() if person["retired"]), None)
    if returning is not None and command.uid in (None, returning):
        draft.set(PROJECT, "annotator", returning, role=role, retired=False)
        return
    name = _free_name(draft, command.name)
    draft.create(PROJECT, "annotator", command.uid or new_uid(), name=name, role=role)


def _rename(command: RenameAnnotator, draft: Draft) -> None:
    present_person(draft, command.annotator)
    _require_self_or_manager(draft, command.annotator)
    name = _free_name(draft, command.name, command.annotator)
    draft.set(PROJECT, "annotator", command.annotator, name=name)


def _set_role(command: SetRole, draft: Draft) -> None:
    require(draft, "manager")
    present_person(draft, command.annotator)
    if _known_role(command.role) != "manager":
        _keep_a_manager(draft, command.annotator)
    draft.set(PROJECT, "annotator", command.annotator, role=command.role)


def _retire(command: RetireAnnotator, draft: Draft) -> None:
    require(draft, "manager")
    name = present_person(draft, command.annotator)["name"]
    if command.annotator == draft.author.annotator:
        raise UserError("person.cannot_retire_self", name=name)
    _keep_a_manager(draft, command.annotator)
    documents = _worked_on(draft, command.annotator)
    if documents:
        raise UserError("person.has_work", name=name, documents=documents)
    for uid, fields in draft.where("assignment", "annotator", command.annotator).items():
        draft.set(Scope(fields["document"]), "assignment", uid, retired=True)
    draft.set(PROJECT, "annotator", command.annotator, retired=True)


def _worked_on(draft: Draft, annotator: str) -> int:
    """In how many documents somebody has begun a layer or decided something."""
    layers = draft.where("layer", "annotator", annotator).values()
    begun = {layer["document"] for layer in layers if has_arrived(draft, layer)}
    decided = {decision["document"] for decision in draft.where("decision", "reviewer", annotator).values()}
    return len(begun | decided)


def _keep_a_manager(draft: Draft, annotator: str) -> None:
    roles = roles_of(draft)
    if [uid for uid, role in roles.items() if role == "manager"] == [annotator]:
        raise UserError("person.last_manager", name=draft.need("annotator", annotator)["name"])


def _set_passphrase(command: SetPassphrase, draft: Draft) -> None:
    present_person(draft, command.annotator)
    _require_self_or_manager(draft, command.annotator)
    if command.hashed and not HASHED.fullmatch(command.hashed):
        raise UserError("person.passphrase_plain")  # it would stand in the file for everybody to read
    draft.set(PROJECT, "annotator", command.annotator, passphrase=command.hashed)


def _require_self_or_manager(draft: Draft, annotator: str) -> None:
    if annotator != draft.author.annotator:
        require(draft, "manager")


def _set_sighted(command: SetSighted, draft: Draft) -> None:
    require(draft, "manager")
    draft.set(PROJECT, "project", "project", sighted=command.sighted)


RULES: Rules = {
    AddAnnotator: _add,
    RenameAnnotator: _rename,
    RetireAnnotator: _retire,
    SetPassphrase: _set_passphrase,
    SetRole: _set_role,
    SetSighted: _set_sighted,
}
