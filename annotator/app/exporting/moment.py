"""The project as it stood at one moment, while work in it goes on.

An export takes seconds, and nobody should have to stop labelling for it, nor find half of a statement in
it. Records are read a document at a time, as they are by then; what has been committed since the moment
is taken back in memory, change by change, which the log's changes allow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from annotator.core.changes import Change
from annotator.core.fold import applied
from annotator.store import tail, work
from annotator.store.listing import document_uids

if TYPE_CHECKING:
    from annotator.app.project import Project

Fields = Mapping[str, Any]


class Moment:
    """Answers every question as it would have been answered when the moment was taken."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._since: dict[str, dict[str, list[Change]]] = {}
        with project.reading():
            self._position = self._taken_at = tail.position(self._db)
            self.lineage = project.lineage
            self.codebook = project.codebook
            self.entities = tuple(project.entities())
            self.standing = project.canonical_entities()
            self.annotators = tuple(project.annotators())
            self.documents = tuple(document_uids(self._db))
            """Uids in import order; removed documents are not among them."""
            self._blind = project.annotator if project.is_blind() else None
            self._states = work.states(self._db) if self._blind is not None else {}

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the project still for several questions; short, since key presses wait meanwhile."""
        with self._project.reading():
            position = tail.position(self._db)
            if position > self._position:
                for change in tail.changes_after(self._db, self._position):
                    self._since.setdefault(change.kind, {}).setdefault(change.uid, []).append(change)
                self._position = position
            yield

    def hides(self, document: str, annotator: str | None) -> bool:
        """Whether somebody's layer of a document (None: gold) is kept from whoever works here."""
        own = self._blind is None or annotator == self._blind.uid
        return not own and self._states.get(document) == "open"

    def record(self, kind: str, uid: str) -> Fields | None:
        """One record, or None. Ask this and the following only while :meth:`held`."""
        return self._rewound(kind, uid, self._project.record(kind, uid))

    def records(self, kind: str, field: str, value: Any) -> dict[str, Fields]:
        """The records of ``kind`` whose ``field`` had ``value``, by uid."""
        found: dict[str, Fields] = dict(self._project.records(kind, field, value))
        touched = self._since.get(kind)
        if not touched:
            return found
        for uid in touched:
            fields = self.record(kind, uid)
            if fields is not None and fields[field] == value:
                found[uid] = fields
            else:
                found.pop(uid, None)
        return dict(sorted(found.items()))

    def text(self, sha256: str) -> str:
        """The text of this hash; texts never change."""
        return self._project._file.text(sha256)

    def has_arrived(self, fields: Fields) -> bool:
        """Whether a document or layer counted: the import that brought it was closed and not undone."""
        arrival = fields["arrival"]
        return arrival is None or self.record("import", arrival) is not None

    @property
    def position(self) -> int:
        """Where the log ended at this moment."""
        return self._taken_at

    def _rewound(self, kind: str, uid: str, fields: Fields | None) -> Fields | None:
        for change in reversed(self._since.get(kind, {}).get(uid, ())):
            fields = applied(fields, change.inverted())
        return fields

    @property
    def _db(self) -> Any:
        return self._project._file.db
