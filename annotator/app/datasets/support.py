"""Soft labels: for each item how many of those who finished the document have it, and what they say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from annotator.core.records import Span, Statement
from annotator.core.text.boundaries import paragraphs
from annotator.core.uids import derived_uid
from annotator.measure.align import span_groups, statement_groups
from annotator.measure.groups import Group, Item
from annotator.measure.material import Material, Version
from annotator.plugin_api import OutgoingDocument, OutgoingLayer

SOFT = "soft"
"""The key of an item's ``extra`` under which its support is: ``{"unit", "support", "votes"}``."""

_DIGITS = 6


def with_support(outgoing: OutgoingDocument) -> OutgoingDocument:
    """The finished layers, each item with its support among them.

    Items of several annotators that are about the same thing are one *unit*. ``support`` is the share of
    annotators who have it, ``votes`` the share of those, by stance value of statements (of those who gave
    one) or by label of spans; who split what others left whole divides their vote.
    """
    finished = tuple(layer for layer in outgoing.layers if layer.layer.status == "done")
    text = outgoing.text
    versions = tuple(
        Version(layer.layer.annotator or "", layer.spans, layer.statements) for layer in finished
    )
    material = Material(outgoing.document.uid, len(text), tuple(paragraphs(text)), versions)
    told = _told((*span_groups(material), *statement_groups(material)))
    layers = tuple(_with(layer, told) for layer in finished)
    return replace(outgoing, layers=layers, gold=None)


def _told(groups: Iterable[Group]) -> dict[str, Mapping[str, Any]]:
    told: dict[str, Mapping[str, Any]] = {}
    for group in groups:
        votes = Counter[str]()
        for annotator in group.present:
            said = [value for item in group.items[annotator] if (value := _value(item)) is not None]
            for value in said:
                votes[value] += Fraction(1, len(said))  # type: ignore[assignment]
        total = sum(votes.values())
        unit = {
            "unit": derived_uid("unit", *group.sources),
            "support": round(len(group.present) / len(group.annotators), _DIGITS),
            "votes": {value: round(float(votes[value] / total), _DIGITS) for value in sorted(votes)},
        }
        told.update(dict.fromkeys(group.sources, unit))
    return told


def _value(item: Item) -> str | None:
    return item.label if isinstance(item, Span) else item.stance.value


def _with(layer: OutgoingLayer, told: Mapping[str, Mapping[str, Any]]) -> OutgoingLayer:
    def marked_span(item: Span) -> Span:
        return replace(item, extra={**item.extra, SOFT: told[item.uid]})

    def marked_statement(item: Statement) -> Statement:
        return replace(item, extra={**item.extra, SOFT: told[item.uid]})

    return replace(
        layer,
        spans=tuple(map(marked_span, layer.spans)),
        statements=tuple(map(marked_statement, layer.statements)),
    )
