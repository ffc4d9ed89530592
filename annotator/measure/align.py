"""Which items of several annotators are about the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from annotator.core.records import Span, Statement
from annotator.measure.affinity import match_spans, match_statements
from annotator.measure.bundles import Bundle, bundles, nodes
from annotator.measure.content import SpanContent, StatementContent
from annotator.measure.groups import Group, Kind
from annotator.measure.material import Material, Version
from annotator.measure.splits import SPAN_SPLITS, STATEMENT_SPLITS, united

C = TypeVar("C", SpanContent, StatementContent)
T = TypeVar("T", Span, Statement)


def span_groups(material: Material) -> tuple[Group, ...]:
    """The document's spans in groups, in text order; every span is in exactly one.

    Each two annotators are matched one-to-one by the heaviest matching (label, then Jaccard overlap of
    fragments, then entity), and groups are the connected components of these matches, one item a person: the
    heaviest match first, ties broken by content alone. Then the pieces of what another person left whole are
    put together. The result depends neither on the order of annotators nor on uids.
    """
    layers = {
        version.annotator: [(SpanContent.of(span), span) for span in version.spans]
        for version in material.versions
    }
    found = bundles(nodes(layers), material.annotators, match_spans)
    return _groups("span", united(found, material.annotators, SPAN_SPLITS), material)


def statement_groups(material: Material) -> tuple[Group, ...]:
    """The document's statements in groups, in the order of their evidence; every statement is in exactly one.

    As :func:`span_groups`, matched by the entities of roles and by evidence. Statements without common words
    match only when they tie the same entities with the same stance.
    """
    layers = {version.annotator: _statements(version) for version in material.versions}
    found = bundles(nodes(layers), material.annotators, match_statements)
    return _groups("statement", united(found, material.annotators, STATEMENT_SPLITS), material)


def paired_statements(one: Version, other: Version) -> list[tuple[StatementContent, StatementContent]]:
    """The statements of two annotators matched one-to-one, splits left apart: a third has no say in it."""
    people = one.annotator, other.annotator
    found = bundles(
        nodes({who.annotator: _statements(who) for who in (one, other)}), people, match_statements
    )
    return [
        (bundle.of(people[0])[0].content, bundle.of(people[1])[0].content)
        for bundle in found
        if len(bundle.people()) > 1
    ]


def _statements(version: Version) -> list[tuple[StatementContent, Statement]]:
    spans = {span.uid: span for span in version.spans}
    return [(StatementContent.of(statement, spans), statement) for statement in version.statements]


def _groups(kind: Kind, found: Sequence[Bundle[C, T]], material: Material) -> tuple[Group, ...]:
    ordered = sorted(found, key=lambda bundle: (min(node.content.hull for node in bundle.nodes), bundle.key))
    return tuple(Group(kind, _items(bundle, material), material.annotators) for bundle in ordered)


def _items(bundle: Bundle[C, T], material: Material) -> dict[str, tuple[T, ...]]:
    """Each person's items in text order; persons in the material's order, those without any left out."""
    people = bundle.people()
    return {
        person: tuple(node.items[person] for node in bundle.of(person))
        for person in material.annotators
        if person in people
    }
