"""How often who spoke of what, and how: the array that every network is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.measure.arrays import Floats
from annotator.measure.networks.scale import Scale
from annotator.measure.networks.ties import Tie


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """x_ijk: statements by actor i on proposal j at level k, [actors, proposals, levels of the scale]."""

    actors: tuple[str, ...]
    proposals: tuple[str, ...]
    scale: Scale
    x: Floats

    def turned(self) -> Counts:
        """The same with actors and proposals in each other's place: for networks among proposals."""
        return Counts(self.proposals, self.actors, self.scale, self.x.swapaxes(0, 1))

    def uses(self) -> Floats:
        """Statements by actor and proposal whatever their stance, [actors, proposals]: Σ_k x_ijk."""
        total: Floats = self.x.sum(axis=2)
        return total


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """A network: ``weights`` by ``rows`` and ``columns``."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    weights: Floats


def divided(weights: Floats, by: Floats) -> Floats:
    """Weights by a divisor; what would be divided by nothing is 0."""
    there = np.broadcast_to(by != 0, weights.shape)
    return np.divide(weights, by, out=np.zeros_like(weights), where=there)


def tabulate(
    ties: Iterable[Tie],
    scale: Scale,
    *,
    actors: Sequence[str] | None = None,
    proposals: Sequence[str] | None = None,
) -> Counts:
    """Count ``ties``; ``actors`` and ``proposals`` give rows and columns their order (default: sorted).

    Raises:
        KeyError: A tie has an actor, a proposal or a level that was not announced.
    """
    listed = list(ties)
    rows = tuple(sorted({tie.actor for tie in listed}) if actors is None else actors)
    columns = tuple(sorted({tie.proposal for tie in listed}) if proposals is None else proposals)
    row = {name: place for place, name in enumerate(rows)}
    column = {name: place for place, name in enumerate(columns)}
    level = {one: place for place, one in enumerate(scale.levels)}
    x = np.zeros((len(rows), len(columns), len(level)))
    if listed:
        places = [(row[tie.actor], column[tie.proposal], level[tie.level]) for tie in listed]
        np.add.at(x, tuple(np.array(places).T), 1.0)
    return Counts(rows, columns, scale, x)
