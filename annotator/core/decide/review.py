"""Rules for decisions and the gold that follows from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from annotator.core.changes import PROJECT, Scope
from annotator.core.commands.review import (
    Decide,
    GoldItem,
    GoldSpan,
    GoldStatement,
    SetPolicy,
    SetReason,
    Undecide,
    gold_uids,
)
from annotator.core.decide.draft import Draft, Fields, Names, Rules
from annotator.core.decide.layers import GOLD, author_of, gold_layer, gold_uid, present_document
from annotator.core.decide.permits import require
from annotator.core.decide.spans import need_entity
from annotator.core.decisions import BY_POLICY, Decision, Source, decision_uid
from annotator.core.fragments import checked, hull
from annotator.core.kinds import VOICES
from annotator.core.records import Filling, Span, Stance, Statement
from annotator.errors import UserError

ORIGIN = "decision"
"""The origin of gold items that a decision made here."""


def _decide(command: Decide, draft: Draft) -> None:
    require(draft, "reviewer")
    document = _reviewable(draft, command.document)
    reviewer = author_of(draft) if command.policy is None else None
    _need_sources(draft, command.sources)
    uid = decision_uid(reviewer or BY_POLICY, [source.uid for source in command.sources])
    layer, scope = gold_layer(draft, command.document), Scope(command.document, reviewer or GOLD)
    results = gold_uids(uid, command.items)
    present = draft.get("decision", uid)
    going = set(command.replaces) | set(() if present is None else present["results"] or ())
    for earlier in _covered(draft, command, reviewer, uid):
        going |= set(earlier.results)
        draft.remove(_scope_of(earlier), "decision", earlier.uid)
    for name, item in zip(results, command.items, strict=True):
        _make(draft, scope, layer, document, name, item)
    _keep(draft, scope, uid, command, results, reviewer)
    _drop(draft, command.document, going - set(results), results)


def _reviewable(draft: Draft, uid: str) -> Fields:
    """The fields of a document that is neither removed nor closed."""
    document = present_document(draft, uid)
    if document["removed"]:
        raise UserError("document.removed", title=document["title"])
    if document["state"] == "closed":
        raise UserError("review.closed", title=document["title"])
    return document


def _need_sources(draft: Draft, sources: Sequence[Source]) -> None:
    """Somebody may have taken an item away since the reviewer looked at it."""
    if not sources or not all(_is_there(draft, source) for source in sources):
        raise UserError("review.source_gone")


def _is_there(draft: Draft, source: Source) -> bool:
    kinds = ("span", "statement") if source.is_item else ("decision",)
    return any(draft.get(kind, source.uid) is not None for kind in kinds)


def _decisions_naming(
    draft: Draft, document: str, names: Names, uids: Collection[str]
) -> Mapping[str, Fields]:
    """A gesture may make thousands of decisions: each looks only at those that have to do with it."""
    return draft.naming("decision", "document", document, names, uids)


def _covered(draft: Draft, command: Decide, reviewer: str | None, uid: str) -> list[Decision]:
    """Earlier decisions of the same maker, or of a policy, that the new one covers entirely."""
    sources = {source.uid for source in command.sources}
    near = [
        Decision.from_fields(other, fields)
        for other, fields in _decisions_naming(draft, command.document, _sources_of, sources).items()
        if other != uid and fields["reviewer"] in (None, reviewer)
    ]
    return [decision for decision in near if _covers(draft, sources, decision.sources)]


def _sources_of(decision: Fields) -> list[str]:
    told = decision["sources"] if isinstance(decision["sources"], list) else ()
    uids = [source.get("uid") for source in told if isinstance(source, dict)]
    return [uid for uid in uids if isinstance(uid, str)]


def _results_of(decision: Fields) -> list[str]:
    return [str(uid) for uid in decision["results"] or ()]


def _companions_of(decision: Fields) -> list[str]:
    """The decision along with which this one was made, if there is one."""
    extra = decision["extra"]
    along_with = extra.get("with") if isinstance(extra, dict) else None
    return [along_with] if isinstance(along_with, str) else []


def _covers(draft: Draft, sources: Collection[str], others: Sequence[Source]) -> bool:
    """Whether some of ``others`` are among ``sources`` and the rest, if any, is no longer there."""
    rest = [source for source in others if source.uid not in sources]
    return len(rest) < len(others) and not any(_is_there(draft, source) for source in rest)


def _scope_of(decision: Decision) -> Scope:
    return Scope(decision.document, decision.reviewer or GOLD)


# --- Gold items ------------------------------------------------------------------------------------------


def _make(draft: Draft, scope: Scope, layer: str, document: Fields, uid: str, item: GoldItem) -> None:
    kind = "span" if isinstance(item, GoldSpan) else "statement"
    if isinstance(item, GoldSpan):
        fields = _span_fields(draft, document, item)
    else:
        fields = _statement_fields(draft, layer, item)
    if draft.get(kind, uid) is None:
        draft.create(scope, kind, uid, layer=layer, origin=ORIGIN, **fields)
    else:
        draft.set(scope, kind, uid, **fields)


def _span_fields(draft: Draft, document: Fields, item: GoldSpan) -> dict[str, Any]:
    if draft.get("label", item.label) is None:
        raise UserError("label.unknown", label=item.label)
    need_entity(draft, item.entity)
    fragments = checked(item.fragments, draft.text_length(document))
    in_force = draft.need("project", "project")["codebook_version"]
    return {
        "label": item.label,
        "fragments": [list(fragment) for fragment in fragments],
        "quote": draft.text_slice(document, *hull(fragments)),
        "entity": item.entity,
        "attributes": dict(item.attributes) or None,
        "codebook_version": in_force if item.codebook_version is None else item.codebook_version,
    }


def _statement_fields(draft: Draft, layer: str, item: GoldStatement) -> dict[str, Any]:
    if draft.get("statement_type", item.type) is None:
        raise UserError("statement_type.unknown", type=item.type)
    if item.stance.value is not None and draft.get("value", item.stance.value) is None:
        raise UserError("stance.unknown", value=item.stance.value)
    if item.voice is not None and item.voice not in VOICES:
        raise UserError("voice.unknown", voice=item.voice, known=", ".join(VOICES))
    evidence = [uid for filling in item.roles.values() for uid in filling.spans]
    for uid in (*evidence, *item.stance.spans, *item.spans):
        if draft.need("span", uid)["layer"] != layer:
            raise UserError("statement.foreign_span", span=uid)
    for filling in item.roles.values():
        need_entity(draft, filling.entity)
    return {
        "type": item.type,
        "roles": {role: filling.to_fields() for role, filling in item.roles.items()},
        "stance": item.stance.to_fields(),
        "spans": list(item.spans) or None,
        "voice": item.voice,
        "attributes": dict(item.attributes) or None,
    }


def _drop(draft: Draft, document: str, going: Collection[str], instead: Sequence[str]) -> None:
    """Take gold items away that nobody cites any more; what rested on them rests on what came ``instead``."""
    if not going:
        return
    layer = gold_uid(document)
    citing = _decisions_naming(draft, document, _results_of, going).values()
    cited = {uid for fields in citing for uid in _results_of(fields)}
    gone: dict[str, Span] = {}
    for uid in sorted(set(going) - cited):
        for kind in ("span", "statement"):
            fields = draft.get(kind, uid)
            if fields is not None and fields["layer"] == layer:
                if kind == "span":
                    gone[uid] = Span.from_fields(uid, fields)
                draft.remove(Scope(document, GOLD), kind, uid)
    if gone:
        spans = [(uid, draft.get("span", uid)) for uid in instead]
        _rest(draft, layer, gone, [Span.from_fields(uid, fields) for uid, fields in spans if fields])


def _rest(draft: Draft, layer: str, gone: Mapping[str, Span], instead: Sequence[Span]) -> None:
    """Let gold statements that rest on ``gone`` spans rest on those that took their place."""
    places = {uid: _place_of(span, instead) for uid, span in gone.items()}
    for uid, fields in draft.naming("statement", "layer", layer, _evidence_of, gone).items():
        statement = Statement.from_fields(uid, fields)
        roles = {
            role: Filling(filling.entity, _moved(filling.spans, places)).to_fields()
            for role, filling in statement.roles.items()
        }
        stance = Stance(statement.stance.value, _moved(statement.stance.spans, places)).to_fields()
        passage = list(_moved(statement.spans, places)) or None
        scope = Scope(draft.need("layer", layer)["document"], GOLD)
        draft.set(scope, "statement", uid, roles=roles, stance=stance, spans=passage)


def _place_of(span: Span, instead: Sequence[Span]) -> tuple[str, ...]:
    """Of the spans that came instead: those of the same label on the same words, else all on these words."""
    near = [other for other in instead if other.start < span.end and span.start < other.end]
    alike = [other for other in near if other.label == span.label]
    return tuple(other.uid for other in alike or near)


def _moved(uids: Iterable[str], places: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new for uid in uids for new in places.get(uid, (uid,))))


# --- Decisions -------------------------------------------------------------------------------------------


def _keep(
    draft: Draft,
    scope: Scope,
    uid: str,
    command: Decide,
    results: Sequence[str],
    reviewer: str | None,
) -> None:
    """Write the decision itself; one that says what is said already keeps its time."""
    said = {
        "type": command.type,
        "sources": [source.to_fields() for source in command.sources],
        "verdict": command.verdict,
        "results": list(results),
        "policy": None if command.policy is None else dict(command.policy),
        "reason": command.reason,
        "extra": {} if command.along_with is None else {"with": command.along_with},
    }
    present = draft.get("decision", uid)
    if present is None:
        fields = {**said, "document": command.document, "reviewer": reviewer, "time": command.time}
        draft.create(scope, "decision", uid, **fields)
    elif any(present[name] != value for name, value in said.items()):
        draft.set(scope, "decision", uid, time=command.time, **said)


def _undecide(command: Undecide, draft: Draft) -> None:
    require(draft, "reviewer")
    decision = Decision.from_fields(command.decision, draft.need("decision", command.decision))
    _need_own(draft, decision)
    _reviewable(draft, decision.document)
    draft.remove(_scope_of(decision), "decision", decision.uid)
    _drop(draft, decision.document, decision.results, ())
    along = _decisions_naming(draft, decision.document, _companions_of, (decision.uid,))
    for other in [Decision.from_fields(*one) for one in along.items()]:
        is_alone = other.along_with == decision.uid and other.reviewer == decision.reviewer
        if is_alone and not _is_rested_on(draft, other):
            draft.remove(_scope_of(other), "decision", other.uid)
            _drop(draft, decision.document, other.results, ())


def _is_rested_on(draft: Draft, decision: Decision) -> bool:
    """Whether some gold statement has the results of ``decision`` among its evidence."""
    layer = gold_uid(decision.document)
    return bool(draft.naming("statement", "layer", layer, _evidence_of, decision.results))


def _evidence_of(statement: Fields) -> list[str]:
    return list(Statement.from_fields("", statement).evidence())


def _need_own(draft: Draft, decision: Decision) -> None:
    """A reviewer's decision is theirs alone; a policy's is everybody's who may review."""
    if decision.reviewer is not None and decision.reviewer != author_of(draft):
        raise UserError("review.not_yours")


def _set_reason(command: SetReason, draft: Draft) -> None:
    require(draft, "reviewer")
    decision = Decision.from_fields(command.decision, draft.need("decision", command.decision))
    _need_own(draft, decision)
    _reviewable(draft, decision.document)
    draft.set(_scope_of(decision), "decision", decision.uid, reason=command.reason.strip())


def _set_policy(command: SetPolicy, draft: Draft) -> None:
    require(draft, "reviewer")
    policy = None if command.policy is None else dict(command.policy)
    draft.set(PROJECT, "project", "project", policy=policy)


RULES: Rules = {
    Decide: _decide,
    Undecide: _undecide,
    SetReason: _set_reason,
    SetPolicy: _set_policy,
}
