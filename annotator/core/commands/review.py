"""Deciding what becomes gold."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.core.commands.base import Command
from annotator.core.decisions import Source
from annotator.core.fragments import Fragments
from annotator.core.records import NO_STANCE, Filling, Stance
from annotator.core.uids import derived_uid


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A span as gold shall hold it; without a ``codebook_version`` it is the one in force."""

    label: str
    fragments: Fragments
    entity: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    codebook_version: Any = None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement as gold shall hold it; its evidence names gold spans, see :func:`gold_uid`."""

    type: str
    roles: Mapping[str, Filling]
    stance: Stance = NO_STANCE
    spans: tuple[str, ...] = ()
    voice: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)


GoldItem = GoldSpan | GoldStatement


def gold_uids(decision: str, items: Sequence[GoldItem]) -> tuple[str, ...]:
    """The names under which ``items`` of a decision become gold, one each.

    They tell what is said, so that another verdict makes other records and a union never mixes two. Evidence
    is no part of a statement's name: it may be decided anew, and the statement is still the same.
    """
    seen: Counter[str] = Counter()
    uids = []
    for item in items:
        told = json.dumps(_said(item), ensure_ascii=False, sort_keys=True)
        uids.append(derived_uid("gold", decision, told, str(seen[told])))
        seen[told] += 1
    return tuple(uids)


def _said(item: GoldItem) -> list[Any]:
    if isinstance(item, GoldSpan):
        return ["span", item.label, item.fragments, item.entity, dict(item.attributes)]
    entities = {role: filling.entity for role, filling in item.roles.items()}
    return ["statement", item.type, entities, item.stance.value, item.voice, dict(item.attributes)]


class Decide(Command):
    """Settle what becomes of ``sources``: ``items`` are what gold holds of them from now on, () nothing.

    The decision is named by its maker and its sources, so that deciding anew rewrites one's own and two
    copies that decide alike say the same. A ``policy`` (JSON) makes it a decision by nobody. Earlier
    decisions of the same maker, or of a policy, on some of these sources alone go with their gold.
    ``replaces`` are imported gold items without a decision that this one takes the place of. ``along_with``
    names the decision on a statement that needs these spans as its evidence. ``time`` is UTC in ISO 8601.
    """

    document: str
    type: str
    sources: tuple[Source, ...]
    verdict: str
    items: tuple[GoldItem, ...]
    reason: str = ""
    policy: Mapping[str, Any] | None = None
    time: str = ""
    replaces: tuple[str, ...] = ()
    along_with: str | None = None


class Undecide(Command):
    """Take a decision away with its gold items and with the decisions that it alone carried along."""

    decision: str


class SetReason(Command):
    """Write why a decision was made; an empty reason removes it."""

    decision: str
    reason: str


class SetPolicy(Command):
    """Say by which policy what annotators agree on becomes gold in this project; None: all agree."""

    policy: Mapping[str, Any] | None
