"""Which items of several annotators are about the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.measure.groups import Group, Item, Kind
from annotator.measure.material import Material


def span_groups(material: Material) -> tuple[Group, ...]:
    """The document's spans in groups, in text order; every span is in exactly one.

    The result does not depend on the order of annotators, nor on uids.
    """
    return _alike(material, "span", [version.spans for version in material.versions])


def statement_groups(material: Material, span_groups: Sequence[Group]) -> tuple[Group, ...]:
    """The document's statements in groups, in text order; every statement is in exactly one."""
    return _alike(material, "statement", [version.statements for version in material.versions])


def _alike(material: Material, kind: Kind, layers: Sequence[Sequence[Item]]) -> tuple[Group, ...]:
    buckets: dict[str, dict[str, tuple[Item, ...]]] = {}
    for annotator, items in zip(material.annotators, layers, strict=True):
        for number, item in enumerate(items):
            content = getattr(item, "fragments", number)
            buckets.setdefault(f"{content}", {}).setdefault(annotator, (item,))
    return tuple(Group(kind, items, material.annotators) for items in buckets.values())
