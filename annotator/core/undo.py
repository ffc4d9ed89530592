"""Taking a gesture back: its inverse, unless somebody has built on it since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from annotator.core.changes import Change, ScopedChange
from annotator.core.decide.draft import difference
from annotator.core.fold import Key
from annotator.core.kinds import complete
from annotator.errors import UserError


class UndoView(Protocol):
    """What must be known of the project to take something back."""

    def get(self, kind: str, uid: str) -> Mapping[str, Any] | None:
        """All fields of a record, or None if there is none."""

    def referrers(self, keys: Collection[Key], leaving: str | None) -> Iterable[tuple[Key, Key]]:
        """Each of the records ``keys`` that is named, with one that names it.

        What would go with the import ``leaving`` does not count.
        """


def inverse(done: Sequence[ScopedChange], view: UndoView) -> list[ScopedChange]:
    """The changes that take ``done`` back.

    Raises:
        UserError: ``undo.dependants`` when later work refers to what would vanish;
            ``undo.changed_since`` when a record is no longer as the gesture left it.
    """
    inverses = [ScopedChange(item.scope, item.change.inverted()) for item in reversed(done)]
    inverses = [item for item in inverses if not _is_shared(item.change, inverses, view)]
    touched = {(item.change.kind, item.change.uid) for item in inverses}
    _check_dependants([item.change for item in inverses if item.change.removes], touched, view)
    # A gesture may change a record more than once: what it left is told by its last change of each.
    for change in {(item.change.kind, item.change.uid): item.change for item in reversed(inverses)}.values():
        if _has_changed(change, view.get(change.kind, change.uid)):
            raise UserError("undo.changed_since", kind=change.kind)
    return inverses


def _is_shared(change: Change, inverses: Sequence[ScopedChange], view: UndoView) -> bool:
    """Whether a gold layer would go in which others' decisions have left something by now.

    It is nobody's own: whose decision happened to begin it may be taken back all the same.
    """
    if change.kind != "layer" or not change.removes or not (change.before or {}).get("gold"):
        return False
    going = {(item.change.kind, item.change.uid) for item in inverses if item.change.removes}
    return any(key not in going for _, key in view.referrers([(change.kind, change.uid)], None))


def _check_dependants(going: Sequence[Change], touched: set[Key], view: UndoView) -> None:
    leaving = next((change.uid for change in going if change.kind == "import"), None)
    named = view.referrers([(change.kind, change.uid) for change in going], leaving)
    standing = [(on, key) for on, key in named if key not in touched]
    if standing:
        kinds = sorted({kind for _, (kind, _) in standing})
        kind = standing[0][0][0]
        raise UserError("undo.dependants", kind=kind, count=len(standing), dependants=", ".join(kinds))


def _has_changed(change: Change, present: Mapping[str, Any] | None) -> bool:
    """Whether the record is no longer as the gesture that ``change`` takes back had left it."""
    if change.creates or change.removes:
        left = complete(change.kind, (change.after if change.creates else change.before) or {})
        return present is not None and difference(change.kind, change.uid, present, left) is not None
    expected = change.before or {}
    return present is None or any(present[name] != value for name, value in expected.items())
