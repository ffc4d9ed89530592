"""Two tables: the edges, and beside them the nodes with all that is known of them.

The columns ``Source``, ``Target``, ``Type``, ``Weight``, ``Id`` and ``Label`` are called as Gephi wants them.
"""

from __future__ import annotations

import csv
from pathlib import Path

from annotator.core.network import Network
from annotator.formats.networks.columns import edge_columns, node_columns
from annotator.formats.tables import OPTIONS, Cell, FileBeside, Table, flag
from annotator.plugin_api import NetworkFormat, Target

_ENDS = ("Source", "Target", "Type", "Weight", "source label", "target label")


def _write(network: Network, target: Target) -> None:
    _write_edges(network, target)
    with FileBeside(target, nodes_beside(target.path)) as beside:
        _write_nodes(network, beside)


def nodes_beside(path: Path) -> Path:
    """The file of the nodes that belongs to a file of edges."""
    return path.with_name(f"{path.stem}-nodes{path.suffix}")


def _write_edges(network: Network, target: Target) -> None:
    columns = edge_columns(network)
    times = ("start", "end") if network.slice is not None else ()
    table = Table(target, [*_ENDS, *(column.name for column in columns), *times])
    labels = {node.id: node.label for node in network.nodes}
    for place, edge in enumerate(network.edges):
        row: dict[str, Cell] = {
            "Source": edge.source,
            "Target": edge.target,
            "Type": "Undirected",
            "Weight": _number(edge.weight),
            "source label": labels[edge.source],
            "target label": labels[edge.target],
        }
        row.update((column.name, _cell(column.cells[place])) for column in columns)
        if network.slice is not None:
            row.update(start=network.slice.start, end=network.slice.end)
        table.row(row)
    table.close()


def _write_nodes(network: Network, target: Target) -> None:
    columns = node_columns(network)
    table = Table(target, ["Id", "Label", *(column.name for column in columns)])
    for place, node in enumerate(network.nodes):
        row: dict[str, Cell] = {"Id": node.id, "Label": node.label}
        row.update((column.name, _cell(column.cells[place])) for column in columns)
        table.row(row)
    table.close()


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _cell(value: str | int | float | bool | None) -> Cell:
    if isinstance(value, bool):
        return flag(value)
    return _number(value) if isinstance(value, float) else value


def _counted(path: Path) -> tuple[int, int]:
    return _rows(nodes_beside(path)), _rows(path)


def _rows(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1


CSV_EDGES = NetworkFormat(
    name="csv",
    title="CSV: edges and nodes",
    suffixes=(".csv",),
    description="Two tables: NAME.csv has the edges, NAME-nodes.csv the nodes with their attributes.",
    write=_write,
    aliases=("csv-edges", "edges"),
    options=OPTIONS,
    counted=_counted,
)
