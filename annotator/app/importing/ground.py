"""What the project holds already, asked record by record, and which names this import has used up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from annotator.core.changes import Change
from annotator.core.kinds import LAYER_KINDS, complete
from annotator.store.queries import named

if TYPE_CHECKING:
    from annotator.app.project import Project

Fields = Mapping[str, Any]


class Ground:
    """Knows which records are there to be seen, and which this import has made.

    Records of an import that was undone are still in the file, unseen; a record that is made again must
    then say all its fields, lest an old one shine through. What this import has made and written is looked
    up in the file as well, so that an import of any size needs little memory.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._arrival: str | None = None
        self._arrived: dict[str, bool] = {}
        self._made: set[tuple[str, str]] = set()  # and not written yet
        self._hidden: set[tuple[str, str]] = set()
        self._last: tuple[tuple[str, str], Fields | None] | None = None
        self._ahead: dict[tuple[str, str], Fields | None] = {}

    def begin(self, arrival: str) -> None:
        """The import that is under way has this uid."""
        self._arrival = arrival

    def written(self, changes: Iterable[Change]) -> None:
        """These changes are in the file now."""
        self._made.difference_update((change.kind, change.uid) for change in changes)
        self._hidden.clear()
        self._last = None
        self._ahead = {}

    def look_ahead(self, kind: str, uids: Sequence[str]) -> None:
        """These records will be asked for one by one; together they are looked up faster."""
        with self._project.reading():
            found = named(self._project._file.db, kind, uids)
        self._ahead = {(kind, uid): found.get(uid) for uid in uids}

    def visible(self, kind: str, uid: str) -> Fields | None:
        """A record that counts, with all its fields; None for one that isn't there or was undone."""
        fields = self._record(kind, uid)
        if fields is None or self._counts(kind, fields):
            return fields
        if not self._is_ours(kind, fields):
            self._hidden.add((kind, uid))
        return None

    def document(self, uid: str) -> tuple[Fields | None, bool]:
        """A document that counts or that this import has written, and whether it is this import's."""
        fields = self._record("document", uid)
        if fields is not None and self._is_ours("document", fields):
            return fields, True
        return self.visible("document", uid), False

    def documents_with(self, sha256: str) -> list[tuple[str, Fields, bool]]:
        """The documents with this text, and whether they are this import's.

        Removed ones come last, else they are in import order.
        """
        found = [
            (uid, fields, self._is_ours("document", fields))
            for uid, fields in self._project.records("document", "text", sha256).items()
            if self._counts("document", fields) or self._is_ours("document", fields)
        ]
        return sorted(found, key=lambda item: (item[1]["removed"], item[1]["position"]))

    def contents(self, kind: str, layer: str) -> Mapping[str, Fields]:
        """The records of a kind in a visible layer."""
        return self._project.records(kind, "layer", layer)

    def is_made(self, kind: str, uid: str) -> bool:
        """Whether this import has made such a record already."""
        if (kind, uid) in self._made:
            return True
        fields = self._record(kind, uid)
        return fields is not None and self._is_ours(kind, fields)

    def make(self, kind: str, uid: str, fields: dict[str, Any]) -> Change:
        """The change that makes a record which was asked for and is not visible."""
        self._made.add((kind, uid))
        return Change(kind, uid, None, complete(kind, fields) if (kind, uid) in self._hidden else fields)

    def leftovers(self, layer: str) -> list[Change]:
        """The changes that clear a layer of what an undone import had put there."""
        if ("layer", layer) not in self._hidden:
            return []
        return [
            Change(kind, uid, fields, None)
            for kind in LAYER_KINDS
            for uid, fields in self._project.records(kind, "layer", layer).items()
        ]

    def _record(self, kind: str, uid: str) -> Fields | None:
        """A record of the file; the last one asked for is not looked up again."""
        key = (kind, uid)
        if key in self._ahead:
            return self._ahead[key]
        if self._last is None or self._last[0] != key:
            self._last = (key, self._project.record(kind, uid))
        return self._last[1]

    def _is_ours(self, kind: str, fields: Fields) -> bool:
        """Whether this import has written a record: itself, its layer or its document came with it."""
        holder = "layer" if kind in LAYER_KINDS else "document" if kind == "decision" else None
        bearer = fields if holder is None else self._project.record(holder, fields[holder])
        return bearer is not None and self._arrival is not None and bearer.get("arrival") == self._arrival

    def _counts(self, kind: str, fields: Fields) -> bool:
        if kind in LAYER_KINDS:
            layer = self._project.record("layer", fields["layer"])
            return layer is not None and self._counts("layer", layer)
        if kind == "decision":
            document = self._project.record("document", fields["document"])
            return document is not None and self._counts("document", document)
        arrival = fields.get("arrival")
        if arrival is None:
            return True
        if arrival not in self._arrived:
            self._arrived[arrival] = self._project.record("import", arrival) is not None
        return self._arrived[arrival]
