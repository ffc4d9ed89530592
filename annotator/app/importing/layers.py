"""What somebody said of a document: each item checked, then made, or reported and left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.app.importing.ground import Ground
from annotator.app.importing.register import Register
from annotator.app.importing.spans import Misplaced, placed
from annotator.core.changes import Change, Scope, ScopedChange
from annotator.core.decide.marks import NOTHING_HERE, mark_uid
from annotator.core.kinds import complete
from annotator.core.records import Filling
from annotator.core.text.normalise import Normalised
from annotator.core.uids import derived_uid
from annotator.plugin_api import IncomingLayer, IncomingSpan, IncomingStatement, Relation, Report

_IMPORTED = "import"
"""The replica that time spent elsewhere is booked on."""


@dataclass(slots=True)
class Placing:
    """What came of a layer: its changes, and how many items are new.

    ``late`` changes concern a layer that everybody sees already; they wait for the import's close.
    """

    scope: Scope
    now: list[ScopedChange] = field(default_factory=list)
    late: list[ScopedChange] = field(default_factory=list)
    spans: int = 0
    statements: int = 0


class LayerPlacer:
    """Puts one incoming layer on one document."""

    def __init__(
        self, ground: Ground, register: Register, report: Report, where: str, arrival: str, *, reanchor: bool
    ) -> None:
        self._ground = ground
        self._register = register
        self._report = report
        self._where = where
        self._arrival = arrival
        self._reanchor = reanchor

    def place(
        self,
        layer: IncomingLayer,
        document: str,
        annotator: str | None,
        raw: str,
        kept: Normalised,
        *,
        gold: bool,
    ) -> Placing:
        """The changes that put ``layer`` on ``document`` as the layer of ``annotator``, or as gold."""
        uid = derived_uid("layer", document, "gold" if gold else annotator or "")
        present = self._ground.visible("layer", uid)
        self._placing = Placing(Scope(document, "gold" if gold else annotator))
        self._layer = uid
        # What is in a layer of this import appears with its close; what is added to an older one would
        # appear at once.
        self._out = self._placing.now if present is None else self._placing.late
        if present is not None:
            self._meet(layer, present)
        elif not self._ground.is_made("layer", uid):
            self._begin(layer, document, annotator, gold)
        self._fill(layer, raw, kept)
        return self._placing

    # --- The layer itself ---------------------------------------------------------------------------------

    def _begin(self, layer: IncomingLayer, document: str, annotator: str | None, gold: bool) -> None:
        for change in self._ground.leftovers(self._layer):
            self._put(change)
        extra = dict(layer.extra)
        if gold and layer.seconds:
            # Time is kept by document and annotator; gold's is nobody's own, so it stays with the layer.
            extra["seconds"] = layer.seconds
        fields: dict[str, Any] = {
            "document": document, "annotator": annotator, "gold": gold, "status": layer.status,
            "notes": layer.notes, "arrival": self._arrival, "extra": extra or None,
        }  # fmt: skip
        self._make("layer", self._layer, fields)
        if layer.seconds and not gold:
            time = derived_uid("time", document, annotator or "", _IMPORTED)
            fields = {
                "document": document,
                "annotator": annotator,
                "replica": _IMPORTED,
                "seconds": layer.seconds,
            }
            self._make("time", time, fields)

    def _meet(self, layer: IncomingLayer, present: Mapping[str, Any]) -> None:
        """The layer is there: nothing it says is overwritten, but what it leaves open is filled in."""
        told = {"status": layer.status, "notes": layer.notes}
        kept = {"status": present["status"] or "not_started", "notes": present["notes"]}
        if told == kept or told == {"status": "not_started", "notes": ""}:
            return
        if kept == {"status": "not_started", "notes": ""}:
            before = {"status": present["status"], "notes": present["notes"]}
            self._put(Change("layer", self._layer, before, told))
        else:
            self._report.warn(self._where, "import.layer_kept", uid=self._layer, status=kept["status"])

    # --- Its contents -------------------------------------------------------------------------------------

    def _fill(self, layer: IncomingLayer, raw: str, kept: Normalised) -> None:
        for paragraph in sorted(set(layer.marks)):
            mark = mark_uid(self._layer, paragraph)
            fields = {"layer": self._layer, "paragraph": paragraph, "says": NOTHING_HERE}
            if self._ground.visible("mark", mark) is None and not self._ground.is_made("mark", mark):
                self._make("mark", mark, fields)
        self._ground.look_ahead("span", [span.uid for span in layer.spans if span.uid])
        spans = self._there("span") | {self._span(span, raw, kept) for span in layer.spans}
        statements = self._there("statement") | {self._statement(item, spans) for item in layer.statements}
        for relation in layer.relations:
            self._relation(relation, spans | statements)

    def _there(self, kind: str) -> set[str | None]:
        """Uids of what an older layer holds already."""
        is_older = self._out is self._placing.late
        return set(self._ground.contents(kind, self._layer)) if is_older else set()

    def _span(self, span: IncomingSpan, raw: str, kept: Normalised) -> str | None:
        """The uid under which the span is in the layer, or None."""
        try:
            place = placed(span, raw, kept, reanchor=self._reanchor)
        except Misplaced as misplaced:
            self._skip(misplaced.code, span.uid, label=span.label, **misplaced.params)
            return None
        pieces = [list(piece) for piece in place.fragments]
        uid = span.uid or self._nameless("span", span.label, json.dumps(pieces))
        fields = {
            "layer": self._layer, "label": span.label, "fragments": pieces, "quote": place.quote,
            "entity": self._entity(span.entity, uid), "attributes": dict(span.attributes) or None,
            "note": span.note, "origin": span.origin, "codebook_version": span.codebook_version,
            "extra": dict(span.extra) or None,
        }  # fmt: skip
        if not self._is_new("span", uid, fields):
            return None
        if place.note:
            self._tell(place.note, uid, span, pieces)
        self._register.use_label(self._where, span.label)
        self._make("span", uid, fields)
        self._placing.spans += 1
        return uid

    def _tell(self, note: str, uid: str, span: IncomingSpan, pieces: list[list[int]]) -> None:
        start, end = pieces[0][0], pieces[-1][1]
        self._report.warn(self._where, note, uid=uid, label=span.label, start=start, end=end)

    def _statement(self, statement: IncomingStatement, spans: set[str | None]) -> str | None:
        told = _content(statement)
        uid = statement.uid or self._nameless("statement", statement.type, json.dumps(told, sort_keys=True))
        roles = {
            role: Filling(
                self._entity(filling.entity, uid), self._cited(filling.spans, spans, uid)
            ).to_fields()
            for role, filling in statement.roles.items()
        }
        stance = {
            "value": statement.stance.value,
            "spans": list(self._cited(statement.stance.spans, spans, uid)),
        }
        fields = {
            "layer": self._layer, "type": statement.type, "roles": roles, "stance": stance,
            "spans": list(self._cited(statement.spans, spans, uid)) or None, "voice": statement.voice,
            "in_doubt": statement.in_doubt, "attributes": dict(statement.attributes) or None,
            "note": statement.note, "origin": statement.origin, "extra": dict(statement.extra) or None,
        }  # fmt: skip
        if not self._is_new("statement", uid, fields):
            return None
        self._register.use_statement_type(self._where, statement.type, roles)
        if statement.stance.value is not None:
            self._register.use_value(self._where, statement.stance.value)
        self._make("statement", uid, fields)
        self._placing.statements += 1
        return uid

    def _relation(self, relation: Relation, items: set[str | None]) -> None:
        uid = relation.uid or self._nameless("relation", relation.type, relation.source, relation.target)
        missing = next((end for end in (relation.source, relation.target) if end not in items), None)
        if missing is not None:
            self._skip("import.relation_dangling", uid, missing=missing)
            return
        fields = {
            "layer": self._layer, "type": relation.type, "source": relation.source,
            "target": relation.target, "extra": dict(relation.extra) or None,
        }  # fmt: skip
        if self._is_new("relation", uid, fields):
            self._make("relation", uid, fields)

    # --- Checks -------------------------------------------------------------------------------------------

    def _is_new(self, kind: str, uid: str, fields: dict[str, Any]) -> bool:
        """Whether the item is to be made; a uid that is taken is reported, unless by the very same item."""
        if self._ground.is_made(kind, uid):
            self._skip("import.uid_twice", uid, kind=kind)
            return False
        present = self._ground.visible(kind, uid)
        if present is None:
            return True
        if present["layer"] != self._layer:
            self._skip("import.uid_taken", uid, kind=kind)
        elif _said(kind, present) != _said(kind, fields):
            self._skip("import.item_differs", uid, kind=kind)
        return False

    def _entity(self, entity: str | None, uid: str) -> str | None:
        if entity is None or self._register.knows_entity(entity):
            return entity
        self._report.warn(self._where, "import.reference_dropped", uid=uid, kind="entity", missing=entity)
        return None

    def _cited(self, cited: Iterable[str], spans: set[str | None], uid: str) -> tuple[str, ...]:
        kept = []
        for span in cited:
            if span in spans:
                kept.append(span)
            else:
                self._report.warn(self._where, "import.reference_dropped", uid=uid, kind="span", missing=span)
        return tuple(kept)

    def _nameless(self, kind: str, *content: str) -> str:
        """A uid made of the content, so that the same file makes the same items however often it comes."""
        number = 0
        while self._ground.is_made(kind, uid := derived_uid(kind, self._layer, *content, str(number))):
            number += 1
        return uid

    def _skip(self, code: str, uid: str | None, **params: object) -> None:
        self._report.skip(self._where, code, uid=uid or "without uid", **params)

    def _make(self, kind: str, uid: str, fields: dict[str, Any]) -> None:
        self._put(self._ground.make(kind, uid, fields))

    def _put(self, change: Change) -> None:
        self._out.append(ScopedChange(self._placing.scope, change))


def _said(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """All that a record says: empty and missing values are the same."""
    return {name: value or None for name, value in complete(kind, fields).items()}


def _content(statement: IncomingStatement) -> list[Any]:
    return [
        {role: filling.to_fields() for role, filling in statement.roles.items()},
        statement.stance.to_fields(),
        list(statement.spans),
        statement.voice,
        statement.note,
    ]
