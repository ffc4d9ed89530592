"""What a command may look at, and the sheet on which its changes are drawn up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.commands.base import Command
from annotator.core.kinds import complete
from annotator.core.values import dataclass
from annotator.errors import UserError

Fields = Mapping[str, Any]


class View(Protocol):
    """The project as the rules may see it."""

    def get(self, kind: str, uid: str) -> Fields | None:
        """All fields of a record, or None if there is none."""

    def where(self, kind: str, field: str, value: Any) -> dict[str, Fields]:
        """Records of ``kind`` whose ``field`` has ``value``, by uid."""

    def holds(self, kind: str, field: str, value: Any) -> bool:
        """Whether there is a record of ``kind`` whose ``field`` has ``value``."""

    def is_arriving(self, batch: str) -> bool:
        """Whether the long command of this uid is still under way."""

    def referrers(
        self, keys: Collection[tuple[str, str]], leaving: str | None = None
    ) -> Sequence[tuple[tuple[str, str], tuple[str, str]]]:
        """Each of the records ``keys`` (kind and uid) that is named, with one that names it.

        What would go with the import ``leaving`` does not count.
        """

    def text_length(self, text: str) -> int:
        """Code points of the text kept under the hash ``text``."""

    def text_slice(self, text: str, start: int, end: int) -> str:
        """The code points ``[start, end)`` of the text kept under the hash ``text``."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts, and on which replica of the project."""

    annotator: str | None
    replica: str


Names = Callable[[Fields], Iterable[str]]
"""What a record names, in a field that holds JSON."""


class Draft:
    """A view with changes pencilled in: later rules see them, and each record ends as one change."""

    def __init__(self, view: View, author: Author) -> None:
        self._view = view
        self.author = author
        self._scopes: dict[tuple[str, str], Scope] = {}
        self._before: dict[tuple[str, str], dict[str, Any] | None] = {}
        self._after: dict[tuple[str, str], dict[str, Any] | None] = {}
        # Nothing else happens while a gesture is drawn up: what was asked once need not be read again.
        self._asked: dict[tuple[str, str, str], Mapping[str, Fields]] = {}
        self._read: dict[tuple[str, str], Fields | None] = {}
        # What is pencilled in, by the value of each field that was asked for: a thousand commands in one
        # gesture need not each look through what the others drew up.
        self._by_value: dict[tuple[str, str], dict[Any, dict[str, Fields]]] = {}
        self._naming: dict[tuple[str, str, str, Names], defaultdict[str, set[str]]] = {}

    def get(self, kind: str, uid: str) -> Fields | None:
        """All fields of a record as the draft would leave it, or None."""
        if (kind, uid) in self._after:
            return self._after[kind, uid]
        return self._present(kind, uid)

    def _present(self, kind: str, uid: str) -> Fields | None:
        if (kind, uid) not in self._read:
            self._read[kind, uid] = self._view.get(kind, uid)
        return self._read[kind, uid]

    def need(self, kind: str, uid: str) -> Fields:
        """As :meth:`get`; raises ``UserError("record.missing")`` when there is none."""
        fields = self.get(kind, uid)
        if fields is None:
            raise UserError("record.missing", kind=kind, uid=uid)
        return fields

    def where(self, kind: str, field: str, value: Any) -> dict[str, Fields]:
        """Records whose ``field`` would have ``value``, by uid."""
        asked = kind, field, repr(value)
        if asked not in self._asked:
            self._asked[asked] = self._view.where(kind, field, value)
        found = {uid: fields for uid, fields in self._asked[asked].items() if (kind, uid) not in self._after}
        found.update(self._pencilled(kind, field).get(value, {}))
        return found

    def _pencilled(self, kind: str, field: str) -> dict[Any, dict[str, Fields]]:
        """The records of ``kind`` that are pencilled in, by the value of ``field`` and by uid."""
        if (kind, field) not in self._by_value:
            by_value = self._by_value[kind, field] = {}
            for (drafted, uid), fields in self._after.items():
                if drafted == kind and fields is not None:
                    by_value.setdefault(fields[field], {})[uid] = fields
        return self._by_value[kind, field]

    def naming(
        self, kind: str, field: str, value: Any, names: Names, uids: Iterable[str]
    ) -> dict[str, Fields]:
        """Of :meth:`where`, those in which ``names`` finds one of ``uids``: quick, however often asked."""
        asked = kind, field, repr(value), names
        if asked not in self._naming:
            self._naming[asked] = defaultdict(set)
            for uid, fields in self.where(kind, field, value).items():
                self._note_names(asked, uid, fields)
        by_name, wanted = self._naming[asked], set(uids)
        # What was noted once stays noted: only what still is so counts.
        found = {uid: self.get(kind, uid) for uid in sorted(set().union(*(by_name[name] for name in wanted)))}
        return {
            uid: fields
            for uid, fields in found.items()
            if fields is not None and fields[field] == value and not wanted.isdisjoint(names(fields))
        }

    def _note_names(self, asked: tuple[str, str, str, Names], uid: str, fields: Fields) -> None:
        for name in asked[-1](fields):
            self._naming[asked][name].add(uid)

    def named_by(self, kind: str, uids: Collection[str]) -> set[tuple[str, str]]:
        """Kind and uid of what names one of these records in the project as it stands, undrafted."""
        return {other for _, other in self._view.referrers([(kind, uid) for uid in uids])}

    def holds(self, kind: str, field: str, value: Any) -> bool:
        """Whether a record of ``kind`` had ``value`` in ``field`` before the draft was begun."""
        return self._view.holds(kind, field, value)

    def is_arriving(self, batch: str) -> bool:
        """Whether the long command of this uid is still under way."""
        return self._view.is_arriving(batch)

    def text_length(self, document: Fields) -> int:
        """Code points of a document's text."""
        return self._view.text_length(document["text"])

    def text_slice(self, document: Fields, start: int, end: int) -> str:
        """The code points ``[start, end)`` of a document's text."""
        return self._view.text_slice(document["text"], start, end)

    def create(self, scope: Scope, kind: str, uid: str, /, **fields: Any) -> None:
        """Pencil in a new record; raises ``UserError("record.exists")`` when the uid is taken."""
        if self.get(kind, uid) is not None:
            raise UserError("record.exists", kind=kind, uid=uid)
        self._write(scope, kind, uid, complete(kind, fields))

    def set(self, scope: Scope, kind: str, uid: str, /, **fields: Any) -> None:
        """Pencil in other values for some fields of an existing record."""
        self._write(scope, kind, uid, {**self.need(kind, uid), **fields})

    def remove(self, scope: Scope, kind: str, uid: str) -> None:
        """Pencil in that a record goes."""
        self.need(kind, uid)
        self._write(scope, kind, uid, None)

    def _write(self, scope: Scope, kind: str, uid: str, fields: dict[str, Any] | None) -> None:
        if (kind, uid) not in self._before:
            present = self._present(kind, uid)
            self._before[kind, uid] = None if present is None else dict(present)
            self._scopes[kind, uid] = scope
        was = self._after.get((kind, uid))
        self._after[kind, uid] = fields
        for (known, field), by_value in self._by_value.items():
            if known == kind:
                if was is not None:
                    del by_value[was[field]][uid]
                if fields is not None:
                    by_value.setdefault(fields[field], {})[uid] = fields
        for asked in self._naming:
            if asked[0] == kind and fields is not None:
                self._note_names(asked, uid, fields)

    def changes(self) -> list[ScopedChange]:
        """One change for every record that ends up different, in the order of first touch."""
        return [
            ScopedChange(self._scopes[key], change)
            for key in self._before
            if (change := difference(*key, self._before[key], self._after[key])) is not None
        ]


Rule = Callable[[Any, Draft], None]
Rules = Mapping[type[Command], Rule]


def difference(kind: str, uid: str, before: Fields | None, after: Fields | None) -> Change | None:
    """The change between two states of a record with only what differs, or None if nothing does."""
    if before is None and after is None:
        return None
    blank = complete(kind, {})
    if before is None or after is None:
        return Change(kind, uid, _told(before, blank), _told(after, blank))
    changed = [name for name in blank if before[name] != after[name]]
    if not changed:
        return None
    return Change(kind, uid, _only(before, changed), _only(after, changed))


def _told(fields: Fields | None, blank: Fields) -> dict[str, Any] | None:
    """A whole record without the fields that have their default anyway."""
    if fields is None:
        return None
    return {name: fields[name] for name in blank if fields[name] != blank[name]}


def _only(fields: Fields, names: Iterable[str]) -> dict[str, Any]:
    return {name: fields[name] for name in names}
