"""Whose labels go into a dataset: gold, somebody's, everybody's, or what most of them say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.app.datasets.plan import ALL, GOLD, MAJORITY, SOFT
from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator, Layer, Span, Statement
from annotator.core.text.boundaries import paragraphs
from annotator.core.uids import derived_uid
from annotator.plugin_api import Format, Holds, OutgoingDocument, OutgoingLayer, Report

if TYPE_CHECKING:
    from annotator.measure.policies import Policy

Choice = Callable[[OutgoingDocument, Report], OutgoingDocument | None]
"""The document with the layers that were chosen; None, with the reason reported, where it has none."""

DONE = "done"
_COMPUTED = {GOLD: Annotator(GOLD, GOLD), MAJORITY: Annotator(MAJORITY, MAJORITY)}


def choice(
    layer: str, chosen: Format, codebook: Codebook, policy: Mapping[str, Any] | None, *, done: bool
) -> Choice:
    """How the layer of this name is taken from a document that was read with all that it needs.

    ``policy`` is the project's: votes unite ends that lie apart as it does.
    """
    if layer == MAJORITY:
        from annotator.measure.policies import Policy

        rule = replace(Policy.from_json(policy), name="majority")
        scale = {value.id: value.number for value in codebook.values}
        return lambda outgoing, report: _majority(outgoing, scale, rule, report)
    if layer == SOFT:
        from annotator.app.datasets.support import with_support

        return lambda outgoing, report: _some(with_support(outgoing), report, done=True)
    if layer == GOLD:
        as_person = Holds.GOLD not in chosen.holds
        return lambda outgoing, report: _gold(outgoing, report, done=done, as_person=as_person)
    return lambda outgoing, report: _some(outgoing, report, done=done)


def read_as(layer: str) -> str:
    """What to read of the project for it, in the words of an export's ``layers``."""
    return ALL if layer in (ALL, MAJORITY, SOFT) else layer


def is_one(layer: str, people: Sequence[Annotator]) -> bool:
    """Whether each document has one layer of that kind, so that naming whose it is adds nothing."""
    if layer in (GOLD, MAJORITY):
        return True
    return layer not in (ALL, SOFT) and len(people) == 1


def named(layer: str, people: Sequence[Annotator], chosen: Format) -> list[Annotator]:
    """The people that the dataset's layers are called by, in the order of their uids."""
    if layer == MAJORITY:
        return [_COMPUTED[MAJORITY]]
    as_person = [_COMPUTED[GOLD]] if layer == GOLD and Holds.GOLD not in chosen.holds else []
    return sorted([*people, *as_person], key=lambda person: person.uid)


def makers(outgoing: OutgoingDocument, kept: OutgoingDocument, layer: str) -> set[str]:
    """Who made what was ``kept`` of a document: its annotators, for gold its reviewers, else who voted."""
    if layer == MAJORITY:
        voted = (each.layer for each in outgoing.layers if each.layer.status == DONE)
        return {voter.annotator for voter in voted if voter.annotator}
    if layer == GOLD:
        told = {decision.reviewer for decision in outgoing.decisions}
        told.add(outgoing.gold.layer.annotator if outgoing.gold is not None else None)
        return {uid for uid in told if uid is not None}
    return {each.layer.annotator for each in kept.layers if each.layer.annotator}


def _gold(
    outgoing: OutgoingDocument, report: Report, *, done: bool, as_person: bool
) -> OutgoingDocument | None:
    gold = outgoing.gold
    document = outgoing.document
    if gold is None or (done and document.state != "closed"):
        report.lose(document.uid, "dataset.no_gold", title=document.title)
        return None
    if not as_person:
        return replace(outgoing, layers=())
    layer = replace(gold.layer, gold=False, annotator=_COMPUTED[GOLD].uid)
    return replace(outgoing, layers=(replace(gold, layer=layer),), gold=None)


def _some(outgoing: OutgoingDocument, report: Report, *, done: bool) -> OutgoingDocument | None:
    layers = tuple(layer for layer in outgoing.layers if _counts(layer, done=done))
    gold = outgoing.gold
    if not layers and gold is None:
        report.lose(outgoing.document.uid, "dataset.not_labelled", title=outgoing.document.title)
        return None
    return replace(outgoing, layers=layers)


def _counts(layer: OutgoingLayer, *, done: bool) -> bool:
    """An unfinished layer without a label says nothing; a finished one says that there is nothing."""
    if layer.layer.status == DONE:
        return True
    return not done and bool(layer.spans or layer.statements or layer.relations)


def _majority(
    outgoing: OutgoingDocument, scale: Mapping[str, float | None], rule: Policy, report: Report
) -> OutgoingDocument | None:
    """What more than half of the finished layers say; a single one is its own majority."""
    finished = [layer for layer in outgoing.layers if layer.layer.status == DONE]
    document = outgoing.document
    if not finished:
        report.lose(document.uid, "dataset.not_labelled", title=document.title)
        return None
    spans, statements = _voted(outgoing, finished, scale, rule, report)
    layer = Layer(derived_uid(MAJORITY, document.uid), document.uid, MAJORITY, False, DONE, "", {})
    made = OutgoingLayer(
        layer,
        0,
        (),
        tuple(sorted(spans, key=lambda span: (span.start, span.end, span.uid))),
        tuple(sorted(statements, key=lambda statement: statement.uid)),
        (),
    )
    return replace(outgoing, layers=(made,), gold=None)


def _voted(
    outgoing: OutgoingDocument,
    finished: Sequence[OutgoingLayer],
    scale: Mapping[str, float | None],
    rule: Policy,
    report: Report,
) -> tuple[list[Span], list[Statement]]:
    from annotator.measure.disagreements import findings
    from annotator.measure.material import Material, Version
    from annotator.measure.policies import choices

    if len(finished) == 1:
        return list(finished[0].spans), list(finished[0].statements)
    versions = tuple(
        Version(layer.layer.annotator or "", layer.spans, layer.statements, frozenset(layer.marks))
        for layer in finished
    )
    text, document = outgoing.text, outgoing.document
    material = Material(document.uid, len(text), tuple(paragraphs(text)), versions)
    found = findings(material, rule.reach, scale)
    chosen = choices(material, found, rule)
    if len(chosen) < len(found):
        report.lose(document.uid, "dataset.undecided", title=document.title, count=len(found) - len(chosen))
    items = [item for made in chosen for item in made.items]
    spans = [
        item if item.quote else replace(item, quote=text[item.start : item.end])
        for item in items
        if isinstance(item, Span)
    ]
    return spans, [item for item in items if isinstance(item, Statement)]
