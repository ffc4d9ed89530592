"""What two histories say differently, and which of it is settled how.

The union of two histories has one state whichever way it came together: of two values for one field the
later one stands. That is no reason not to tell. Entities that both sides made under one name are united;
people of one name are only told, for they may be two.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.core.entry import Entry
from annotator.core.same_as import representatives

SHAPING = ("project", "label", "value", "statement_type", "entity_kind", "entity", "annotator")
"""Kinds of which one side's word stands for all: the codebook, the entities, the people."""

_QUIET = frozenset({("entity", "same_as"), ("project", "extra"), ("annotator", "passphrase")})
"""Fields that say nothing to a person, or that are settled anyway."""

Records = Mapping[str, Mapping[str, Any]]
Order = tuple[int, str, int, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one record that both sides have set since they parted; ``here_stands`` tells whose counts.

    ``name`` is what people call the record; ``field`` is ``"removed"`` where one side took it away.
    """

    kind: str
    uid: str
    name: str
    field: str
    here: Any
    there: Any
    here_stands: bool


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Records of one kind and one name. Entities of ``uids`` are united under the first of them."""

    kind: str
    name: str
    uids: tuple[str, ...]


class Sayings:
    """What one side has said of the shaping records: its last word on each field."""

    def __init__(self) -> None:
        self.said: dict[tuple[str, str, str], tuple[Order, Any]] = {}
        self.names: dict[tuple[str, str], str] = {}
        self.made: set[tuple[str, str]] = set()
        """Kind and uid of the records that it made."""

    def take(self, entry: Entry) -> None:
        """Listen to an entry."""
        if entry.scope.document is not None:
            return
        for change in entry.changes():
            if change.kind not in SHAPING:
                continue
            key = (change.kind, change.uid)
            if change.creates:
                self.made.add(key)
            told = {"removed": True} if change.after is None else change.after
            if "name" in told:
                self.names[key] = str(told["name"])
            for field, value in told.items():
                known = self.said.get((*key, field))
                if (*key[:1], field) not in _QUIET and (known is None or known[0] < entry.order):
                    self.said[(*key, field)] = (entry.order, value)


def differences(here: Sayings, there: Sayings) -> tuple[Difference, ...]:
    """Where the two sides' last words differ, by kind, uid and field."""
    found = []
    for kind, uid, field in sorted(here.said.keys() & there.said.keys()):
        ours, theirs = here.said[kind, uid, field], there.said[kind, uid, field]
        if ours[1] != theirs[1]:
            name = there.names.get((kind, uid)) or here.names.get((kind, uid)) or uid
            found.append(Difference(kind, uid, name, field, ours[1], theirs[1], ours[0] > theirs[0]))
    return tuple(found)


def namesakes(
    kind: str, records: Records, folded: Callable[[str], str], new: Collection[str]
) -> tuple[Namesakes, ...]:
    """Records of one kind that are called the same, where one of them is ``new``.

    Args:
        kind: ``"entity"`` (those of another kind of entity are other things) or ``"annotator"``.
        records: All of that kind, by uid, as they are after the union.
        folded: The form in which two spellings of one name are equal.
        new: Uids of those that came.
    """
    links = {uid: fields["same_as"] for uid, fields in records.items() if fields.get("same_as")}
    present = [uid for uid, fields in records.items() if not fields.get("retired")]
    standing = representatives(links, set(present))
    classes: dict[tuple[str, str], list[str]] = {}
    for uid in present:
        fields = records[uid]
        classes.setdefault((fields.get("kind", ""), folded(fields["name"])), []).append(uid)
    return tuple(
        Namesakes(kind, records[min(uids)]["name"], tuple(sorted(uids)))
        for _, uids in sorted(classes.items())
        if len({standing.get(uid, uid) for uid in uids}) > 1 and any(uid in new for uid in uids)
    )


def crooked(records: Records) -> tuple[tuple[str, ...], ...]:
    """Classes of entities that are the same, where one does not point straight to the one that stands.

    It happens where three copies were united two by two; made straight, all copies have the same records.
    """
    links = {uid: fields["same_as"] for uid, fields in records.items() if fields["same_as"]}
    standing = representatives(links, {uid for uid, fields in records.items() if not fields["retired"]})
    classes: dict[str, list[str]] = {}
    for uid, first in standing.items():
        classes.setdefault(first, [first]).append(uid)
    return tuple(
        tuple(sorted(uid for uid in uids if uid in records))
        for first, uids in sorted(classes.items())
        if any(links.get(uid) != (None if uid == first else first) for uid in uids if uid in records)
    )


def listened(entries: Iterable[Entry]) -> Sayings:
    """What all these entries say."""
    said = Sayings()
    for entry in entries:
        said.take(entry)
    return said
