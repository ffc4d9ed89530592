"""Stances on the same link: the units of α and of the stance confusion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.measure.align import statement_groups
from annotator.measure.content import StatementContent
from annotator.measure.groups import Group
from annotator.measure.material import Material


@dataclass(frozen=True, slots=True)
class StanceUnit:
    """One link that two or more annotators have, and the stance each gave it (None: left open)."""

    document: str
    sources: tuple[str, ...]
    stances: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class StanceRatings:
    """The stances of one document as codes.

    Attributes:
        codes: shape [raters, units]: position in the values asked for, −1 where a rater has none.
        units: what stands behind each column; every column has two or more codes.
        excluded: ratings left out because their value is not among those asked for (mixed, on a scale).
        unset: ratings left out because the annotator left the stance open.
    """

    codes: NDArray[np.int64]
    units: tuple[StanceUnit, ...]
    excluded: int
    unset: int


def stance_units(material: Material) -> tuple[StanceUnit, ...]:
    """Statements of two or more annotators that tie the same entities, in the order of the text.

    Aligned statements that differ in an entity are about different links, so they give no common unit; nor do
    split statements.
    """
    spans = {span.uid: span for version in material.versions for span in version.spans}

    def by_link(group: Group) -> Iterator[StanceUnit]:
        links: dict[object, dict[str, str | None]] = {}
        for annotator in group.present:
            (statement, *split) = group.statements_of(annotator)
            if not split:
                link = StatementContent.of(statement, spans).link
                links.setdefault(link, {})[annotator] = statement.stance.value
        for stances in links.values():
            if len(stances) > 1:
                yield StanceUnit(material.document, group.sources, stances)

    return tuple(unit for group in statement_groups(material) for unit in by_link(group))


def stance_ratings(material: Material, annotators: Sequence[str], values: Sequence[str]) -> StanceRatings:
    """The document's stance units as codes: the rows are ``annotators``, the codes count in ``values``.

    For a scale give the values that have numbers, in their order; any other value is excluded and counted.
    """
    code = {value: number for number, value in enumerate(values)}
    columns, units, excluded, unset = [], [], 0, 0
    for unit in stance_units(material):
        given = [unit.stances[who] for who in annotators if who in unit.stances]
        unset += given.count(None)
        excluded += sum(value is not None and value not in code for value in given)
        column = [code.get(unit.stances.get(who) or "", -1) for who in annotators]
        if sum(number >= 0 for number in column) > 1:
            columns.append(column)
            units.append(unit)
    codes = np.array(columns, dtype=np.int64).reshape(len(columns), len(annotators)).T
    return StanceRatings(codes, tuple(units), excluded, unset)
