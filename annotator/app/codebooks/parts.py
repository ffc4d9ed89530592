"""The parts of a project's codebook as the editor lists them, and how much each is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotator.app.actions.registry import registry_for
from annotator.app.messages.marking import N_
from annotator.app.messages.words import gettext
from annotator.app.project import Project
from annotator.core.codebook.model import UNSTYLED
from annotator.core.codebook.records_form import PARTS
from annotator.core.codebook.schema import RESERVED_KEYS
from annotator.core.kinds import KINDS as KIND_FIELDS
from annotator.core.kinds import complete
from annotator.store import codebook_uses
from annotator.store.codebook_uses import Uses

KINDS: Mapping[str, str] = {
    "label": N_("Labels"),
    "value": N_("Stance values"),
    "statement_type": N_("Statement types"),
    "entity_kind": N_("Entity kinds"),
}
"""The kinds of part in the order in which they are listed, and what their lists are called."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its record's kind, its id and its fields.

    One that is ``lost`` is used but not there: somebody took it away in a copy while others used it. It is
    told among the retired ones, so that its uses can be moved.
    """

    kind: str
    uid: str
    fields: Mapping[str, Any]
    lost: bool = False

    @property
    def name(self) -> str:
        """What people call it."""
        return str(self.fields["name"])

    @property
    def retired(self) -> bool:
        """Whether it is offered no longer."""
        return bool(self.fields["retired"])

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id: what tells it from all others."""
        return self.kind, self.uid


def parts(project: Project) -> list[Part]:
    """All parts by kind, in their order, and behind them those that were retired."""
    found = []
    with project.reading():
        for kind in PARTS.values():
            offered = project.records(kind, "retired", False)
            retired = project.records(kind, "retired", True)
            for records in (offered, retired):
                placed = [Part(kind, uid, fields) for uid, fields in records.items()]
                found += sorted(placed, key=lambda part: (part.fields["position"], part.uid))
            found += [_lost(kind, uid) for uid in codebook_uses.lost(project._file.db, kind)]
    return found


def _lost(kind: str, uid: str) -> Part:
    shown = {"colour": UNSTYLED} if "colour" in KIND_FIELDS[kind] else {}
    return Part(kind, uid, complete(kind, {**shown, "name": uid, "retired": True}), lost=True)


def uses_of(project: Project, kind: str, part: str, role: str = "") -> Uses:
    """How much has been said with a part; with one of its roles, for a statement type's ``role``."""
    with project.reading():
        return codebook_uses.uses(project._file.db, kind, part, role)


def key_holder(project: Project, part: Part, key: str) -> str | None:
    """What already has ``key`` where ``part`` would hear it, as people call it; None if it is free.

    Asked are the other parts, and every action whose key means something in the text.
    """
    if not key:
        return None
    registry = registry_for(project.codebook)
    for where in ("text", "window"):
        for taken, ident in registry.keys(where).items():
            if taken.casefold() == key.casefold() and ident != f"{part.kind}.{part.uid}":
                return registry[ident].title
    if key.casefold() in {char.casefold() for char in RESERVED_KEYS}:
        return gettext("reading")
    return None


def free_key(project: Project, part: Part) -> str:
    """A key that nobody has, if it can be a letter of the name; "" where all are taken."""
    letters = [char.upper() for char in part.name if char.isascii() and char.isalnum()]
    candidates = [*letters, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890"]
    return next((char for char in candidates if key_holder(project, part, char) is None), "")
