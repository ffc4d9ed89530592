"""Who sees whose labels, and who may do what.

In one file this is manners: everything is in it. A file that was split for somebody holds only theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from annotator.core.decide.permits import allows, rank
from annotator.core.records import Annotator

if TYPE_CHECKING:
    from annotator.app.project import Project

Deed = Literal["review", "manage"]

_NEEDED = {"review": "reviewer", "manage": "manager"}


def is_blind(people: Sequence[Annotator], uid: str, *, sighted: bool) -> bool:
    """Whether the person ``uid`` is to label without seeing what the others of ``people`` labelled.

    Reviewers and managers see everything, and so does everybody when they were made ``sighted``; who is
    alone has nothing to be kept from.
    """
    if sighted or len(people) < 2:
        return False
    return rank(_role(people, uid)) < rank("reviewer")


def may(project: Project, deed: Deed) -> bool:
    """Whether whoever works in ``project`` may decide on disagreements, or give out work and roles.

    The rules ask the same again when it is done: :func:`annotator.core.decide.permits.require`.
    """
    person = project.annotator
    if person is None:
        return True
    people = project.annotators()
    return allows((other.role for other in people), _role(people, person.uid), _NEEDED[deed])


def _role(people: Sequence[Annotator], uid: str) -> str:
    return next((person.role for person in people if person.uid == uid), "annotator")
