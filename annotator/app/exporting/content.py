"""What formats are written from: the documents of a moment, with the layers that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.app.exporting.gold import NO_GOLD, gold_at
from annotator.app.exporting.moment import Moment
from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator, Document, Entity, Layer, Span, Statement
from annotator.core.same_as import canonical_span, canonical_statement
from annotator.errors import UserError
from annotator.plugin_api import Decision, Extra, OutgoingDocument, OutgoingLayer, Relation

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which layers to export: annotators by uid (None: all of them), and whether gold with its decisions."""

    annotators: frozenset[str] | None = None
    gold: bool = True

    @classmethod
    def named(cls, layers: str, people: Sequence[Annotator]) -> Wanted:
        """What ``all``, ``gold`` or names and uids of annotators with commas between them ask for.

        Who is called “Gold” is asked for by uid, so that nobody's labels are taken for what was decided.

        Raises:
            UserError: ``export.no_such_layer``, with the names there are.
        """
        if layers.strip().casefold() == "all":
            return cls()
        chosen: set[str] = set()
        gold = False
        # A name may have a comma in it: the whole is tried first.
        whole = frozenset() if layers.strip().casefold() == "gold" else _uids(layers.strip(), people)
        for name in [] if whole else [part.strip() for part in layers.split(",")]:
            if name.casefold() == "gold":
                gold = True
                continue
            uids = _uids(name, people)
            if not uids:
                known = ", ".join(["all", "gold", *(person.name for person in people)])
                raise UserError("export.no_such_layer", name=name, known=known)
            chosen |= uids
        return cls(frozenset(chosen | whole), gold)

    @property
    def is_everything(self) -> bool:
        """Whether all there is was asked for, and not gold in particular."""
        return self.annotators is None

    def has(self, layer: Layer) -> bool:
        """Whether this layer is asked for."""
        if layer.gold:
            return self.gold
        return self.annotators is None or layer.annotator in self.annotators


def _uids(name: str, people: Sequence[Annotator]) -> frozenset[str]:
    folded = name.casefold()
    exact = frozenset(person.uid for person in people if name in (person.name, person.uid))
    return exact or frozenset(person.uid for person in people if person.name.casefold() == folded)


class Content:
    """A moment of a project as an :class:`~annotator.plugin_api.ExportSource`."""

    def __init__(
        self, moment: Moment, wanted: Wanted, on_document: Callable[[OutgoingDocument], None]
    ) -> None:
        """``on_document`` is told each document right before the writer gets it."""
        self._moment = moment
        self._wanted = wanted
        self._on_document = on_document
        self.hidden = 0
        """How many layers were left out because whoever works here may not see them."""

    @property
    def lineage(self) -> str:
        """What the project and all its copies are called."""
        return self._moment.lineage

    @property
    def codebook(self) -> Codebook:
        """The codebook in force."""
        return self._moment.codebook

    @property
    def extra(self) -> Extra:
        """Unknown keys of the header of the file that the project came from."""
        with self._moment.held():
            extra = (self._moment.record("project", "project") or {}).get("extra") or {}
        return {key: value for key, value in extra.items() if key != "codebook"}

    def entities(self) -> Sequence[Entity]:
        """All entities, by uid."""
        return self._moment.entities

    def annotators(self) -> Sequence[Annotator]:
        """The people whose layers are asked for, and with gold those who made it; by uid."""
        chosen = self._wanted.annotators
        if chosen is None:
            return self._moment.annotators
        named = chosen | (self._reviewers() if self._wanted.gold else set())
        return [person for person in self._moment.annotators if person.uid in named]

    def meta_keys(self) -> Sequence[str]:
        """The keys of metadata that any document has, sorted."""
        keys: set[str] = set()
        for uid in self._moment.documents:
            with self._moment.held():
                keys.update((self._moment.record("document", uid) or {}).get("meta") or {})
        return sorted(keys)

    def documents(self) -> Iterator[OutgoingDocument]:
        """The documents in import order, one at a time."""
        for uid in self._moment.documents:
            document = self.document(uid)
            self._on_document(document)
            yield document

    def document(self, uid: str) -> OutgoingDocument:
        """One document; nobody is told of it."""
        with self._moment.held():
            return self._document(uid)

    def _reviewers(self) -> set[str]:
        found: set[str | None] = set()
        for uid in self._moment.documents:
            with self._moment.held():
                layers = self._moment.records("layer", "document", uid).values()
                decisions = self._moment.records("decision", "document", uid).values()
            found |= {fields["annotator"] for fields in layers if fields["gold"]}
            found |= {fields["reviewer"] for fields in decisions}
        return {uid for uid in found if uid is not None}

    def _document(self, uid: str) -> OutgoingDocument:
        moment = self._moment
        fields = moment.record("document", uid) or {}
        seconds: dict[str | None, int] = {}
        for spent in moment.records("time", "document", uid).values():
            seconds[spent["annotator"]] = seconds.get(spent["annotator"], 0) + spent["seconds"]
        present = [
            Layer.from_fields(layer, found)
            for layer, found in moment.records("layer", "document", uid).items()
            if moment.has_arrived(found)
        ]
        asked = list(filter(self._wanted.has, present))
        seen = [layer for layer in asked if not moment.hides(uid, None if layer.gold else layer.annotator)]
        self.hidden += len(asked) - len(seen)
        chosen = sorted(seen, key=lambda layer: (layer.annotator or "", layer.uid))
        has_gold = self._wanted.gold and not moment.hides(uid, None)
        reviewed = gold_at(moment, uid, present) if has_gold else NO_GOLD
        kept = next((self._filled(layer, seconds) for layer in chosen if layer.gold), None)
        return OutgoingDocument(
            document=Document.from_fields(uid, fields),
            text=moment.text(fields["text"]),
            layers=tuple(self._filled(layer, seconds) for layer in chosen if not layer.gold),
            gold=reviewed.layer(uid, kept),
            decisions=tuple(_decision(decision, found) for decision, found in reviewed.decisions.items()),
        )

    def _filled(self, layer: Layer, seconds: Mapping[str | None, int]) -> OutgoingLayer:
        contents = {
            kind: self._moment.records(kind, "layer", layer.uid)
            for kind in ("span", "statement", "mark", "relation")
        }
        # Who reads the file knows only the entities that stand: the names of those united are theirs.
        standing = self._moment.standing
        spans = [
            canonical_span(Span.from_fields(uid, fields), standing)
            for uid, fields in contents["span"].items()
        ]
        return OutgoingLayer(
            layer=layer,
            # An imported gold layer brings its seconds in its extra: time is kept by annotator.
            seconds=layer.extra.get("seconds", 0) if layer.gold else seconds.get(layer.annotator, 0),
            marks=tuple(sorted(fields["paragraph"] for fields in contents["mark"].values())),
            spans=tuple(sorted(spans, key=lambda span: (span.start, span.end, span.uid))),
            statements=tuple(
                canonical_statement(Statement.from_fields(uid, fields), standing)
                for uid, fields in contents["statement"].items()
            ),
            relations=tuple(_relation(uid, fields) for uid, fields in contents["relation"].items()),
        )


def _relation(uid: str, fields: Fields) -> Relation:
    return Relation(
        uid, fields["type"], fields["source"] or "", fields["target"] or "", fields["extra"] or {}
    )


def _decision(uid: str, fields: Fields) -> Decision:
    return Decision(
        uid=uid,
        type=fields["type"],
        sources=fields["sources"],
        verdict=fields["verdict"],
        results=fields["results"],
        reviewer=fields["reviewer"],
        policy=fields["policy"],
        time=fields["time"],
        reason=fields["reason"],
        extra=fields["extra"] or {},
    )
