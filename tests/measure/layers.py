"""Layers for the tests of measures: who marked what in a text of a length, in a line or two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from annotator.core.records import Span
from annotator.measure.material import Material, Version

Marks = Iterable[Sequence[Any]]
"""``(start, end, label)`` of each span, or ``(fragments, label)``."""


def material(length: int, layers: Mapping[str, Marks] | Sequence[Marks], document: str = "d") -> Material:
    """A document of ``length`` code points; layers without names are those of annotators 00, 01 …"""
    if not isinstance(layers, Mapping):
        layers = {f"{number:02}": marks for number, marks in enumerate(layers)}
    versions = tuple(Version(name, spans(marks)) for name, marks in sorted(layers.items()))
    return Material(document, length, ((0, length),), versions)


def spans(marks: Marks) -> tuple[Span, ...]:
    """Spans as records; everything that no measure looks at is empty."""
    return tuple(_span(number, *mark) for number, mark in enumerate(marks))


def _span(number: int, *mark: Any) -> Span:
    fragments, label = (mark[0], mark[1]) if len(mark) == 2 else ([(mark[0], mark[1])], mark[2])
    fields = {"layer": "", "label": str(label), "fragments": fragments, "quote": ""}
    return Span.from_fields(str(number), fields)
