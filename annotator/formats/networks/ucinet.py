"""UCINET's DL: the full matrix with labels, as Discourse Network Analyzer writes it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annotator.core.network import Network, Node
from annotator.plugin_api import NetworkFormat, Target

_QUOTES = str.maketrans({'"': None, "'": None, "\n": " ", "\r": " ", "\t": " "})
"""A label stands between double quotes, and UCINET knows no way to have a quote in one."""


def _write(network: Network, target: Target) -> None:
    rows, columns = network.rows(), network.columns()
    one_mode = len(network.modes) == 1
    size = f"n = {len(rows)}" if one_mode else f"nr = {len(rows)}, nc = {len(columns)}"
    head = [f"dl {size}, format = fullmatrix", "labels:" if one_mode else "row labels:"]
    head += _labels(rows, target)
    if not one_mode:
        head += ["col labels:", *_labels(columns, target)]
    target.write("\n".join([*head, "data:"]))
    form = _form(network)
    for row in network.matrix_rows():
        target.write("\n" + "".join(f" {cell:{form}}" for cell in row))


def _form(network: Network) -> str:
    """How weights are written: six digits, as in DNA, but all of them where six would leave nothing."""
    if network.is_whole:
        return ".0f"
    return ".6f" if all(abs(edge.weight) >= 1e-6 for edge in network.edges) else ".17g"


def _labels(nodes: Iterable[Node], target: Target) -> list[str]:
    """The labels in quotes, each only once; what a label lost is told."""
    given: set[str] = set()
    labels = []
    for node in nodes:
        plain = node.label.translate(_QUOTES)
        label, count = plain, 2
        while label.casefold() in given:
            label, count = f"{plain} ({count})", count + 1
        given.add(label.casefold())
        if label != node.label:
            target.lose(node.id, "network.label_changed", label=node.label, written=label)
        labels.append(f'"{label}"')
    return labels


def _counted(path: Path) -> tuple[int, int]:
    nodes = filled = 0
    with path.open(encoding="utf-8", newline="\n") as stream:
        one_mode = stream.readline().startswith("dl n ")
        for line in stream:
            if line == "data:\n":
                break
            nodes += line.startswith('"')
        for line in stream:
            filled += sum(float(cell) != 0 for cell in line.split())
    return nodes, filled // 2 if one_mode else filled


UCINET = NetworkFormat(
    name="dl",
    title="UCINET DL",
    suffixes=(".dl",),
    description="The full matrix with labels, for UCINET, as DNA writes it; no attributes.",
    write=_write,
    aliases=("ucinet",),
    counted=_counted,
)
