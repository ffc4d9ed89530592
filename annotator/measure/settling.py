"""Gold templates: one group's versions made into what gold holds of it.

Which source a template copies (and so its attributes and origin) never depends on the order of annotators.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from annotator.core.fragments import Fragments, hull
from annotator.core.records import Filling, Span, Stance, Statement
from annotator.measure.content import SpanContent, shared
from annotator.measure.groups import Group
from annotator.measure.votes import Undecided, Votes

Chosen = Mapping[str, Sequence[Span] | None]
"""For each span of each version: what gold holds in its place, perhaps nothing; None while that is open."""


def settled_spans(group: Group, votes: Votes) -> tuple[Span, ...]:
    """What gold holds of a group of spans; ``()`` when it is left out.

    Raises:
        Undecided: when the votes do not settle it.
    """
    finished = len(group.annotators)
    if not votes.stay(len(group.present), finished):
        return ()
    versions = [group.spans_of(annotator) for annotator in group.present]
    if any(len(spans) > 1 for spans in versions):
        said = [tuple(SpanContent.of(span) for span in spans) for spans in versions]
        winner = votes.elect(said, finished)
        alike = [spans for spans, content in zip(versions, said, strict=True) if content == winner]
        return tuple(replace(span, note="") for span in min(alike, key=lambda spans: spans[0].uid))
    spans = [span for (span,) in versions]
    label = votes.elect([span.label for span in spans], finished)
    entity = votes.elect([span.entity for span in spans], finished)
    fragments = votes.bound([span.fragments for span in spans], finished)
    wanted = SpanContent(fragments, label, entity or "")
    source = min(spans, key=lambda span: (_distance(SpanContent.of(span), wanted), span.uid))
    quote = _quote(fragments, [source, *spans])
    return (replace(source, label=label, entity=entity, fragments=fragments, quote=quote, note=""),)


def _distance(content: SpanContent, wanted: SpanContent) -> tuple[bool, bool, bool]:
    return (
        content.fragments != wanted.fragments,
        content.label != wanted.label,
        content.entity != wanted.entity,
    )


def _quote(fragments: Fragments, spans: Iterable[Span]) -> str:
    return next((span.quote for span in spans if hull(span.fragments) == hull(fragments)), "")


def settled_statements(group: Group, votes: Votes, chosen: Chosen) -> tuple[Statement, ...]:
    """What gold holds of a group of statements; ``()`` when it is left out.

    Its evidence is what any version that says the same cites, as far as gold holds it.

    Raises:
        Undecided: when the votes do not settle it, or some of its evidence is not settled.
    """
    finished = len(group.annotators)
    if not votes.stay(len(group.present), finished):
        return ()
    versions = [group.statements_of(annotator) for annotator in group.present]
    if any(len(statements) > 1 for statements in versions):
        said = [tuple(_said(statement) for statement in statements) for statements in versions]
        winner = votes.elect(said, finished)
        alike = [statements for statements, saying in zip(versions, said, strict=True) if saying == winner]
        return tuple(_settled(list(same), votes, len(same), chosen) for same in zip(*alike, strict=True))
    return (_settled([statement for (statement,) in versions], votes, finished, chosen),)


def _said(statement: Statement) -> tuple[object, ...]:
    roles = tuple(sorted((role, _reading(filling)) for role, filling in statement.roles.items()))
    return statement.type, roles, statement.stance.value, statement.voice


def _reading(filling: Filling | None) -> tuple[bool, str]:
    """Whether the role is filled, and its entity."""
    if filling is None:
        return False, ""
    return bool(filling.entity or filling.spans), filling.entity or ""


def _settled(statements: Sequence[Statement], votes: Votes, finished: int, chosen: Chosen) -> Statement:
    value = votes.elect([statement.stance.value for statement in statements], finished)
    voice = votes.elect([statement.voice for statement in statements], finished)
    names = dict.fromkeys(role for statement in statements for role in statement.roles)
    readings = {
        role: votes.elect([_reading(statement.roles.get(role)) for statement in statements], finished)
        for role in names
    }

    def distance(statement: Statement) -> tuple[int, str]:
        others = sum(_reading(statement.roles.get(role)) != readings[role] for role in names)
        return others + (statement.stance.value != value) + (statement.voice != voice), statement.uid

    ranked = sorted(statements, key=distance)
    source = ranked[0]
    roles = {
        role: _filling(role, reading, ranked, chosen)
        for role, reading in readings.items()
        if role in source.roles or reading[0]
    }
    cues = [statement.stance.spans for statement in ranked if statement.stance.value == value]
    return replace(
        source,
        roles=roles,
        stance=Stance(value, _evidence(cues, chosen)),
        spans=_evidence([statement.spans for statement in ranked], chosen),
        voice=voice,
        in_doubt=False,
        note="",
    )


def _filling(role: str, reading: tuple[bool, str], ranked: Sequence[Statement], chosen: Chosen) -> Filling:
    alike = [statement.roles[role] for statement in ranked if _reading(statement.roles.get(role)) == reading]
    cited = [filling.spans for filling in alike]
    evidence = _evidence(cited, chosen)
    if not evidence and all(cited):
        raise Undecided
    return Filling(reading[1] or None, evidence)


def _evidence(cited: Iterable[Sequence[str]], chosen: Chosen) -> tuple[str, ...]:
    """Uids of what gold holds in place of the cited spans; those of no version count for nothing."""
    found: dict[str, None] = {}
    for uid in (uid for uids in cited for uid in uids if uid in chosen):
        spans = chosen[uid]
        if spans is None:
            raise Undecided
        found.update(dict.fromkeys(span.uid for span in spans))
    return tuple(found)


def in_place_of(source: Span, gold: Sequence[Span]) -> tuple[Span, ...]:
    """Those of a group's ``gold`` spans that stand for ``source``: what shares words with it, else all."""
    near = tuple(span for span in gold if shared(span.fragments, source.fragments))
    return near or tuple(gold)
