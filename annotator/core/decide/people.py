"""Rules for the people of a project."""

from __future__ import annotations

from annotator.core.changes import PROJECT
from annotator.core.commands.people import AddAnnotator
from annotator.core.decide.draft import Draft, Rules
from annotator.core.kinds import PERSON_ROLES
from annotator.core.uids import new_uid
from annotator.errors import UserError


def _add(command: AddAnnotator, draft: Draft) -> None:
    name = command.name.strip()
    if not name:
        raise UserError("annotator.nameless")
    if command.role not in PERSON_ROLES:
        raise UserError("annotator.unknown_role", role=command.role, known=", ".join(PERSON_ROLES))
    if draft.where("annotator", "name", name):
        raise UserError("annotator.name_taken", name=name)
    draft.create(PROJECT, "annotator", command.uid or new_uid(), name=name, role=command.role)


RULES: Rules = {AddAnnotator: _add}
