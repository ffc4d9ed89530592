"""What a network comes to, in a few numbers and the busiest corner of its matrix: for a look beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.app.networks.building import Built
from annotator.core.network import Network, Node
from annotator.plugin_api import Issue

ROWS, COLUMNS = 14, 8


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is shown of networks before they are written.

    Attributes:
        networks: how many there are; what follows is of the first.
        modes: ids of the roles whose entities are rows and columns.
        nodes: how many of each mode.
        edges: how many ties that are not 0.
        pool: statements of the type and layers that were asked for.
        counted: those of them that count.
        rows: names of those with the strongest ties, the strongest first.
        columns: the same for columns.
        cells: weights by ``rows`` and ``columns``; None on the diagonal of one mode.
        days: first and last day of the slice; "" for all there is.
        left_out: the statements that do not count, and why.
        notes: what to look at besides.
    """

    networks: int
    modes: tuple[str, ...]
    nodes: tuple[int, ...]
    edges: int
    pool: int
    counted: int
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[float | None, ...], ...]
    days: tuple[str, str]
    left_out: tuple[Issue, ...]
    notes: tuple[Issue, ...]


def sketch(built: Built) -> Sketch:
    """The networks of ``built`` at a glance."""
    network = built.networks[0]
    rows, columns = network.rows(), network.columns()
    weights = np.array(network.matrix()).reshape(len(rows), len(columns))
    one_mode = len(network.modes) == 1
    shown_rows = _busiest(weights, 1, ROWS)
    shown_columns = shown_rows[:COLUMNS] if one_mode else _busiest(weights, 0, COLUMNS)
    return Sketch(
        networks=len(built.networks),
        modes=network.modes,
        nodes=tuple(len(network.of_mode(mode)) for mode in network.modes),
        edges=len(network.edges),
        pool=built.pool,
        counted=built.counted,
        rows=_names(rows, shown_rows),
        columns=_names(columns, shown_columns),
        cells=tuple(
            tuple(
                None if one_mode and row == column else float(weights[row, column])
                for column in shown_columns
            )
            for row in shown_rows
        ),
        days=_days(network),
        left_out=built.left_out,
        notes=built.notes,
    )


def _busiest(weights: np.ndarray, axis: int, most: int) -> list[int]:
    """The places with the greatest sums of absolute weights, the greatest first."""
    sums = np.abs(weights).sum(axis=axis)
    return [int(place) for place in np.argsort(-sums, kind="stable")[:most]]


def _names(nodes: Sequence[Node], places: Sequence[int]) -> tuple[str, ...]:
    return tuple(nodes[place].label for place in places)


def _days(network: Network) -> tuple[str, str]:
    return ("", "") if network.slice is None else (network.slice.start, network.slice.end)
