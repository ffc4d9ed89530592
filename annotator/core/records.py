"""Records as values: what queries answer with and what rules reason about. Offsets are code points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.core.fragments import Fragments
from annotator.core.values import dataclass, field

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Annotator:
    """A person who labels, reviews or manages."""

    uid: str
    name: str
    role: str = "annotator"
    extra: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entity:
    """A canonical actor or proposal with the other names it goes by."""

    uid: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    attributes: Fields = field(default_factory=dict)
    parent: str | None = None
    extra: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its text is immutable and kept under ``text_hash``; ``meta`` is free."""

    uid: str
    text_hash: str
    title: str
    meta: Fields
    state: str
    notes: str
    position: int
    removed: bool
    arrival: str | None
    extra: Fields

    @classmethod
    def from_fields(cls, uid: str, fields: Fields) -> Document:
        """The document that all fields of a record of kind ``document`` describe."""
        return cls(
            uid=uid,
            text_hash=fields["text"],
            title=fields["title"],
            meta=fields["meta"] or {},
            state=fields["state"] or "open",
            notes=fields["notes"],
            position=fields["position"],
            removed=fields["removed"],
            arrival=fields["arrival"],
            extra=fields["extra"] or {},
        )


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A line of the document list, seen by one annotator; ``assigned`` says that it is theirs to label."""

    uid: str
    title: str
    date: str
    source: str
    state: str
    status: str
    statements: int
    spans: int
    in_doubt: int
    removed: bool
    assigned: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """What one annotator (or, for gold, the reviewers) has said of one document."""

    uid: str
    document: str
    annotator: str | None
    gold: bool
    status: str
    notes: str
    extra: Fields

    @classmethod
    def from_fields(cls, uid: str, fields: Fields) -> Layer:
        """The layer that all fields of a record of kind ``layer`` describe."""
        return cls(
            uid=uid,
            document=fields["document"],
            annotator=fields["annotator"],
            gold=fields["gold"],
            status=fields["status"] or "not_started",
            notes=fields["notes"],
            extra=fields["extra"] or {},
        )


@dataclass(frozen=True, slots=True)
class Span:
    """One label on one or more fragments; ``quote`` is the text of the hull, kept so that damage shows."""

    uid: str
    layer: str
    label: str
    fragments: Fragments
    quote: str
    entity: str | None
    attributes: Fields
    note: str
    origin: str
    codebook_version: Any
    extra: Fields

    @property
    def start(self) -> int:
        """First code point of the hull."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """One past the last code point of the hull."""
        return self.fragments[-1][1]

    @classmethod
    def from_fields(cls, uid: str, fields: Fields) -> Span:
        """The span that a log or table row of kind ``span`` describes."""
        return cls(
            uid=uid,
            layer=fields["layer"],
            label=fields["label"],
            fragments=tuple((start, end) for start, end in fields["fragments"]),
            quote=fields["quote"],
            entity=fields.get("entity"),
            attributes=fields.get("attributes") or {},
            note=fields.get("note") or "",
            origin=fields.get("origin") or "",
            codebook_version=fields.get("codebook_version"),
            extra=fields.get("extra") or {},
        )


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills a role of a statement: an entity and the spans that are the evidence for it."""

    entity: str | None = None
    spans: tuple[str, ...] = ()

    def to_fields(self) -> dict[str, Any]:
        """The JSON object that stands for this filling."""
        return {"entity": self.entity, "spans": list(self.spans)}


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance value, or none yet, and the spans that are its cue."""

    value: str | None = None
    spans: tuple[str, ...] = ()

    def to_fields(self) -> dict[str, Any]:
        """The JSON object that stands for this stance."""
        return {"value": self.value, "spans": list(self.spans)}


NO_STANCE = Stance()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what of what: roles filled with entities and evidence, and a stance."""

    uid: str
    layer: str
    type: str
    roles: Mapping[str, Filling]
    stance: Stance
    spans: tuple[str, ...]
    voice: str | None
    in_doubt: bool
    attributes: Fields
    note: str
    origin: str
    extra: Fields

    def evidence(self) -> tuple[str, ...]:
        """Uids of every span this statement rests on: roles, stance cue, passage."""
        filled = [uid for filling in self.roles.values() for uid in filling.spans]
        return tuple(dict.fromkeys([*filled, *self.stance.spans, *self.spans]))

    @classmethod
    def from_fields(cls, uid: str, fields: Fields) -> Statement:
        """The statement that a log or table row of kind ``statement`` describes."""
        stance = fields.get("stance") or {}
        return cls(
            uid=uid,
            layer=fields["layer"],
            type=fields["type"],
            roles={
                role: Filling(filling.get("entity"), tuple(filling.get("spans") or ()))
                for role, filling in (fields.get("roles") or {}).items()
            },
            stance=Stance(stance.get("value"), tuple(stance.get("spans") or ())),
            spans=tuple(fields.get("spans") or ()),
            voice=fields.get("voice"),
            in_doubt=bool(fields.get("in_doubt")),
            attributes=fields.get("attributes") or {},
            note=fields.get("note") or "",
            origin=fields.get("origin") or "",
            extra=fields.get("extra") or {},
        )
