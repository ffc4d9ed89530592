"""How far apart two annotators start and end the same span."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from annotator.measure.align import span_groups
from annotator.measure.material import Material


@dataclass(frozen=True, slots=True)
class Offset:
    """The second annotator's hull against the first's, in code points: negative is earlier in the text.

    ``sources`` are the uids of the group's items.
    """

    document: str
    annotators: tuple[str, str]
    label: str
    start: int
    end: int
    sources: tuple[str, ...]


def offsets(materials: Iterable[Material]) -> tuple[Offset, ...]:
    """Differences of every two aligned spans of one label, zeros too; split spans are left out.

    The first annotator is the one with the smaller uid, so a pair's differences all look the same way.
    """
    return tuple(offset for material in materials for offset in _of(material))


def _of(material: Material) -> Iterable[Offset]:
    for group in span_groups(material):
        for pair in combinations(sorted(group.present), 2):
            spans = [span for annotator in pair for span in group.spans_of(annotator)]
            if len(spans) == 2 and spans[0].label == spans[1].label:
                one, other = spans
                yield Offset(
                    material.document,
                    pair,
                    one.label,
                    other.start - one.start,
                    other.end - one.end,
                    group.sources,
                )
