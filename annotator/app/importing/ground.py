"""What the project holds already, asked record by record, and which names this import has used up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from annotator.core.changes import Change
from annotator.core.kinds import LAYER_KINDS, complete

if TYPE_CHECKING:
    from annotator.app.project import Project

Fields = Mapping[str, Any]


class Ground:
    """Knows which records are there to be seen.

    Records of an import that was undone are still in the file, unseen; a record that is made again must
    then say all its fields, lest an old one shine through.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._arrived: dict[str, bool] = {}
        self._made: set[tuple[str, str]] = set()
        self._hidden: set[tuple[str, str]] = set()

    def visible(self, kind: str, uid: str) -> Fields | None:
        """A record that counts, with all its fields; None for one that isn't there or was undone."""
        fields = self._project.record(kind, uid)
        if fields is None or self._counts(kind, fields):
            return fields
        self._hidden.add((kind, uid))
        return None

    def documents_with(self, sha256: str) -> list[tuple[str, Fields]]:
        """The documents with this text, removed ones last, else in import order."""
        found = [
            (uid, fields)
            for uid, fields in self._project.records("document", "text", sha256).items()
            if self._counts("document", fields)
        ]
        return sorted(found, key=lambda item: (item[1]["removed"], item[1]["position"]))

    def contents(self, kind: str, layer: str) -> Mapping[str, Fields]:
        """The records of a kind in a visible layer."""
        return self._project.records(kind, "layer", layer)

    def is_made(self, kind: str, uid: str) -> bool:
        """Whether this import has made such a record already."""
        return (kind, uid) in self._made

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
