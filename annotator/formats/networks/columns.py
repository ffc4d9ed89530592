"""What is known of nodes and edges as columns: each with one type and a name that no other has."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from annotator.core.network import Network

Cell = str | int | float | bool | None
"""What a cell holds; None where nothing is known."""

Kind = Literal["string", "long", "double", "boolean"]

PARENT = " > "
"""Stands between the names of a chain of parents."""
_OF_NODES = {"id", "label", "timeset", "interval", "start", "end"}
_OF_EDGES = {
    *_OF_NODES,
    "source",
    "target",
    "type",
    "weight",
    "sign",
    "stance",
    "source label",
    "target label",
}
"""Columns that programs, or we, take for something of their own, whatever their case."""


@dataclass(frozen=True, slots=True)
class Column:
    """One thing known of all nodes, or of all edges: a cell for each, in their order."""

    name: str
    kind: Kind
    cells: tuple[Cell, ...]


def node_columns(network: Network) -> list[Column]:
    """All that is known of the nodes but their ids and labels.

    With two modes ``bipartite`` is 0 or 1, as networkx wants it. An attribute of entities whose name is
    taken is called "… (attribute)".
    """
    nodes = network.nodes
    told: list[tuple[str, list[Any]]] = [
        ("mode", [node.mode for node in nodes]),
        ("kind", [node.kind for node in nodes]),
        ("parent", [node.parents[0] if node.parents else None for node in nodes]),
        ("parents", [PARENT.join(node.parents) or None for node in nodes]),
        ("statements", [node.statements for node in nodes]),
    ]
    if len(network.modes) == 2:
        told.append(("bipartite", [network.modes.index(node.mode) for node in nodes]))
    names = dict.fromkeys(name for node in nodes for name in node.attributes)
    free = _free_names(names, _OF_NODES | {name for name, _ in told}, " (attribute)")
    told += [(free[name], [node.attributes.get(name) for node in nodes]) for name in names]
    return [_column(name, values) for name, values in told]


def edge_columns(network: Network) -> list[Column]:
    """All that is known of the edges but what they join and their weights.

    ``sign`` is there where some weight is negative, for many programs draw no such edge. What weights rest
    on has a column for each count.
    """
    edges = network.edges
    told: list[tuple[str, list[Any]]] = []
    if any(edge.weight < 0 for edge in edges):
        told.append(("sign", ["negative" if edge.weight < 0 else "positive" for edge in edges]))
    if any(edge.stance is not None for edge in edges):
        told.append(("stance", [edge.stance for edge in edges]))
    names = dict.fromkeys(name for edge in edges for name in edge.counts)
    free = _free_names(names, _OF_EDGES, " (statements)")
    told += [(free[name], [edge.counts.get(name, 0) for edge in edges]) for name in names]
    return [_column(name, values) for name, values in told]


def number(value: float) -> str:
    """A number as files hold it: a whole one without its point."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def facts(network: Network) -> Iterator[tuple[str, Cell]]:
    """What is known of a network as a whole: its name, how it was made, the time it is of."""
    yield "name", network.name
    yield from network.facts.items()
    if network.slice is not None:
        yield from (
            ("slice", network.slice.number),
            ("start", network.slice.start),
            ("end", network.slice.end),
        )


def _free_names(names: Iterable[str], taken: Iterable[str], suffix: str) -> dict[str, str]:
    """A name for each that no other column has, whatever the case."""
    used = {name.casefold() for name in taken}
    free: dict[str, str] = {}
    for name in names:
        made, count = name, 1
        while made.casefold() in used or not made.strip():
            made = f"{name}{suffix}" if count == 1 else f"{name}{suffix} {count}"
            count += 1
        used.add(made.casefold())
        free[name] = made
    return free


def _column(name: str, values: Sequence[Any]) -> Column:
    kind = _kind([value for value in values if value is not None])
    return Column(name, kind, tuple(_cell(value, kind) for value in values))


def _kind(values: Sequence[Any]) -> Kind:
    """The narrowest type that holds all of ``values``."""
    if values and all(isinstance(value, bool) for value in values):
        return "boolean"
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    if not values or len(numbers) < len(values):
        return "string"
    if all(isinstance(value, int) and abs(value) < 1 << 63 for value in numbers):
        return "long"
    return "double" if all(map(_is_finite, numbers)) else "string"


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number beyond any float
        return False


def _cell(value: Any, kind: Kind) -> Cell:
    if value is None:
        return None
    if kind == "double":
        return float(value)
    if kind != "string":
        return value  # type: ignore[no-any-return]
    return plain(value)


def plain(value: Any) -> str:
    """A JSON value as text: a list of plain values with semicolons between them, what is nested as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        return "; ".join(plain(one) for one in value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
