"""Typed disagreements of one document, the most consequential first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from annotator.measure.align import span_groups, statement_groups
from annotator.measure.content import NOWHERE, SpanContent, StatementContent
from annotator.measure.differences import (
    Scale,
    is_flip,
    least_overlap,
    span_differences,
    statement_differences,
)
from annotator.measure.groups import Group, Kind
from annotator.measure.matching import Range
from annotator.measure.material import Material

TYPES = ("stance", "missing", "entity", "role", "label", "split", "voice", "boundary")
"""The words for what can differ, the most consequential first."""

DEFAULT_SCALE: Scale = MappingProxyType({"oppose": -1, "neutral": 0, "support": 1, "mixed": None})
"""Numbers of the default codebook's stance values; None is off the scale."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One group and what its versions differ in; a finding without types is agreed.

    Attributes:
        group: the aligned items.
        types: words of :data:`TYPES`, most consequential first; ``()`` when all agree.
        maybe_unread: those of ``group.absent`` who neither marked the paragraph "nothing here" nor have any
            item in it: they may not have read it.
        weight: consequence, 0 when agreed; a greater weight comes first in the queue.
        overlap: the least Jaccard overlap (shared ÷ covered code points) between two versions of a span
            whose boundaries differ, else None.
        start: first code point of all that the group's items rest on; the text's length without evidence.
        end: one past the last.
        flip: two versions stand on opposite sides of the scale (support and oppose).
    """

    group: Group
    types: tuple[str, ...]
    maybe_unread: tuple[str, ...]
    weight: float
    overlap: float | None
    start: int = 0
    end: int = 0
    flip: bool = False

    @property
    def type(self) -> str:
        """The most consequential type, or ``"agreed"``."""
        return self.types[0] if self.types else "agreed"


def findings(material: Material, tolerance: int = 0, scale: Scale = DEFAULT_SCALE) -> tuple[Finding, ...]:
    """Every group of the document, agreed ones too, in the order of the review queue.

    Statements before spans, stance flips first, then by weight, then by text position. Ends that lie within
    ``tolerance`` code points of each other do not differ. ``scale`` gives the stance values' numbers: values
    of opposite sign are a flip. With fewer than two versions there is nothing to find: ``()``.
    """
    if len(material.versions) < 2:
        return ()
    reader = _Reader(material, tolerance, scale)
    found = [reader.finding(group) for group in (*statement_groups(material), *span_groups(material))]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.group.kind == "span", one.start, one.end)))


def disagreement_mass(found: Iterable[Finding]) -> float:
    """The sum of the weights: documents with more come first."""
    return sum(finding.weight for finding in found)


_WEIGHTS: Mapping[Kind, Mapping[str, float]] = MappingProxyType(
    {
        "statement": {
            "flip": 12, "stance": 10, "missing": 9, "entity": 8, "role": 7, "split": 6, "voice": 5,
        },
        "span": {"missing": 4, "entity": 3.5, "label": 3, "split": 2, "boundary": 1},
    }
)  # fmt: skip
"""Consequence of a group's first type: every statement outweighs every span."""

_FURTHER = 0.05
"""What each further type adds: too little to overtake a more consequential one."""

_APART = 0.2
"""What boundaries without any overlap add: near-misses come last."""


@dataclass(frozen=True, slots=True)
class _Difference:
    types: frozenset[str]
    flip: bool = False
    overlap: float | None = None


class _Reader:
    """Reads the groups of one document: what each differs in, and how much that matters."""

    def __init__(self, material: Material, tolerance: int, scale: Scale) -> None:
        self._tolerance = tolerance
        self._scale = scale
        self._length = material.length
        self._starts = [start for start, _ in material.paragraphs]
        self._spans = {span.uid: span for version in material.versions for span in version.spans}
        self._read = {
            version.annotator: version.nothing_here.union(
                *(self._paragraphs(span.start, span.end) for span in version.spans)
            )
            for version in material.versions
        }

    def finding(self, group: Group) -> Finding:
        """``group`` with its types, weight and place."""
        difference, hulls = self._of_spans(group) if group.kind == "span" else self._of_statements(group)
        placed = [hull for hull in hulls if hull[0] < NOWHERE] or hulls
        start, end = min(start for start, _ in placed), max(end for _, end in placed)
        differing = difference.types | ({"missing"} if group.absent else set())
        types = tuple(type_ for type_ in TYPES if type_ in differing)
        place = self._paragraphs(start, end)
        unread = tuple(who for who in group.absent if place and not place & self._read[who])
        weight = _weight(group.kind, types, difference)
        start, end = min(start, self._length), min(end, self._length)
        return Finding(group, types, unread, weight, difference.overlap, start, end, difference.flip)

    def _of_spans(self, group: Group) -> tuple[_Difference, list[Range]]:
        versions = [[SpanContent.of(span) for span in group.spans_of(who)] for who in group.present]
        contents = [content for version in versions for content in version]
        types = frozenset(span_differences(versions, self._tolerance))
        share = least_overlap(contents) if "boundary" in types else None
        return _Difference(types, overlap=share), [content.hull for content in contents]

    def _of_statements(self, group: Group) -> tuple[_Difference, list[Range]]:
        versions = [
            [StatementContent.of(statement, self._spans) for statement in group.statements_of(who)]
            for who in group.present
        ]
        difference = _Difference(
            frozenset(statement_differences(versions)), flip=is_flip(versions, self._scale)
        )
        return difference, [content.hull for version in versions for content in version]

    def _paragraphs(self, start: int, end: int) -> frozenset[int]:
        """Numbers of the paragraphs that ``[start, end)`` touches; none for what stands nowhere."""
        if start >= NOWHERE:
            return frozenset()
        first = max(0, bisect_right(self._starts, start) - 1)
        return frozenset(range(first, bisect_left(self._starts, end)))


def _weight(kind: Kind, types: Sequence[str], difference: _Difference) -> float:
    if not types:
        return 0.0
    first = "flip" if difference.flip else types[0]
    apart = 0.0 if difference.overlap is None else 1 - difference.overlap
    return _WEIGHTS[kind][first] + _FURTHER * (len(types) - 1) + _APART * apart
