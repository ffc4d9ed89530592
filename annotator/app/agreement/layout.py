"""Where in a document's row of numbers each array of its statistics stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import prod

from annotator.app.agreement.scheme import Scheme
from annotator.app.agreement.scope import EVERYBODY, Circle, circles

Key = tuple[str, Circle]
"""What is counted, and among whom."""


@dataclass(frozen=True, eq=False)
class Layout:
    """One layout for all documents of one choice of annotators: a corpus is the sum of its rows.

    Of every circle: ``ordinal`` coincidences of the stance, ``unitized`` tables. Of everybody besides:
    ``nominal`` coincidences, ``pairings``, and for each annotator ``present`` (has finished) and ``items``
    (spans by label, then statements). Of pairs besides: counts of ``spans`` and ``statements``, and
    ``shared``: both have finished, and both without any item. ``stance_units``: nominal and ordinal ones.
    """

    annotators: tuple[str, ...]
    scheme: Scheme
    columns: Mapping[Key, tuple[slice, tuple[int, ...]]]
    width: int

    @property
    def circles(self) -> tuple[Circle, ...]:
        """Every circle that the rows count for."""
        return circles(self.annotators)


@lru_cache(maxsize=8)
def layout(annotators: tuple[str, ...], scheme: Scheme) -> Layout:
    """The layout of these annotators; the same object each time."""
    columns: dict[Key, tuple[slice, tuple[int, ...]]] = {}
    width = 0
    for circle in circles(annotators):
        for name, shape in _shapes(circle, scheme, len(annotators)):
            columns[name, circle] = slice(width, width + prod(shape)), shape
            width += prod(shape)
    return Layout(annotators, scheme, columns, width)


def _shapes(circle: Circle, scheme: Scheme, people: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    values, labels = len(scheme.values), len(scheme.labels)
    yield "ordinal", (scheme.scale, scheme.scale)
    yield "unitized", (labels, 2, 4)
    yield "stance_units", (2,)
    if circle == EVERYBODY:
        yield "nominal", (values, values)
        yield "pairings", (values + 1, values)
        yield "present", (people,)
        yield "items", (people, labels + 1)
    if circle.kind == "pair":
        yield "spans", (3, labels, 4)
        yield "statements", (len(scheme.roles) + 3, 3)
        yield "shared", (2,)
