"""Which answers are taken for which: label × label and stance × stance, with the cases behind each cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from annotator.measure.align import span_groups
from annotator.measure.groups import Group
from annotator.measure.material import Material
from annotator.measure.stances import stance_units

Answer = str | None
"""A label or a stance value; None: nothing marked."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """Where two annotators answered: the document, the two, and the uids of the group's items."""

    document: str
    annotators: Pair
    sources: tuple[str, ...]


Cells = Mapping[tuple[Answer, Answer], tuple[Case, ...]]
"""The cases of each cell: the first annotator's answer, then the second's; empty cells are left out."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Cells of each pair of annotators, the pairs in the order of annotator uids."""

    by_pair: Mapping[Pair, Cells]

    def pooled(self) -> Cells:
        """All pairs together. As no annotator is first, a clash stands in both of its cells."""
        cells: dict[tuple[Answer, Answer], list[Case]] = {}
        for own in self.by_pair.values():
            for (one, other), cases in own.items():
                for cell in {(one, other), (other, one)}:
                    cells.setdefault(cell, []).extend(cases)
        return {cell: tuple(cases) for cell, cases in cells.items()}


@dataclass(frozen=True, slots=True)
class Confusions:
    """What is confused with what.

    Attributes:
        labels: labels of aligned spans; None where one of two marked nothing.
        stances: stances of statements that tie the same entities; a value off the scale has its own row.
        unset: pairs left out of ``stances`` because one of the two left the stance open.
    """

    labels: Confusion
    stances: Confusion
    unset: int


def confusions(materials: Iterable[Material]) -> Confusions:
    """The confusions of all documents; only annotators who both finished a document are compared on it."""
    return together(document_confusions(material) for material in materials)


def document_confusions(material: Material) -> Confusions:
    """The confusions of one document."""
    labels = _Collector()
    for group in span_groups(material):
        for pair in combinations(group.annotators, 2):
            answers = _label(group, pair[0]), _label(group, pair[1])
            if answers != (None, None):
                labels.put(pair, answers, [Case(material.document, pair, group.sources)])
    stances, unset = _Collector(), 0
    for unit in stance_units(material):
        for pair in combinations(unit.stances, 2):
            answers = unit.stances[pair[0]], unit.stances[pair[1]]
            if None in answers:
                unset += 1
            else:
                stances.put(pair, answers, [Case(unit.document, pair, unit.sources)])
    return Confusions(labels.confusion(), stances.confusion(), unset)


def together(parts: Iterable[Confusions]) -> Confusions:
    """Confusions of several documents as one: their cases side by side, in the given order."""
    labels, stances, unset = _Collector(), _Collector(), 0
    for part in parts:
        labels.add(part.labels)
        stances.add(part.stances)
        unset += part.unset
    return Confusions(labels.confusion(), stances.confusion(), unset)


class _Collector:
    def __init__(self) -> None:
        self._cases: dict[Pair, dict[tuple[Answer, Answer], list[Case]]] = {}

    def put(self, pair: Pair, answers: tuple[Answer, Answer], cases: Iterable[Case]) -> None:
        self._cases.setdefault(pair, {}).setdefault(answers, []).extend(cases)

    def add(self, confusion: Confusion) -> None:
        for pair, cells in confusion.by_pair.items():
            for answers, cases in cells.items():
                self.put(pair, answers, cases)

    def confusion(self) -> Confusion:
        return Confusion(
            {
                pair: {answers: tuple(cases) for answers, cases in cells.items()}
                for pair, cells in sorted(self._cases.items())
            }
        )


def _label(group: Group, annotator: str) -> Answer:
    """The label of the annotator's span or spans: the pieces of a split have one."""
    return next((span.label for span in group.spans_of(annotator)), None)
