"""Which articles a commit is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from annotator.core.changes import Committed
from annotator.core.kinds import LAYER_KINDS

if TYPE_CHECKING:
    from annotator.app.project import Project

_OF_DOCUMENTS = frozenset({"layer", "decision", "assignment"})


def documents_of(project: Project, committed: Committed) -> set[str | None]:
    """The articles that the changes are about; None is among them where that can't be told."""
    found: set[str | None] = set()
    for change in committed.changes:
        fields = {**(change.before or {}), **(change.after or {})}
        if change.kind == "document":
            found.add(change.uid)
        elif change.kind in _OF_DOCUMENTS:
            found.add(_named(project, "document", change.kind, change.uid, fields))
        elif change.kind in LAYER_KINDS:
            layer = _named(project, "layer", change.kind, change.uid, fields)
            found.add(None if layer is None else _named(project, "document", "layer", layer, {}))
    return found


def _named(project: Project, what: str, kind: str, uid: str, fields: Mapping[str, Any]) -> str | None:
    """The record that ``what`` names in a record of which a change tells only some fields."""
    told = fields if what in fields else project.record(kind, uid) or {}
    name = told.get(what)
    return name if isinstance(name, str) else None
