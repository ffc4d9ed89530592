"""Keeping the desk true to the project: each committed change is applied to what it concerns, and no more.

Only an import, or articles coming and going, have the list of documents read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from annotator.app.labelling.composer import composer_for
from annotator.app.labelling.desk import Desk
from annotator.app.labelling.document_list import DocumentList
from annotator.app.labelling.layer_cache import Touched
from annotator.app.labelling.matching import EntityIndex
from annotator.core.changes import Change, Committed
from annotator.core.kinds import LAYER_KINDS
from annotator.core.records import Entity
from annotator.core.values import replace

_MANY = 500
_ENTITY_KINDS = ("entity", "alias")
_TOLD = ("state", "status", "spans", "statements", "in_doubt")
_BOOK_KINDS = ("project", "label", "value", "statement_type", "entity_kind")


class Following:
    """Applies commits to ``desk`` and tells its listeners; ``lost`` shuts a document that is gone."""

    def __init__(self, desk: Desk, lost: Callable[[], None]) -> None:
        self._desk = desk
        self._lost = lost

    def prepared(self, committed: Committed) -> DocumentList | None:
        """The document list that ``committed`` leads to, if documents come or go with it, or so much happened
        that asking for each line takes longer than asking for all; else None.

        To be called where the commit was made: reading the lines of 10,000 imported articles is the
        import's work, not that of the thread in which keys are pressed.
        """
        many = len(committed.changes) > _MANY
        if many or any(_shakes_list(change) for change in committed.changes):
            return DocumentList(self._desk.project.documents(removed=self._desk.with_removed))
        return None

    def follow(self, committed: Committed, documents: DocumentList | None) -> None:
        """Take over what was committed; ``documents`` is what :meth:`prepared` answered."""
        changes = committed.changes
        if any(change.kind in _BOOK_KINDS for change in changes):
            self._codebook()
        self._entities([change for change in changes if change.kind in _ENTITY_KINDS])
        touched = self._desk.cache.apply(changes)
        layer = self._layer(changes)
        self._lines(changes, touched, layer, documents)
        if touched:
            self._records(touched)
        if self._desk.marks.apply(changes, touched):
            self._desk.tell("marks")
        if layer or any("note" in (change.after or ()) for change in changes):
            self._desk.tell("notes")

    def _codebook(self) -> None:
        desk = self._desk
        desk.codebook = desk.project.codebook
        composer = desk.composer
        known = desk.codebook.statement_type(composer.type.id) if composer is not None else None
        if composer is not None and known is not None:
            composer.type = known
        elif composer is None or composer.blank:
            desk.composer = composer_for(desk.codebook)
        desk.tell("codebook")
        asked = desk.cache.spans.get(desk.asked or "")
        label = desk.codebook.label(asked.label) if asked is not None else None
        if desk.asked is not None and not (label and label.entity_kinds):
            self._stop_asking()

    def _entities(self, changes: list[Change]) -> None:
        if not changes:
            return
        desk = self._desk
        if all(_simple(desk.entities, change) for change in changes):
            for change in changes:
                _apply(desk.entities, change)
        else:
            project = desk.project
            desk.entities = EntityIndex(project.entities(), project.canonical_entities())
        desk.tell("entities")

    def _layer(self, changes: Iterable[Change]) -> bool:
        """Whether the open layer itself (status, notes) is among the changes; if so it is read anew."""
        desk = self._desk
        if desk.document is None or not any(change.uid == desk.cache.layer for change in changes):
            return False
        desk.layer = desk.project.layer(desk.document.uid)
        return True

    def _lines(
        self, changes: tuple[Change, ...], touched: Touched, layer: bool, documents: DocumentList | None
    ) -> None:
        """Refresh the document list: the lines concerned where that is enough, else all of it."""
        desk = self._desk
        if documents is not None:
            desk.documents = documents
            if desk.document is not None:
                self._recount()  # it may have gone on while the list was read
            desk.tell("documents")
            if desk.document is not None and desk.document.uid not in desk.documents:
                self._lost()
            elif desk.document is not None:
                desk.document = desk.project.document(desk.document.uid)
            return
        altered = [change.uid for change in changes if change.kind == "document" and self._retitle(change)]
        if desk.document is not None and (touched or layer) and self._recount():
            altered.append(desk.document.uid)
        if desk.document is not None and layer:
            uid = desk.document.uid
            if desk.documents.put(uid, state=desk.project.state(uid)):
                altered.append(uid)
        altered += [uid for uid in homes_of(desk, changes) if self._reread(uid)]
        if altered:
            desk.tell("summaries", tuple(altered))

    def _retitle(self, change: Change) -> bool:
        desk = self._desk
        after = change.after or {}
        fields: dict[str, Any] = {"title": after["title"]} if "title" in after else {}
        if "state" in after:
            fields["state"] = desk.project.state(change.uid)
        if "meta" in after:
            meta = after["meta"] or {}
            fields |= {name: str(meta.get(name) or "") for name in ("date", "source")}
        if desk.document is not None and change.uid == desk.document.uid:
            desk.document = desk.project.document(change.uid)
        return bool(fields) and desk.documents.put(change.uid, **fields)

    def _recount(self) -> bool:
        desk = self._desk
        assert desk.document is not None
        cache = desk.cache
        return desk.documents.put(
            desk.document.uid,
            status=desk.layer.status if desk.layer else "not_started",
            spans=len(cache.spans),
            statements=len(cache.statements),
            in_doubt=sum(statement.in_doubt for statement in cache.statements.values()),
        )

    def _reread(self, uid: str) -> bool:
        """Ask for the line of a document that is not open, say after an undo that reached it."""
        line = self._desk.project.summary(uid)
        if line is None:
            return False
        told = {name: getattr(line, name) for name in _TOLD}
        return self._desk.documents.put(uid, **told)

    def _records(self, touched: Touched) -> None:
        desk = self._desk
        self._let_go(touched)
        if touched.spans or touched.dropped_spans:
            desk.tell("spans", tuple(touched.spans), tuple(touched.dropped_spans))
        if touched.statements or touched.dropped_statements:
            desk.tell("statements", tuple(touched.statements), tuple(touched.dropped_statements))
        composer = desk.composer
        if composer is not None and (touched.dropped_spans or set(composer.holds()) & touched.spans.keys()):
            desk.tell("composer")

    def _let_go(self, touched: Touched) -> None:
        """Nothing on the desk may refer to what has vanished."""
        desk = self._desk
        composer = desk.composer
        if composer is not None:
            for uid in touched.dropped_spans:
                composer.take_out(uid)
            if composer.editing in touched.dropped_statements:
                composer.editing = None
                desk.tell("composer")
        gone = touched.dropped_spans.keys() | touched.dropped_statements.keys()
        if desk.focus is not None and desk.focus.uid in gone:
            desk.set_focus(None)
        if desk.asked in gone:
            self._stop_asking()

    def _stop_asking(self) -> None:
        self._desk.asked = None
        self._desk.tell("ask")


def homes_of(desk: Desk, changes: Iterable[Change]) -> list[str]:
    """The documents other than the open one in whose own layer ``changes`` happened."""
    annotator = desk.project.annotator
    layers = dict.fromkeys(filter(None, (_layer_of(desk, change) for change in changes)))
    layers.pop(desk.cache.layer, None)
    homes = (desk.project.record("layer", uid) or _gone_layer(uid, changes) for uid in layers)
    own = [home for home in homes if home and annotator is not None and home["annotator"] == annotator.uid]
    return [str(home["document"]) for home in own]


def _layer_of(desk: Desk, change: Change) -> str | None:
    """The layer that ``change`` happened in, if it happened in one."""
    if change.kind == "layer":
        return change.uid
    if change.kind not in LAYER_KINDS:
        return None
    told = {**(change.before or {}), **(change.after or {})}
    record = told if "layer" in told else desk.project.record(change.kind, change.uid) or {}
    return record.get("layer")


def _gone_layer(uid: str, changes: Iterable[Change]) -> dict[str, Any] | None:
    """What a change that removes the layer ``uid`` says it was."""
    gone = (change.before for change in changes if change.uid == uid and change.before)
    return next((dict(fields) for fields in gone if "document" in fields), None)


def _shakes_list(change: Change) -> bool:
    """Whether documents come, go or are given to somebody with ``change``. An import's wait for its end."""
    if change.kind in ("import", "assignment"):
        return True
    after = change.after
    if change.kind != "document":
        return False
    return after is None or "removed" in after or (change.creates and not after.get("arrival"))


def _simple(index: EntityIndex, change: Change) -> bool:
    """Whether the index can follow ``change`` without asking for all entities again."""
    if change.kind == "alias":
        return change.creates or change.removes
    if index.is_united(change.uid):
        return False
    return not {"retired", "same_as"} & {*(change.after or ()), *(change.before or ())}


def _apply(index: EntityIndex, change: Change) -> None:
    if change.kind == "alias":
        _apply_alias(index, change)
        return
    after = change.after
    if after is None:
        index.drop(change.uid)
        return
    known = index.get(change.uid) or Entity(change.uid, "", "")
    told = {name: after[name] for name in ("kind", "name", "parent") if name in after}
    index.put(replace(known, **told))


def _apply_alias(index: EntityIndex, change: Change) -> None:
    fields = change.after or change.before or {}
    entity = index.get(fields.get("entity"))
    if entity is None:
        return
    others = tuple(alias for alias in entity.aliases if alias != fields.get("text"))
    index.put(replace(entity, aliases=(*others, fields["text"]) if change.creates else others))
