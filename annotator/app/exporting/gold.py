"""Gold as it leaves the project: what counts, the decisions that made it, and how much is still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotator.app.reviewing.gold import Gold, Told, effective
from annotator.core.decide.layers import gold_uid
from annotator.core.decisions import Decision
from annotator.core.digests import digest
from annotator.core.records import Layer, Span, Statement
from annotator.core.same_as import canonical_span, canonical_statement
from annotator.measure.groups import Item
from annotator.plugin_api import Issue, OutgoingLayer

if TYPE_CHECKING:
    from annotator.app.exporting.moment import Moment
    from annotator.app.project import Project

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OutgoingGold:
    """A document's gold, and its decisions in force by uid, as the fields of records of that kind."""

    gold: Gold
    decisions: Mapping[str, Fields]

    def layer(self, document: str, kept: OutgoingLayer | None) -> OutgoingLayer | None:
        """The gold layer with what counts in it; ``kept`` is the layer as it is in the project, if it is."""
        if kept is None:
            if not self.gold.spans and not self.gold.statements:
                return None
            layer = Layer(gold_uid(document), document, None, True, "done", "", {})
            kept = OutgoingLayer(layer, 0, (), (), (), ())
        there = self.gold.items()
        relations = tuple(one for one in kept.relations if one.source in there and one.target in there)
        return replace(kept, spans=self.gold.spans, statements=self.gold.statements, relations=relations)


NO_GOLD = OutgoingGold(Gold(), {})
"""What leaves where gold was not asked for, or may not be seen."""


def gold_at(moment: Moment, document: str, layers: Sequence[Layer]) -> OutgoingGold:
    """A document's gold at a moment, while the moment is held; ``layers`` are all that have arrived."""
    decisions = moment.records("decision", "document", document)
    uid = gold_uid(document)
    if moment.record("layer", uid) is not None and all(layer.uid != uid for layer in layers):
        return OutgoingGold(Gold(), decisions)
    known = Told(
        tuple(Decision.from_fields(*found) for found in decisions.items()),
        {one.uid: one for one in _spans(moment, uid)},
        {one.uid: one for one in _statements(moment, uid)},
    )
    items = _labelled(moment, known, layers)
    gold = effective(known, items, moment.standing)
    in_force = {part.decision.uid for part in gold.parts}
    digests = _digests(items, moment.standing)
    return OutgoingGold(
        gold, {uid: _told(decisions[uid], gold, digests) for uid in decisions if uid in in_force}
    )


def unsettled(project: Project, document: str, title: str, *, has_gold: bool) -> Iterator[Issue]:
    """How many disagreements of a document are not in its gold yet: nothing where none is.

    The document is looked at as it stands now. One without any gold is passed over unless ``has_gold`` says
    that gold was asked for: whoever exports everything need not be told that nobody has reviewed it.
    """
    if not has_gold and not project.records("decision", "document", document):
        return
    from annotator.app.reviewing.rows import board

    seen = board(project, document)
    if seen.to_decide:
        yield Issue(
            document,
            "export.gold_unsettled",
            {
                "title": title,
                "waiting": len(seen.to_decide),
                "undecided": seen.count("open"),
                "stale": seen.count("stale"),
                "conflicts": seen.count("conflict"),
            },
        )


def _spans(moment: Moment, layer: str) -> Iterator[Span]:
    return (Span.from_fields(uid, fields) for uid, fields in moment.records("span", "layer", layer).items())


def _statements(moment: Moment, layer: str) -> Iterator[Statement]:
    found = moment.records("statement", "layer", layer).items()
    return (Statement.from_fields(uid, fields) for uid, fields in found)


def _labelled(moment: Moment, known: Told, layers: Sequence[Layer]) -> dict[str, Item]:
    """The annotators' items, where a foreign decision must be taken apart or digests told anew."""
    if not known.decisions or (all(decision.is_ours for decision in known.decisions) and not moment.standing):
        return {}
    items: dict[str, Item] = {}
    for layer in layers:
        if not layer.gold:
            items.update((one.uid, one) for one in _spans(moment, layer.uid))
            items.update((one.uid, one) for one in _statements(moment, layer.uid))
    return items


def _digests(items: Mapping[str, Item], standing: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The digests, kept and leaving, of items that leave with another entity than they are kept with."""
    found: dict[str, tuple[str, str]] = {}
    for uid, item in items.items() if standing else ():
        if isinstance(item, Span):
            leaving: Item = canonical_span(item, standing)
        else:
            leaving = canonical_statement(item, standing)
        if leaving != item:
            found[uid] = digest(item), digest(leaving)
    return found


def _told(fields: Fields, gold: Gold, digests: Mapping[str, tuple[str, str]]) -> Fields:
    """A decision's fields, its digests those of the items as they leave.

    Where another reviewer said the same, its results are the other's, which are gold.
    """
    results = fields["results"] or []
    if any(isinstance(uid, str) and uid in gold.heirs for uid in results):
        known = [uid for uid in results if isinstance(uid, str)]
        moved = [new for uid in known for new in gold.heirs.get(uid, (uid,))]
        fields = {**fields, "results": list(dict.fromkeys(moved))}
    if digests:
        fields = {**fields, "sources": [_leaving(source, digests) for source in fields["sources"] or ()]}
    return fields


def _leaving(source: Any, digests: Mapping[str, tuple[str, str]]) -> Any:
    if not isinstance(source, dict):
        return source
    kept, leaving = digests.get(str(source.get("uid")), ("", ""))
    return {**source, "digest": leaving} if kept and source.get("digest") == kept else source
