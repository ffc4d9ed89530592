"""Deciding what becomes gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.core.commands.base import Command
from annotator.core.decisions import Source
from annotator.core.fragments import Fragments
from annotator.core.records import NO_STANCE, Filling, Stance


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


@dataclass(frozen=True, slots=True)
class Decide(Command):
    """Settle what becomes of ``sources``: ``items`` are what gold holds of them from now on, () nothing.

    The decision is named by its maker and its sources, so that deciding anew rewrites one's own and two
    copies that decide alike say the same. A ``policy`` (JSON) makes it a decision by nobody. ``replaces``
    are gold items that this decision takes the place of in one's own earlier decisions (or a policy's).
    ``along_with`` names the decision on a statement that needs these spans as its evidence. ``time`` is UTC
    in ISO 8601.
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


@dataclass(frozen=True, slots=True)
class Undecide(Command):
    """Take a decision away with its gold items and with the decisions that it alone carried along."""

    decision: str


@dataclass(frozen=True, slots=True)
class SetReason(Command):
    """Write why a decision was made; an empty reason removes it."""

    decision: str
    reason: str


@dataclass(frozen=True, slots=True)
class SetPolicy(Command):
    """Say by which policy what annotators agree on becomes gold in this project; None: all agree."""

    policy: Mapping[str, Any] | None
