"""A network as a value: what networks are written from, whatever program is to read them.

Nodes are entities; an edge says how strongly two of them are tied. No edge has a direction. Where there are
two modes, every edge joins a node of the first (its ``source``) with one of the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in a network.

    Attributes:
        id: unique in the network.
        label: the entity's name, in any script.
        mode: what its entities do in statements (``actor``, ``proposal``, …): the id of a role.
        kind: the id of the entity's kind.
        parents: names of what it belongs to, the nearest first.
        attributes: what is known of the entity: JSON values by name.
        statements: how many statements that are counted in the network name it.
    """

    id: str
    label: str
    mode: str
    kind: str = ""
    parents: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two nodes, by their ids.

    ``counts`` says what it rests on: with two modes the number of statements by stance, with one mode how
    much both nodes are tied to (``shared``). ``stance`` is the mean of the stances' numbers where they have
    some.
    """

    source: str
    target: str
    weight: float
    counts: Mapping[str, int] = field(default_factory=dict)
    stance: float | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """The time that a network is of: the ``number`` of the slice from 1 on, first and last day (ISO 8601)."""

    number: int
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes, those of the first mode first, and the edges between them that are not zero.

    Attributes:
        name: what the network is, in a few words.
        modes: one mode or two.
        nodes: in the order of rows and columns.
        edges: each pair of nodes once, in the order of the nodes.
        facts: how it was made, for whoever opens the file later: strings and numbers by name.
        slice: the time it is of; None for all there is.
        is_whole: whether every weight is a whole number by the way it was made.
    """

    name: str
    modes: tuple[str, ...]
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    facts: Mapping[str, str | int | float] = field(default_factory=dict)
    slice: Slice | None = None
    is_whole: bool = False

    def of_mode(self, mode: str) -> tuple[Node, ...]:
        """The nodes of a mode, in their order."""
        return tuple(node for node in self.nodes if node.mode == mode)

    def rows(self) -> tuple[Node, ...]:
        """The nodes that the rows of the matrix are."""
        return self.of_mode(self.modes[0])

    def columns(self) -> tuple[Node, ...]:
        """The nodes that the columns of the matrix are: with one mode those of the rows."""
        return self.of_mode(self.modes[-1])

    def matrix_rows(self) -> Iterator[list[float]]:
        """Weights by columns, row after row; with one mode symmetric, with zeros on the diagonal."""
        columns = {node.id: place for place, node in enumerate(self.columns())}
        filled: dict[str, list[tuple[int, float]]] = {}
        for edge in self.edges:
            filled.setdefault(edge.source, []).append((columns[edge.target], edge.weight))
            if len(self.modes) == 1:
                filled.setdefault(edge.target, []).append((columns[edge.source], edge.weight))
        for node in self.rows():
            row = [0.0] * len(columns)
            for column, weight in filled.get(node.id, ()):
                row[column] = weight
            yield row

    def matrix(self) -> list[list[float]]:
        """All of :meth:`matrix_rows`."""
        return list(self.matrix_rows())
