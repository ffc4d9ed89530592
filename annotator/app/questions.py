"""What can be asked of an open project: all answers come from the file as it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.app.team import sight
from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator, Document, DocumentSummary, Entity, Layer, Span, Statement
from annotator.errors import UserError
from annotator.store import listing, texts, work
from annotator.store.database import ProjectFile


class Questions:
    """A project file as the person who is working in it may see it."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file
        self._annotator: Annotator | None = None
        self._codebook: Codebook | None = None

    @property
    def path(self) -> Path:
        """Where the project file is."""
        return self._file.path

    @property
    def lineage(self) -> str:
        """What this project and all its copies are called."""
        return str((self._file.get("project", "project") or {}).get("lineage", ""))

    @property
    def annotator(self) -> Annotator | None:
        """Who is working; None until somebody has said who they are."""
        return self._annotator

    def annotators(self) -> list[Annotator]:
        """The people of the project."""
        with self._file.reading():
            return listing.annotators(self._file.db)

    @property
    def _owner(self) -> str | None:
        return None if self._annotator is None else self._annotator.uid

    def is_blind(self) -> bool:
        """Whether whoever works here labels without seeing what others labelled; see ``docs/team.md``."""
        if self._annotator is None:
            return False
        sighted = bool((self._file.get("project", "project") or {}).get("sighted"))
        return sight.is_blind(self.annotators(), self._annotator.uid, sighted=sighted)

    def sees(self, document: str, annotator: str | None) -> bool:
        """Whether whoever works here may look at an annotator's layer of a document (``"gold"``: at gold)."""
        own = self._owner is not None and annotator == self._owner
        return own or not self.is_blind() or self.state(document) != "open"

    def reading(self) -> Any:
        """A context in which all questions are answered from one position of the log."""
        return self._file.reading()

    @property
    def codebook(self) -> Codebook:
        """What may be said in this project."""
        if self._codebook is None:
            with self._file.reading():
                self._codebook = listing.codebook(self._file.db)
        return self._codebook

    def documents(self, *, removed: bool = False) -> list[DocumentSummary]:
        """The documents in import order, as the current annotator sees them."""
        with self._file.reading():
            rows = listing.summary_rows(self._file.db, self._owner, removed=removed)
        # Without the lock: of 10,000 lines a key press need not wait for each.
        return [listing.summary(row) for row in rows]

    def summary(self, document: str) -> DocumentSummary | None:
        """One line of :meth:`documents`, removed or not; None if there is no such document."""
        with self._file.reading():
            rows = listing.summary_rows(self._file.db, self._owner, removed=True, uid=document)
        return listing.summary(rows[0]) if rows else None

    def document(self, uid: str) -> Document:
        """One document; raises ``UserError("document.missing")``."""
        with self._file.reading():
            found = listing.document(self._file.db, uid)
        if found is None:
            raise UserError("document.missing", uid=uid)
        return found

    def state(self, document: str) -> str:
        """Whether a document is ``open``, in ``review`` or ``closed``; raises ``document.missing``.

        It is in review when somebody said so, or once everyone to whom it is assigned has finished.
        """
        with self._file.reading():
            found = work.state(self._file.db, document)
        if found is None:
            raise UserError("document.missing", uid=document)
        return found

    def documents_with_text(self, sha256: str) -> list[str]:
        """Uids of the documents, not removed, whose text has this hash."""
        with self._file.reading():
            return listing.documents_with_text(self._file.db, sha256)

    def text(self, document: str) -> str:
        """A document's text; all offsets count its code points."""
        return self._file.text(self.document(document).text_hash)

    def texts(self, documents: Sequence[str]) -> dict[str, str]:
        """The texts of some documents by uid; one that isn't there is left out."""
        with self._file.reading():
            return texts.bodies(self._file.db, documents)

    def layers(self, document: str) -> list[Layer]:
        """Every layer of a document that whoever works here may see, gold last."""
        with self._file.reading():
            found = listing.layers(self._file.db, document)
            if all(self._is_own(layer) for layer in found) or not self.is_blind():
                return found
            return found if self.state(document) != "open" else list(filter(self._is_own, found))

    def _is_own(self, layer: Layer) -> bool:
        return not layer.gold and layer.annotator == self._owner

    def layer(self, document: str, annotator: str | None = None) -> Layer | None:
        """An annotator's layer of a document (default: the current annotator's), or None."""
        wanted = annotator or self._owner
        return next((x for x in self.layers(document) if not x.gold and x.annotator == wanted), None)

    def spans(self, document: str, annotator: str | None = None) -> list[Span]:
        """An annotator's spans in a document by start, end and uid (default: the current annotator's)."""
        layer = self.layer(document, annotator)
        return [] if layer is None else self.spans_of(layer.uid)

    def statements(self, document: str, annotator: str | None = None) -> list[Statement]:
        """An annotator's statements in a document by uid (default: the current annotator's)."""
        layer = self.layer(document, annotator)
        return [] if layer is None else self.statements_of(layer.uid)

    def spans_of(self, layer: str) -> list[Span]:
        """The spans of a layer by start, end and uid; none of a layer that may not be seen."""
        with self._file.reading():
            if not self._sees_layer(layer):
                return []
            return listing.spans(self._file.db, layer)

    def statements_of(self, layer: str) -> list[Statement]:
        """The statements of a layer by uid; none of a layer that may not be seen."""
        with self._file.reading():
            if not self._sees_layer(layer):
                return []
            return listing.statements(self._file.db, layer)

    def _sees_layer(self, uid: str) -> bool:
        layer = self._file.get("layer", uid)
        return layer is None or self.sees(layer["document"], None if layer["gold"] else layer["annotator"])

    def seconds(self, document: str, annotator: str | None = None) -> int:
        """Active seconds spent on a document (default: by the current annotator)."""
        with self._file.reading():
            return listing.seconds(self._file.db, document, annotator or self._owner)

    def entities(self) -> list[Entity]:
        """All entities with their aliases and attributes, by uid."""
        with self._file.reading():
            return listing.entities(self._file.db)

    def canonical_entities(self) -> Mapping[str, str]:
        """For each entity that is the same as another, the one that stands for both.

        Ask with ``.get(uid, uid)``: spans and statements keep the uid with which they were written.
        """
        with self._file.reading():
            return listing.canonical_entities(self._file.db)

    def entity(self, uid: str) -> Entity:
        """One entity, or the one that stands for it; raises ``UserError("entity.unknown")``."""
        standing = self.canonical_entities().get(uid, uid)
        found = next((entity for entity in self.entities() if entity.uid == standing), None)
        if found is None:
            raise UserError("entity.unknown", entity=uid)
        return found

    def records(self, kind: str, field: str, value: Any) -> Mapping[str, Mapping[str, Any]]:
        """Raw records of a kind by uid: for imports and formats, which carry even what nobody may see."""
        return self._file.where(kind, field, value)

    def record(self, kind: str, uid: str) -> Mapping[str, Any] | None:
        """One raw record, or None."""
        return self._file.get(kind, uid)

    def info(self) -> dict[str, Any]:
        """What the project is and how much is in it; people, documents, entities, spans, statements.

        Spans and statements that whoever works here may not see are not counted.
        """
        with self._file.reading():
            counts = listing.counts(self._file.db, self._owner if self.is_blind() else None)
        people_by_name = [{"name": person.name, "role": person.role} for person in self.annotators()]
        return {
            "path": str(self.path),
            "lineage": self.lineage,
            "codebook": {"name": self.codebook.name, "version": self.codebook.version},
            "annotators": people_by_name,
            **counts,
        }
