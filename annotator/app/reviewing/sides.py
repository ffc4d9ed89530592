"""The differing versions of a group of items, each with everybody whose version it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.core.records import Span
from annotator.measure.disagreements import Finding
from annotator.measure.groups import Group, Item


@dataclass(frozen=True, slots=True)
class Side:
    """One of the differing versions of a group, and everybody whose version it is.

    ``items`` are empty where these annotators have nothing here. Statements whose evidence differs only in
    its boundaries are one version: the boundaries are a matter of the span groups.
    """

    annotators: tuple[str, ...]
    items: tuple[Item, ...]


def sides_of(found: Sequence[Finding]) -> tuple[tuple[Side, ...], ...]:
    """The sides of each group of a document: the order in which verdicts count them; an empty one is last."""
    places = {
        uid: number
        for number, finding in enumerate(found)
        if finding.group.kind == "span"
        for uid in finding.group.sources
    }
    return tuple(_sides(finding.group, places) for finding in found)


def _sides(group: Group, places: Mapping[str, int]) -> tuple[Side, ...]:
    held: dict[tuple[str, ...], list[str]] = {}
    for annotator in group.present:
        said = tuple(
            sorted(json.dumps(_content(item, places), sort_keys=True) for item in group.items[annotator])
        )
        held.setdefault(said, []).append(annotator)
    sides = [Side(tuple(people), group.items[people[0]]) for people in held.values()]
    return (*sides, Side(group.absent, ())) if group.absent else tuple(sides)


def _content(item: Item, places: Mapping[str, int]) -> list[Any]:
    if isinstance(item, Span):
        return [item.label, item.fragments, item.entity, dict(item.attributes)]
    roles = {role: [one.entity, _where(one.spans, places)] for role, one in item.roles.items()}
    stance = [item.stance.value, _where(item.stance.spans, places)]
    return [item.type, roles, stance, _where(item.spans, places), item.voice, dict(item.attributes)]


def _where(spans: Iterable[str], places: Mapping[str, int]) -> list[int]:
    """The numbers of the groups that evidence is in: its boundaries are decided there."""
    return sorted({places[uid] for uid in spans if uid in places})
