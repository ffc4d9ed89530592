"""What readers bring: articles and what was said of them, in the file's own offsets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.core.codebook.model import Codebook
from annotator.core.fragments import Fragments
from annotator.core.records import Annotator, Entity, Filling, Stance

Json = Any
Extra = Mapping[str, Json]
"""Keys a file had that nobody knows, in their order; they leave with the record again."""


@dataclass(frozen=True, slots=True)
class IncomingSpan:
    """A label on fragments of the raw text. ``quote`` is the text the file says is there, if it says so."""

    label: str
    fragments: Fragments
    uid: str | None = None
    quote: str | None = None
    entity: str | None = None
    attributes: Extra = field(default_factory=dict)
    note: str = ""
    origin: str = "import"
    codebook_version: Json = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IncomingStatement:
    """A statement; it cites spans of its own layer and entities by uid."""

    type: str
    roles: Mapping[str, Filling] = field(default_factory=dict)
    stance: Stance = field(default_factory=Stance)
    spans: tuple[str, ...] = ()
    uid: str | None = None
    voice: str | None = None
    in_doubt: bool = False
    attributes: Extra = field(default_factory=dict)
    note: str = ""
    origin: str = "import"
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed arrow between two spans or statements of one layer."""

    uid: str | None
    type: str
    source: str
    target: str
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer made of a disagreement; the unnamed fields are JSON values."""

    uid: str | None
    type: str
    sources: Json = field(default_factory=list)
    verdict: Json = None
    results: Json = field(default_factory=list)
    reviewer: str | None = None
    policy: Json = None
    time: Json = None
    reason: Json = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IncomingLayer:
    """What somebody said of a document; ``annotator`` is a uid, a name, or None when nobody is named."""

    annotator: str | None = None
    status: str = "not_started"
    seconds: int = 0
    notes: str = ""
    marks: tuple[int, ...] = ()
    spans: tuple[IncomingSpan, ...] = ()
    statements: tuple[IncomingStatement, ...] = ()
    relations: tuple[Relation, ...] = ()
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IncomingDocument:
    """One article as the file has it: ``text`` raw, every offset in code points of it.

    An empty title is filled from the text's first line. ``where`` is the place that reports name.
    """

    text: str
    where: str
    title: str = ""
    meta: Mapping[str, Json] = field(default_factory=dict)
    uid: str | None = None
    state: str = "open"
    notes: str = ""
    layers: tuple[IncomingLayer, ...] = ()
    gold: IncomingLayer | None = None
    decisions: tuple[Decision, ...] = ()
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IncomingHeader:
    """What a file says once, before its documents. ``entities`` and ``annotators`` carry their own uids."""

    where: str
    lineage: str | None = None
    codebook: Codebook | None = None
    entities: tuple[Entity, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    extra: Extra = field(default_factory=dict)


Incoming = IncomingHeader | IncomingDocument
