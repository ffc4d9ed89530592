"""What a format cannot hold of what there is, item by item, from what it declares to hold."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.core.records import Span, Statement
from annotator.plugin_api import Format, Holds, Issue, OutgoingDocument, OutgoingLayer


def losses(format_: Format, outgoing: OutgoingDocument) -> Iterator[Issue]:
    """What ``format_`` leaves out of one document.

    That a table of statements has no column for whole texts is what a table is; texts, the codebook and
    unknown keys are told in the format's description and not counted here. What somebody has labelled or
    written is.
    """
    holds = format_.holds
    for layer in outgoing.all_layers():
        if layer.layer.gold and Holds.GOLD not in holds:
            yield _issue(layer.layer.uid, "export.lost_gold", format_, title=outgoing.document.title)
        else:
            yield from _of_layer(format_, layer, outgoing.document.title)
    if Holds.DECISIONS not in holds:
        for decision in outgoing.decisions:
            yield _issue(decision.uid or "", "export.lost_decision", format_)


def _of_layer(format_: Format, layer: OutgoingLayer, title: str) -> Iterator[Issue]:
    if layer.layer.annotator and not layer.layer.gold and Holds.ANNOTATORS not in format_.holds:
        yield _issue(layer.layer.uid, "export.lost_annotator", format_, title=title)
    yield from _spans(format_, layer)
    for statement in layer.statements:
        yield from _statement(format_, statement)
    if Holds.RELATIONS not in format_.holds:
        for relation in layer.relations:
            yield _issue(relation.uid or "", "export.lost_relation", format_, type=relation.type)
    if Holds.PROGRESS not in format_.holds:
        yield from _progress(format_, layer, title)


def _progress(format_: Format, layer: OutgoingLayer, title: str) -> Iterator[Issue]:
    if layer.marks or layer.layer.notes:
        yield _issue(layer.layer.uid, "export.lost_notes", format_, title=title)
    if layer.seconds:
        yield _issue(layer.layer.uid, "export.lost_time", format_, title=title)
    if layer.layer.status != "not_started" and not (layer.spans or layer.statements):
        # Somebody who found nothing agrees or disagrees with others no less than who did.
        yield _issue(layer.layer.uid, "export.lost_empty_layer", format_, title=title)


def _spans(format_: Format, layer: OutgoingLayer) -> Iterator[Issue]:
    held = Holds.SPANS in format_.holds
    # A format of statements alone still holds the spans that a statement rests on.
    cited = Holds.STATEMENTS in format_.holds
    evidence = {uid for statement in layer.statements for uid in statement.evidence()} if cited else set()
    for span in layer.spans:
        if not held and span.uid not in evidence:
            yield _issue(span.uid, "export.lost_span", format_, label=span.label)
            continue
        if len(span.fragments) > 1 and Holds.FRAGMENTS not in format_.holds:
            yield _issue(span.uid, "export.lost_fragments", format_, label=span.label)
        yield from _of_item(format_, "span", span, has_entity=span.entity is not None)


def _statement(format_: Format, statement: Statement) -> Iterator[Issue]:
    if Holds.STATEMENTS not in format_.holds:
        yield _issue(statement.uid, "export.lost_statement", format_)
        return
    has_entity = any(filling.entity for filling in statement.roles.values())
    yield from _of_item(format_, "statement", statement, has_entity=has_entity)
    if (statement.voice or statement.in_doubt) and Holds.DETAILS not in format_.holds:
        yield _issue(statement.uid, "export.lost_details", format_)


def _of_item(format_: Format, kind: str, item: Span | Statement, *, has_entity: bool) -> Iterator[Issue]:
    if has_entity and Holds.ENTITIES not in format_.holds:
        yield _issue(item.uid, "export.lost_entity", format_, kind=kind)
    if item.attributes and Holds.ATTRIBUTES not in format_.holds:
        yield _issue(item.uid, "export.lost_attributes", format_, kind=kind)
    if item.note and Holds.NOTES not in format_.holds:
        yield _issue(item.uid, "export.lost_note", format_, kind=kind)


def _issue(where: str, code: str, format_: Format, **params: object) -> Issue:
    return Issue(where, code, {"uid": where, "format": format_.name, **params})
