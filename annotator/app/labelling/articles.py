"""The gestures on documents: go to another, say how far one is, edit its details, remove and restore it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from annotator.app.labelling.desk import Desk
from annotator.app.labelling.document_list import DocumentList
from annotator.core.commands import (
    EditDocument,
    NoteLayer,
    RemoveDocument,
    RestoreDocument,
    SetDocumentState,
    SetStatus,
)


class Articles:
    """Gestures on the documents of ``desk``; ``open_document`` opens one.

    ``shown`` are the documents that the list shows at present, where it shows only some: going on to the next
    stays among them.
    """

    def __init__(self, desk: Desk, open_document: Callable[[str], None]) -> None:
        self._desk = desk
        self._open = open_document
        self.shown: Sequence[str] | None = None

    @property
    def _current(self) -> str | None:
        return None if self._desk.document is None else self._desk.document.uid

    def open_first(self) -> bool:
        """Open the first document shown that isn't finished, else the first; False when there is none."""
        documents = self._desk.documents
        uid = documents.next_unfinished(None, self.shown) or documents.beside(None, 1, self.shown)
        return self._open_if(uid)

    def step(self, step: int) -> bool:
        """Open the next (1) or previous (−1) document; False at the end."""
        uid = self._desk.documents.beside(self._current, step, self.shown)
        if not self._open_if(uid):
            self._desk.say("labelling.no_more_documents")
            return False
        return True

    def done_and_next(self) -> bool:
        """Say that the open document is done and open the next unfinished one."""
        return self._finish("done")

    def skip_and_next(self) -> bool:
        """Skip the open document and open the next unfinished one."""
        return self._finish("skipped")

    def _finish(self, status: str) -> bool:
        desk = self._desk
        uid = self._current
        if uid is None:
            return False
        if desk.composer is not None and desk.composer.unsaved:
            desk.say("labelling.draft_left")
            return False
        following = desk.documents.next_unfinished(uid, self.shown)
        if desk.run(SetStatus(uid, status)) is None:
            return False
        if not self._open_if(following):
            desk.say("labelling.all_finished")
        return True

    def _open_if(self, uid: str | None) -> bool:
        if uid is None:
            return False
        self._open(uid)
        return True

    def reopen(self) -> bool:
        """Set the open document back to in progress, and to open if it was in review or closed."""
        desk = self._desk
        if desk.document is None:
            return False
        if desk.document.state != "open" and desk.run(SetDocumentState(desk.document.uid, "open")) is None:
            return False
        return desk.run(SetStatus(desk.document.uid, "in_progress")) is not None

    def edit(self, title: str, meta: Mapping[str, object]) -> bool:
        """Give the open document another title and other metadata (all of it)."""
        desk = self._desk
        if desk.document is None:
            return False
        new_title = title if title != desk.document.title else None
        new_meta = dict(meta) if dict(meta) != dict(desk.document.meta) else None
        if new_title is None and new_meta is None:
            return False
        return desk.run(EditDocument(desk.document.uid, title=new_title, meta=new_meta)) is not None

    def write_note(self, note: str, uid: str | None = None) -> bool:
        """Write the annotator's own note on a document (default: the open one)."""
        uid = uid or self._current
        return uid is not None and self._desk.run(NoteLayer(uid, note)) is not None

    def remove(self) -> bool:
        """Take the open document out of the lists and open its neighbour."""
        desk = self._desk
        uid = self._current
        if uid is None:
            return False
        neighbour = desk.documents.beside(uid, 1, self.shown) or desk.documents.beside(uid, -1, self.shown)
        if desk.run(RemoveDocument(uid)) is None:
            return False
        if not desk.with_removed:
            self._open_if(neighbour)
        return True

    def restore(self, uid: str | None = None) -> bool:
        """Bring a removed document (default: the open one) back."""
        uid = uid or self._current
        return uid is not None and self._desk.run(RestoreDocument(uid)) is not None

    def show_removed(self, shown: bool) -> None:
        """List removed documents, too, or no longer."""
        desk = self._desk
        desk.with_removed = shown
        desk.documents = DocumentList(desk.project.documents(removed=shown))
        desk.tell("documents")
