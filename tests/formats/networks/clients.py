"""Networks to write, and other people's libraries to read them with."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from annotator.app.exporting.target import WriterTarget
from annotator.core.network import Edge, Network, Node, Slice
from annotator.plugin_api import Issue, NetworkFormat, Report

# Neither has types; they are asked for by name, so that nothing is known of them but what a test looks at.
networkx: Any = importlib.import_module("networkx")
igraph: Any = importlib.import_module("igraph")

TWO_MODE = Network(
    name="two-mode, subtract",
    modes=("actor", "proposal"),
    nodes=(
        Node("a1", "Kremlin", "actor", "organisation", ("Russia", "World"), {"type": "government"}, 3),
        Node(
            "a2",
            "Зеленський",
            "actor",
            "person",
            (),
            {"party": None, "born": 1978, "member of": ["a", "b"]},
            2,
        ),
        Node("a3", "زيلينسكي “né” <&>\r\n", "actor", "person", (), {"Label": "x", "mode": "y"}, 1),
        Node("p1", "安全保障", "proposal", "proposal", (), {"nested": {"k": [1]}, "born": 1.5}, 6),
    ),
    edges=(
        Edge("a1", "p1", -2, {"support": 1, "oppose": 3}, -0.5),
        Edge("a2", "p1", 2, {"support": 2}, 1.0),
    ),
    facts={"duplicates": "document", "statements": 6},
    slice=Slice(2, "2025-02-10", "2025-02-16"),
    is_whole=True,
)
ONE_MODE = Network(
    name="congruence",
    modes=("actor",),
    nodes=TWO_MODE.nodes[:3],
    edges=(Edge("a1", "a2", 0.25, {"shared": 1}), Edge("a2", "a3", 1 / 3, {"shared": 2})),
)


def written(
    format_: NetworkFormat, network: Network, folder: Path, **options: Any
) -> tuple[Path, list[Issue]]:
    """The file that ``format_`` makes of ``network``, and what was lost; it is read back as an export is."""
    path = folder / f"network{format_.suffixes[0]}"
    report = Report()
    with WriterTarget(path.name, path, options, report) as target:
        format_.write(network, target)
    assert format_.counted is not None
    assert format_.counted(path) == (len(network.nodes), len(network.edges))
    return path, report.lost
