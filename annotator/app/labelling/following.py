"""Keeping the desk true to the project: each committed change is applied to what it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from annotator.app.labelling.desk import Desk
from annotator.app.labelling.document_list import DocumentList
from annotator.app.labelling.layer_cache import Touched
from annotator.app.labelling.matching import EntityIndex
from annotator.core.changes import Change, Committed
from annotator.core.decide.layers import layer_uid
from annotator.core.kinds import LAYER_KINDS

_ENTITY_KINDS = ("entity", "alias", "attribute")
_BATCH = 20
"""From this many entity changes on, reading all entities once is quicker than one at a time."""


class Following:
    """Applies commits to ``desk`` and tells its listeners."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def follow(self, committed: Committed) -> None:
        """Take over what was committed."""
        changes = committed.changes
        self._entities([change for change in changes if change.kind in _ENTITY_KINDS])
        touched = self._desk.cache.apply(changes)
        layer = self._layer(changes)
        self._lines(changes, touched, layer)
        if touched:
            self._records(touched)
        if layer or any("note" in (change.after or ()) for change in changes):
            self._desk.tell("notes")

    def _entities(self, changes: list[Change]) -> None:
        if not changes:
            return
        desk = self._desk
        uids = {_entity_of(change) for change in changes}
        if None in uids or len(uids) > _BATCH:
            desk.entities = EntityIndex(desk.project.entities())
            desk.tell("entities")
            return
        known = {change.uid: change for change in changes if change.kind == "entity"}
        for uid in filter(None, uids):
            if uid in known and known[uid].removes:
                desk.entities.drop(uid)
            else:
                desk.entities.put(desk.project.entity(uid))
        desk.tell("entities", tuple(filter(None, uids)))

    def _layer(self, changes: Iterable[Change]) -> bool:
        """Whether the open layer itself (status, notes) is among the changes; if so it is read anew."""
        desk = self._desk
        if desk.document is None or not any(change.uid == desk.cache.layer for change in changes):
            return False
        desk.layer = desk.project.layer(desk.document.uid)
        return True

    def _lines(self, changes: tuple[Change, ...], touched: Touched, layer: bool) -> None:
        """Refresh the document list: one line where that is enough, else all of it."""
        if any(self._shakes_list(change, touched) for change in changes):
            self._relist()
            return
        desk = self._desk
        altered = [change.uid for change in changes if change.kind == "document" and self._retitle(change)]
        if desk.document is not None and (touched or layer) and self._recount():
            altered.append(desk.document.uid)
        if altered:
            desk.tell("summaries", tuple(altered))

    def _shakes_list(self, change: Change, touched: Touched) -> bool:
        """Whether ``change`` may concern more lines than can be told from here."""
        if change.kind == "import":
            return True
        if change.kind == "document":
            after = change.after
            return after is None or "removed" in after or (change.creates and not after.get("arrival"))
        if change.kind == "layer":
            return change.uid != self._desk.cache.layer and change.uid in self._own_layers(change)
        if change.kind in LAYER_KINDS:
            return not (_named(change, touched) or self._is_foreign(change))
        return False

    def _own_layers(self, change: Change) -> tuple[str, ...]:
        annotator = self._desk.project.annotator
        document = (change.after or change.before or {}).get("document")
        if annotator is None:
            return ()
        return (layer_uid(document, annotator.uid),) if document else (change.uid,)

    def _is_foreign(self, change: Change) -> bool:
        """Whether the record surely isn't one that the list counts."""
        return change.kind not in ("span", "statement")

    def _relist(self) -> None:
        desk = self._desk
        desk.documents = DocumentList(desk.project.documents(removed=desk.with_removed))
        if desk.document is not None:
            desk.document = desk.project.document(desk.document.uid)
        desk.tell("documents")

    def _retitle(self, change: Change) -> bool:
        desk = self._desk
        after = change.after or {}
        fields: dict[str, Any] = {name: after[name] for name in ("title", "state") if name in after}
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
            desk.asked = None
            desk.tell("ask")


def home_of(desk: Desk, changes: Iterable[Change]) -> str | None:
    """The document in whose own layer ``changes`` happened, as far as they tell it."""
    annotator = desk.project.annotator
    layers = {fields["layer"] for change in changes for fields in (change.after, change.before)
              if fields and "layer" in fields}  # fmt: skip
    if annotator is None or not layers or desk.cache.layer in layers:
        return None
    uids = (line.uid for line in desk.documents.lines)
    return next((uid for uid in uids if layer_uid(uid, annotator.uid) in layers), None)


def _entity_of(change: Change) -> str | None:
    """The entity that a change of an entity, alias or attribute concerns, if the change tells."""
    if change.kind == "entity":
        return change.uid
    fields = {**(change.before or {}), **(change.after or {})}
    return fields.get("entity")


def _named(change: Change, touched: Touched) -> bool:
    names = touched.spans, touched.dropped_spans, touched.statements, touched.dropped_statements
    return any(change.uid in named for named in names)
