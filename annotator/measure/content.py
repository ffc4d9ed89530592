"""What an item says, apart from whose it is: the part of it that versions can agree on.

Uids, notes, doubt, origin and layer are no content. Everything here compares and sorts, so that ties can be
broken by content alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotator.core.fragments import Fragments, merged
from annotator.core.records import Filling, Span, Statement

NOWHERE = 1 << 60
"""Where a statement without any evidence stands: after all others."""


@dataclass(frozen=True, order=True, slots=True)
class SpanContent:
    """Fragments in code points, label, and entity ("" for none)."""

    fragments: Fragments
    label: str
    entity: str

    @classmethod
    def of(cls, span: Span) -> SpanContent:
        """What ``span`` says."""
        return cls(span.fragments, span.label, span.entity or "")

    @property
    def hull(self) -> tuple[int, int]:
        """First code point and one past the last."""
        return self.fragments[0][0], self.fragments[-1][1]


@dataclass(frozen=True, order=True, slots=True)
class Part:
    """What fills one role: an entity ("" for none) and the code points of its evidence."""

    entity: str = ""
    evidence: Fragments = ()

    @property
    def filled(self) -> bool:
        """Whether anything is said of this role."""
        return bool(self.entity or self.evidence)


@dataclass(frozen=True, order=True, slots=True)
class StatementContent:
    """Filled roles by name, stance, voice ("" for none), and all evidence in code points."""

    everything: Fragments
    type: str
    roles: tuple[tuple[str, Part], ...]
    stance: str
    voice: str
    cue: Fragments
    passage: Fragments

    @classmethod
    def of(cls, statement: Statement, spans: Mapping[str, Span]) -> StatementContent:
        """What ``statement`` says; ``spans`` are those of its layer, by uid."""

        def place(uids: Iterable[str]) -> Fragments:
            return merged(piece for uid in uids if uid in spans for piece in spans[uid].fragments)

        def part(filling: Filling) -> Part:
            return Part(filling.entity or "", place(filling.spans))

        roles = {role: part(filling) for role, filling in statement.roles.items()}
        return cls(
            everything=place(statement.evidence()),
            type=statement.type,
            roles=tuple(sorted((role, filled) for role, filled in roles.items() if filled.filled)),
            stance=statement.stance.value or "",
            voice=statement.voice or "",
            cue=place(statement.stance.spans),
            passage=place(statement.spans),
        )

    @property
    def hull(self) -> tuple[int, int]:
        """First code point of the evidence and one past the last."""
        return (self.everything[0][0], self.everything[-1][1]) if self.everything else (NOWHERE, NOWHERE)

    @property
    def link(self) -> tuple[tuple[str, str], ...]:
        """Who is tied to what: the entity of each filled role."""
        return tuple((role, part.entity) for role, part in self.roles)

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities of all roles, sorted."""
        return tuple(sorted(part.entity for _, part in self.roles if part.entity))

    def part(self, role: str) -> Part:
        """What fills ``role``, perhaps nothing."""
        return next((part for name, part in self.roles if name == role), _NOTHING)


_NOTHING = Part()


def size(fragments: Fragments) -> int:
    """How many code points ``fragments`` hold."""
    return sum(end - start for start, end in fragments)


def shared(one: Fragments, other: Fragments) -> int:
    """How many code points are in both."""
    if len(one) == 1 == len(other):
        return max(0, min(one[0][1], other[0][1]) - max(one[0][0], other[0][0]))
    if not one or not other or one[-1][1] <= other[0][0] or other[-1][1] <= one[0][0]:
        return 0
    return size(common(one, other))


def common(one: Fragments, other: Fragments) -> Fragments:
    """The pieces that are in both."""
    pieces: list[tuple[int, int]] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            pieces.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(pieces)


def overlap(one: Fragments, other: Fragments) -> float:
    """Jaccard index: code points in both ÷ code points in either; 0 when both are empty."""
    both = shared(one, other)
    return both / (size(one) + size(other) - both) if both else 0.0
