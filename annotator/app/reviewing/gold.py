"""Which gold follows from the decisions there are.

A decision made here is about one group; one from a foreign file may be about several, so it is taken apart:
a *part* is what a decision makes of items that belong together. Of parts about the same items

* a reviewer's counts before a policy's, and of one maker's the later;
* a decision that names another among its sources, as it stands now, settles it;
* two reviewers' that say different things are in conflict, and neither is gold; if they say the same, they
  are one.

Gold is what the remaining parts made, and imported gold items that no decision made. What a statement in it
rests on is gold, too: evidence that was decided anew is replaced by what came of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from annotator.app.reviewing.parts import Part, parts_of
from annotator.core.decide.layers import gold_uid
from annotator.core.decide.review import ORIGIN
from annotator.core.decisions import Decision
from annotator.core.records import Filling, Span, Stance, Statement
from annotator.core.same_as import canonical_span, canonical_statement
from annotator.measure.groups import Item

if TYPE_CHECKING:
    from annotator.app.project import Project


@dataclass(frozen=True, slots=True)
class Gold:
    """What counts as gold in one document.

    Attributes:
        spans: by start, end and uid.
        statements: by uid; their evidence is among ``spans``.
        parts: what made it, and what left something out of it.
        disputed: parts in conflict; their items are not gold.
        lost: gold statements some of whose evidence is gone.
        loose: imported gold items that no decision made.
        heirs: for each item that was decided away, what gold holds in its place.
    """

    spans: tuple[Span, ...] = ()
    statements: tuple[Statement, ...] = ()
    parts: tuple[Part, ...] = ()
    disputed: tuple[Part, ...] = ()
    lost: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    heirs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def items(self) -> dict[str, Item]:
        """Spans and statements by uid."""
        return {**{span.uid: span for span in self.spans}, **{one.uid: one for one in self.statements}}


@dataclass(frozen=True, slots=True)
class Told:
    """What a project tells of a document's gold: decisions, and all items of the gold layer by uid."""

    decisions: tuple[Decision, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)


def told(project: Project, document: str) -> Told:
    """The decisions on a document and its gold layer, as they are kept."""
    with project.reading():
        decisions = project.records("decision", "document", document)
        uid = gold_uid(document)
        is_hidden = project.record("layer", uid) is not None and all(
            layer.uid != uid for layer in project.layers(document)
        )
        spans = [] if is_hidden else project.spans_of(uid)
        statements = [] if is_hidden else project.statements_of(uid)
    return Told(
        tuple(Decision.from_fields(*found) for found in decisions.items()),
        {span.uid: span for span in spans},
        {statement.uid: statement for statement in statements},
    )


def gold(project: Project, document: str) -> Gold:
    """The gold of a document as it stands."""
    with project.reading():
        known = told(project, document)
        layers = [layer for layer in project.layers(document) if not layer.gold]
        standing = project.canonical_entities()
        # Only decisions of foreign files need a look at what they were made of.
        looked_at = [] if all(decision.is_ours for decision in known.decisions) else layers
        items: dict[str, Item] = {}
        for layer in looked_at:
            items.update((span.uid, span) for span in project.spans_of(layer.uid))
            items.update((one.uid, one) for one in project.statements_of(layer.uid))
    return effective(known, items, standing)


def effective(known: Told, items: Mapping[str, Item], standing: Mapping[str, str]) -> Gold:
    """The gold that follows from ``known``.

    ``items`` are the annotators', by uid; ``standing`` tells which entity stands for another, and gold names
    that one. The answer depends on what there is alone, not on the order in which it came.
    """
    if standing:
        known = Told(
            known.decisions,
            {uid: canonical_span(span, standing) for uid, span in known.spans.items()},
            {uid: canonical_statement(one, standing) for uid, one in known.statements.items()},
        )
    decisions = sorted(known.decisions, key=lambda decision: decision.uid)
    parts = [part for decision in decisions for part in parts_of(decision, known, items)]
    beside = _neighbours(parts)
    live = {number for number in range(len(parts)) if not _is_overridden(number, parts, beside)}
    contents = _Contents(known)
    disputed = {
        number
        for number in live
        for other in beside[number] & live
        if parts[number].decision.reviewer != parts[other].decision.reviewer
        and contents.of(parts[number]) != contents.of(parts[other])
    }
    standing_parts = sorted(live - disputed)
    echoes = {
        number
        for number in standing_parts
        if any(other < number and other not in disputed for other in beside[number] & live)
    }
    counted = {uid for number in standing_parts if number not in echoes for uid in parts[number].results}
    loose = _loose(known)
    return _gold(
        known,
        counted | loose,
        loose,
        [parts[number] for number in standing_parts],
        [parts[number] for number in sorted(disputed)],
        parts,
    )


def _neighbours(parts: Sequence[Part]) -> list[set[int]]:
    """For each part, by number, the others that are about one of the same items."""
    about: dict[str, set[int]] = {}
    for number, part in enumerate(parts):
        for source in part.sources:
            about.setdefault(source, set()).add(number)
    return [
        set().union(*(about[source] for source in part.sources)) - {number}
        for number, part in enumerate(parts)
    ]


def _is_overridden(number: int, parts: Sequence[Part], beside: Sequence[set[int]]) -> bool:
    own = parts[number].decision
    return any(
        _goes_before(parts[other].decision, own)
        for other in beside[number]
        if parts[other].decision.uid != own.uid
    )


def _goes_before(other: Decision, own: Decision) -> bool:
    """Whether ``other`` takes the place of ``own`` where both are about the same."""
    if any(source.uid == own.uid and source.digest in ("", own.digest) for source in other.sources):
        return True
    if own.reviewer == other.reviewer:
        return (other.time, other.uid) > (own.time, own.uid)
    return own.reviewer is None


def _loose(known: Told) -> set[str]:
    cited = {uid for decision in known.decisions for uid in decision.results}
    everything: Iterable[Item] = (*known.spans.values(), *known.statements.values())
    return {item.uid for item in everything if item.uid not in cited and item.origin != ORIGIN}


# --- What is said ----------------------------------------------------------------------------------------


class _Contents:
    """What parts say, apart from uids, so that two reviewers who say the same are seen to."""

    def __init__(self, known: Told) -> None:
        self._known = known

    def of(self, part: Part) -> list[str]:
        """The contents of a part's results, in an order of their own."""
        return sorted(json.dumps(self._content(uid), sort_keys=True) for uid in part.results)

    def _content(self, uid: str) -> list[Any]:
        if uid in self._known.spans:
            span = self._known.spans[uid]
            return [span.label, span.fragments, span.entity, dict(span.attributes)]
        statement = self._known.statements[uid]
        roles = {
            role: [filling.entity, self._places(filling.spans)] for role, filling in statement.roles.items()
        }
        stance = [statement.stance.value, self._places(statement.stance.spans)]
        passage = self._places(statement.spans)
        return [statement.type, roles, stance, passage, statement.voice, dict(statement.attributes)]

    def _places(self, spans: Iterable[str]) -> list[Any]:
        found = (self._known.spans.get(uid) for uid in spans)
        return sorted([span.label, span.fragments] for span in found if span is not None)


# --- What is whole ---------------------------------------------------------------------------------------


def _gold(
    known: Told,
    uids: set[str],
    loose: set[str],
    live: Sequence[Part],
    disputed: Sequence[Part],
    parts: Sequence[Part],
) -> Gold:
    spans = [span for uid, span in known.spans.items() if uid in uids]
    heirs = _heirs(uids, live, parts)
    in_dispute = {uid for part in disputed for uid in part.results}
    statements, lost = [], set()
    for uid in sorted(uids & known.statements.keys()):
        statement = known.statements[uid]
        missing = [span for span in statement.evidence() if span not in uids]
        if missing:
            of_spans = {span: [new for new in heirs[span] if new in known.spans] for span in heirs}
            statement = _resting_on(statement, uids & known.spans.keys(), of_spans)
            if any(not heirs.get(span) and span not in in_dispute for span in missing):
                lost.add(uid)
        statements.append(statement)
    return Gold(
        tuple(sorted(spans, key=lambda span: (span.start, span.end, span.uid))),
        tuple(statements),
        tuple(live),
        tuple(disputed),
        frozenset(lost),
        frozenset(loose),
        heirs,
    )


def _heirs(uids: set[str], live: Sequence[Part], parts: Sequence[Part]) -> dict[str, tuple[str, ...]]:
    """For each item that was decided away, those in gold that were made of the same sources."""
    heirs: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for uid in part.results:
            if uid not in uids:
                made = [new for other in live if part.sources & other.sources for new in other.results]
                heirs[uid] = tuple(dict.fromkeys(new for new in made if new in uids))
    return heirs


def _resting_on(statement: Statement, gold: set[str], heirs: Mapping[str, Sequence[str]]) -> Statement:
    """``statement`` with all its evidence in gold."""

    def moved(spans: Iterable[str]) -> tuple[str, ...]:
        found = (new for uid in spans for new in ((uid,) if uid in gold else heirs.get(uid, ())))
        return tuple(dict.fromkeys(found))

    roles = {role: Filling(filling.entity, moved(filling.spans)) for role, filling in statement.roles.items()}
    stance = Stance(statement.stance.value, moved(statement.stance.spans))
    return replace(statement, roles=roles, stance=stance, spans=moved(statement.spans))
