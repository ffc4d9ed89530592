"""Typed disagreements of one document, the most consequential first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from annotator.measure.align import span_groups, statement_groups
from annotator.measure.groups import Group
from annotator.measure.material import Material

TYPES = ("stance", "missing", "entity", "role", "label", "split", "voice", "boundary")
"""The words for what can differ, the most consequential first."""

DEFAULT_SCALE: Mapping[str, float | None] = MappingProxyType(
    {"oppose": -1, "neutral": 0, "support": 1, "mixed": None}
)
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
        start: first code point of all that the group's items rest on.
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


def findings(
    material: Material, tolerance: int = 0, scale: Mapping[str, float | None] = DEFAULT_SCALE
) -> tuple[Finding, ...]:
    """Every group of the document, agreed ones too, in the order of the review queue.

    Statements before spans, stance flips first, then by weight, then by text position. Ends that lie within
    ``tolerance`` code points of each other do not differ. ``scale`` gives the stance values' numbers: values
    of opposite sign are a flip. With fewer than two versions there is nothing to find: ``()``.
    """
    if len(material.versions) < 2:
        return ()
    spans = span_groups(material)
    groups = (*statement_groups(material, spans), *spans)
    return tuple(
        Finding(group, ("missing",) if group.absent else (), (), float(bool(group.absent)), None)
        for group in groups
    )


def disagreement_mass(found: Iterable[Finding]) -> float:
    """The sum of the weights: documents with more come first."""
    return sum(finding.weight for finding in found)
