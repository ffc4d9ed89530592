"""What a network comes to, in a few numbers and the busiest corner of its matrix: for a look beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    one_mode = len(network.modes) == 1
    sums: dict[str, float] = {}
    weights: dict[tuple[str, str], float] = {}
    for edge in network.edges:
        for end in (edge.source, edge.target):
            sums[end] = sums.get(end, 0.0) + abs(edge.weight)
        weights[edge.source, edge.target] = edge.weight
        if one_mode:
            weights[edge.target, edge.source] = edge.weight
    rows = _busiest(network.rows(), sums, ROWS)
    columns = rows[:COLUMNS] if one_mode else _busiest(network.columns(), sums, COLUMNS)
    return Sketch(
        networks=len(built.networks),
        modes=network.modes,
        nodes=tuple(len(network.of_mode(mode)) for mode in network.modes),
        edges=len(network.edges),
        pool=built.pool,
        counted=built.counted,
        rows=tuple(node.label for node in rows),
        columns=tuple(node.label for node in columns),
        cells=tuple(
            tuple(None if row is column else weights.get((row.id, column.id), 0.0) for column in columns)
            for row in rows
        ),
        days=_days(network),
        left_out=built.left_out,
        notes=built.notes,
    )


def _busiest(nodes: Sequence[Node], sums: Mapping[str, float], most: int) -> list[Node]:
    """The nodes with the greatest sums of absolute weights, the greatest first."""
    return sorted(nodes, key=lambda node: -sums.get(node.id, 0.0))[:most]


def _days(network: Network) -> tuple[str, str]:
    return ("", "") if network.slice is None else (network.slice.start, network.slice.end)
