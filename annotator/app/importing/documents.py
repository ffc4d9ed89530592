"""One incoming document: new, here already, or not to be taken; with the layers it brings along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.app.importing.ground import Ground
from annotator.app.importing.layers import LayerPlacer, Placing
from annotator.app.importing.register import Register
from annotator.app.importing.titles import title_of
from annotator.core.changes import Scope, ScopedChange
from annotator.core.text.normalise import Normalised, normalise
from annotator.core.uids import derived_uid, new_uid, text_hash
from annotator.plugin_api import Decision, IncomingDocument, Report


@dataclass(slots=True)
class Arrival:
    """What came of a document: its changes, its text if that is new, and how many items are new."""

    now: list[ScopedChange] = field(default_factory=list)
    late: list[ScopedChange] = field(default_factory=list)
    text: str = ""
    documents: int = 0
    spans: int = 0
    statements: int = 0

    def take(self, placing: Placing) -> None:
        """Add what came of a layer."""
        self.now += placing.now
        self.late += placing.late
        self.spans += placing.spans
        self.statements += placing.statements


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that is in the project, or was brought by this import."""

    uid: str
    text: str
    title: str
    removed: bool = False
    fields: Mapping[str, Any] = field(default_factory=dict)


class DocumentPlacer:
    """Decides about documents one after the other; ``position`` is the place of the next new one."""

    def __init__(
        self,
        ground: Ground,
        register: Register,
        report: Report,
        *,
        position: int,
        annotator: str | None,
        reanchor: bool = False,
    ) -> None:
        self._ground = ground
        self._register = register
        self._report = report
        self._position = position
        self._annotator = annotator
        self._reanchor = reanchor
        # What this import has made and not written yet.
        self._by_text: dict[str, _Known] = {}
        self._by_uid: dict[str, _Known] = {}

    def place(self, incoming: IncomingDocument, arrival: str) -> Arrival | None:
        """What ``incoming`` changes; None, with the reason reported, if nothing."""
        self._ground.begin(arrival)
        kept = normalise(incoming.text)
        if not kept.text.strip():
            self._report.skip(incoming.where, "import.empty")
            return None
        for note in kept.notes:
            self._report.warn(incoming.where, note)
        sha256 = text_hash(kept.text)
        known = self._known(incoming.uid, sha256)
        if known is not None and (reason := _refusal(known, sha256)):
            self._report.skip(incoming.where, reason, uid=known.uid, title=known.title)
            return None
        came = Arrival()
        if known is None:
            known = self._make(incoming, kept, sha256, arrival, came)
        elif known.uid == incoming.uid:
            self._compare(incoming, known)
        self._layers(incoming, known.uid, kept, arrival, came)
        if not came.now and not came.late:
            self._report.skip(incoming.where, "import.already_there", uid=known.uid, title=known.title)
            return None
        return came

    def _known(self, uid: str | None, sha256: str) -> _Known | None:
        """The document that the incoming one is: the one of its uid, else the first one of its text."""
        if uid is not None:
            if uid in self._by_uid:
                return self._by_uid[uid]
            fields, is_new = self._ground.document(uid)
            if fields is not None:
                return _known(uid, fields, is_new)
        if sha256 in self._by_text:
            return self._by_text[sha256]
        there = self._ground.documents_with(sha256)
        return _known(*there[0]) if there else None

    def written(self, arrivals: Iterable[Arrival]) -> None:
        """What came of these documents is in the file now, and need not be remembered."""
        self._ground.written(item.change for arrival in arrivals for item in arrival.now)
        self._by_text.clear()
        self._by_uid.clear()

    def _make(
        self, incoming: IncomingDocument, kept: Normalised, sha256: str, arrival: str, came: Arrival
    ) -> _Known:
        uid = incoming.uid or new_uid()
        title = normalise(incoming.title).text or title_of(kept.text)
        fields = {
            "text": sha256, "title": title, "meta": dict(incoming.meta) or None, "state": incoming.state,
            "notes": incoming.notes, "position": self._position, "arrival": arrival,
            "extra": dict(incoming.extra) or None,
        }  # fmt: skip
        came.now.append(ScopedChange(Scope(uid), self._ground.make("document", uid, fields)))
        came.text = kept.text
        came.documents = 1
        self._position += 1
        known = _Known(uid, sha256, title)
        self._by_text[sha256] = self._by_uid[uid] = known
        return known

    def _compare(self, incoming: IncomingDocument, known: _Known) -> None:
        """Tell when the project knows the same document under another title or with other metadata."""
        told = {"title": incoming.title or known.title, "meta": dict(incoming.meta), "notes": incoming.notes}
        there = {
            "title": known.title,
            "meta": known.fields.get("meta") or {},
            "notes": known.fields.get("notes", ""),
        }
        if known.fields and told != there:
            self._report.warn(incoming.where, "import.document_kept", uid=known.uid, title=known.title)

    def _layers(
        self, incoming: IncomingDocument, document: str, kept: Normalised, arrival: str, came: Arrival
    ) -> None:
        placer = LayerPlacer(
            self._ground, self._register, self._report, incoming.where, arrival, reanchor=self._reanchor
        )
        for layer in incoming.layers:
            annotator = self._register.annotator(incoming.where, layer.annotator, self._annotator)
            came.take(placer.place(layer, document, annotator, incoming.text, kept, gold=False))
        if incoming.gold is not None:
            named = incoming.gold.annotator
            reviewer = None if named is None else self._register.annotator(incoming.where, named, None)
            came.take(placer.place(incoming.gold, document, reviewer, incoming.text, kept, gold=True))
        for decision in incoming.decisions:
            self._decision(incoming.where, document, decision, came)

    def _decision(self, where: str, document: str, decision: Decision, came: Arrival) -> None:
        fields = {
            "document": document, "type": decision.type, "sources": decision.sources,
            "verdict": decision.verdict, "results": decision.results, "reviewer": None,
            "policy": decision.policy, "time": decision.time, "reason": decision.reason,
            "extra": dict(decision.extra) or None,
        }  # fmt: skip
        if decision.reviewer is not None:
            fields["reviewer"] = self._register.annotator(where, decision.reviewer, None)
        uid = decision.uid or derived_uid("decision", document, repr(fields))
        if self._ground.is_made("decision", uid):
            self._report.skip(where, "import.uid_twice", uid=uid, kind="decision")
            return
        present = self._ground.visible("decision", uid)
        if present is None:
            # A decision carries no arrival of its own: on a document that all see it waits for the close.
            out = came.now if self._ground.is_made("document", document) else came.late
            scope = Scope(document, fields["reviewer"] or "gold")
            out.append(ScopedChange(scope, self._ground.make("decision", uid, fields)))
        elif {**present} != fields:
            self._report.skip(where, "import.item_differs", uid=uid, kind="decision")


def _known(uid: str, fields: Mapping[str, Any], is_new: bool) -> _Known:
    """What is new itself is not compared with what comes next."""
    return _Known(uid, fields["text"], fields["title"], fields["removed"], {} if is_new else fields)


def _refusal(known: _Known, sha256: str) -> str:
    if known.text != sha256:
        return "import.uid_other_text"
    return "import.removed_here" if known.removed else ""
