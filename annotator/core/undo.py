"""Taking a gesture back: its inverse, unless somebody has built on it since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from annotator.core.changes import ScopedChange
from annotator.core.decide.draft import difference
from annotator.core.fold import applied
from annotator.errors import UserError


class UndoView(Protocol):
    """What must be known of the project to take something back."""

    def get(self, kind: str, uid: str) -> Mapping[str, Any] | None:
        """All fields of a record, or None if there is none."""

    def referrers(self, kind: str, uid: str) -> Iterable[tuple[str, str]]:
        """Kind and uid of every record that names this one."""


def inverse(done: Sequence[ScopedChange], view: UndoView) -> list[ScopedChange]:
    """The changes that take ``done`` back.

    Raises:
        UserError: ``undo.dependants`` when later work refers to what would vanish;
            ``undo.changed_since`` when a field is no longer as the gesture left it.
    """
    inverses = [ScopedChange(item.scope, item.change.inverted()) for item in reversed(done)]
    touched = {(item.change.kind, item.change.uid) for item in inverses}
    for item in inverses:
        _check(item, touched, view)
    return inverses


def _check(item: ScopedChange, touched: set[tuple[str, str]], view: UndoView) -> None:
    change = item.change
    present = view.get(change.kind, change.uid)
    if change.removes:
        dependants = [key for key in view.referrers(change.kind, change.uid) if key not in touched]
        if dependants:
            kinds = sorted({kind for kind, _ in dependants})
            raise UserError(
                "undo.dependants", kind=change.kind, count=len(dependants), dependants=", ".join(kinds)
            )
    elif not change.creates:
        expected = change.before or {}
        if present is None or any(present[name] != value for name, value in expected.items()):
            raise UserError("undo.changed_since", kind=change.kind)
    elif present is not None and difference(change.kind, change.uid, present, applied(None, change)):
        raise UserError("undo.changed_since", kind=change.kind)
