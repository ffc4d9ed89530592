"""Who may do what: roles, from annotator over reviewer to manager. It is manners, not protection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from annotator.core.decide.draft import Draft
from annotator.core.kinds import PERSON_ROLES
from annotator.errors import UserError


def rank(role: str) -> int:
    """How much a role may, 0 for an annotator; a role that nobody knows counts as an annotator's."""
    return PERSON_ROLES.index(role) if role in PERSON_ROLES else 0


def allows(roles: Iterable[str], own: str, needed: str) -> bool:
    """Whether somebody of role ``own`` may do what needs the role ``needed``, among people of ``roles``.

    What nobody has the role for may be done by the highest role there is: so in a project of annotators
    everybody may everything, and no project is ever locked for want of a manager.
    """
    return rank(own) >= min(rank(needed), max(map(rank, roles), default=0))


def roles_of(draft: Draft) -> dict[str, str]:
    """The role of everybody who takes part, by uid."""
    people: dict[str, Any] = draft.where("annotator", "retired", False)
    return {uid: fields["role"] or PERSON_ROLES[0] for uid, fields in people.items()}


def require(draft: Draft, role: str) -> None:
    """Refuse what the author has no right to; who is not signed in acts for the owner of the file.

    Raises:
        UserError: ``person.not_allowed`` when the author has less than ``role``.
    """
    author = draft.author.annotator
    if author is None:
        return
    roles = roles_of(draft)
    own = roles.get(author, PERSON_ROLES[0])
    if not allows(roles.values(), own, role):
        able = [person for person in roles if allows(roles.values(), roles[person], role)]
        names = sorted(draft.need("annotator", person)["name"] for person in able)
        raise UserError("person.not_allowed", role=role, own=own, able=", ".join(names))
