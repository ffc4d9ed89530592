"""What networkx, igraph, csv and a reader of DL find in the files that networks are written to."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.network import Edge, Network, Node
from annotator.formats.networks.csv_edges import CSV_EDGES, nodes_beside
from annotator.formats.networks.gexf import GEXF
from annotator.formats.networks.graphml import GRAPHML
from annotator.formats.networks.ucinet import UCINET
from annotator.plugin_api import NetworkFormat
from tests.formats.networks.clients import ONE_MODE, TWO_MODE, igraph, networkx, written

NOT_IN_XML = "\x00\x0b\x1f\ufffe\uffff"


def test_networkx_reads_graphml(tmp_path: Path) -> None:
    path, lost = written(GRAPHML, TWO_MODE, tmp_path)
    graph = networkx.read_graphml(path)
    assert not lost
    assert not graph.is_directed()
    assert graph.graph["name"] == "two-mode, subtract"
    assert (graph.graph["statements"], graph.graph["start"]) == (6, "2025-02-10")
    assert graph.nodes["a1"] == {
        "label": "Kremlin",
        "mode": "actor",
        "kind": "organisation",
        "parent": "Russia",
        "parents": "Russia > World",
        "statements": 3,
        "bipartite": 0,
        "type": "government",
    }
    assert graph.nodes["a2"]["member of"] == "a; b"
    assert graph.nodes["a2"]["born"] == 1978
    assert "party" not in graph.nodes["a2"]
    assert graph.nodes["a3"]["label"] == "زيلينسكي “né” <&>\r\n"
    assert graph.nodes["a3"]["Label (attribute)"] == "x"
    assert graph.nodes["a3"]["mode (attribute)"] == "y"
    assert graph.nodes["p1"]["nested"] == '{"k":[1]}'
    assert graph.nodes["p1"]["born"] == 1.5
    assert graph.edges["a1", "p1"] == {
        "weight": -2.0,
        "sign": "negative",
        "stance": -0.5,
        "support": 1,
        "oppose": 3,
    }
    assert networkx.is_bipartite(graph)


def test_igraph_reads_graphml(tmp_path: Path) -> None:
    graph = igraph.Graph.Read_GraphML(str(written(GRAPHML, TWO_MODE, tmp_path)[0]))
    assert not graph.is_directed()
    assert graph.vs["label"] == [node.label for node in TWO_MODE.nodes]
    assert graph.vs["id"] == [node.id for node in TWO_MODE.nodes]
    assert graph.es["weight"] == [-2, 2]
    assert [edge.tuple for edge in graph.es] == [(0, 3), (1, 3)]


def test_networkx_reads_gexf(tmp_path: Path) -> None:
    path, lost = written(GEXF, TWO_MODE, tmp_path)
    graph = networkx.read_gexf(path)
    assert not lost
    assert not graph.is_directed()
    assert [graph.nodes[node.id]["label"] for node in TWO_MODE.nodes] == [n.label for n in TWO_MODE.nodes]
    assert graph.nodes["a1"]["statements"] == 3
    assert graph.nodes["p1"]["kind"] == "proposal"
    edge = graph.edges["a1", "p1"]
    assert (edge["weight"], edge["sign"], edge["oppose"]) == (-2.0, "negative", 3)


@pytest.mark.parametrize("format_", [GRAPHML, GEXF])
def test_what_xml_cannot_hold_is_replaced_and_told(format_: NetworkFormat, tmp_path: Path) -> None:
    node = Node("a1", f"bell{NOT_IN_XML}", "actor", attributes={"note": "\x07", "n": float("1.5")})
    path, lost = written(format_, Network("x", ("actor",), (node,)), tmp_path)
    read = networkx.read_graphml if format_ is GRAPHML else networkx.read_gexf
    found = read(path).nodes["a1"]
    assert found["label"] == "bell" + "\ufffd" * len(NOT_IN_XML)
    assert found["note"] == "\ufffd"
    assert [(issue.where, issue.code, issue.params["count"]) for issue in lost] == [
        ("a1", "network.characters_replaced", 6)
    ]


@pytest.mark.parametrize("format_", [GRAPHML, GEXF])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    labels=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=1, max_size=4),
    names=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=3),
    value=st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5)),
        lambda inner: st.lists(inner, max_size=3),
        max_leaves=5,
    ),
)
def test_any_label_and_attribute_makes_xml_that_is_read(
    format_: NetworkFormat, tmp_path: Path, labels: list[str], names: list[str], value: object
) -> None:
    nodes = tuple(
        Node(f"n{place}", label, "actor", attributes=dict.fromkeys(names, value))
        for place, label in enumerate(labels)
    )
    (tmp_path / f"network{format_.suffixes[0]}").unlink(missing_ok=True)
    path, _ = written(format_, Network("any", ("actor",), nodes), tmp_path)
    graph = networkx.read_graphml(path) if format_ is GRAPHML else networkx.read_gexf(path)
    assert len(graph) == len(labels)
    for node in nodes:
        if not set(node.label) & set(map(chr, [*range(32), 0xFFFE, 0xFFFF])):
            assert graph.nodes[node.id].get("label", "") == node.label


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_edges_and_nodes_as_tables(tmp_path: Path) -> None:
    rude = replace(TWO_MODE.nodes[0], label="=cmd()", attributes={"note": "-1+1"})
    path, lost = written(CSV_EDGES, replace(TWO_MODE, nodes=(rude, *TWO_MODE.nodes[1:])), tmp_path)
    edges = rows(path)
    nodes = rows(nodes_beside(path))
    assert edges[0] == {
        "Source": "a1",
        "Target": "p1",
        "Type": "Undirected",
        "Weight": "-2",
        "source label": "'=cmd()",
        "target label": "安全保障",
        "sign": "negative",
        "stance": "-0.5",
        "support": "1",
        "oppose": "3",
        "start": "2025-02-10",
        "end": "2025-02-16",
    }
    assert [node["Id"] for node in nodes] == ["a1", "a2", "a3", "p1"]
    assert (nodes[0]["Label"], nodes[0]["note"]) == ("'=cmd()", "'-1+1")
    assert nodes[2]["Label"] == TWO_MODE.nodes[2].label
    assert [issue.code for issue in lost] == ["export.guarded", "export.guarded"]
    (tmp_path / "bare").mkdir()
    bare, _ = written(CSV_EDGES, ONE_MODE, tmp_path / "bare", guard=False)
    assert [row["Weight"] for row in rows(bare)] == ["0.25", repr(1 / 3)]


def test_dl_is_as_dna_writes_it(tmp_path: Path) -> None:
    path, _ = written(UCINET, TWO_MODE, tmp_path)
    assert path.read_bytes().decode() == (
        "dl nr = 3, nc = 1, format = fullmatrix\n"
        "row labels:\n"
        '"Kremlin"\n'
        '"Зеленський"\n'
        '"زيلينسكي “né” <&>  "\n'
        "col labels:\n"
        '"安全保障"\n'
        "data:\n"
        " -2\n"
        " 2\n"
        " 0"
    )


def test_dl_of_one_mode_is_the_whole_square(tmp_path: Path) -> None:
    path, _ = written(UCINET, ONE_MODE, tmp_path)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[:2] == ["dl n = 3, format = fullmatrix", "labels:"]
    assert lines[5:] == [
        "data:",
        " 0.000000 0.250000 0.000000",
        " 0.250000 0.000000 0.333333",
        " 0.000000 0.333333 0.000000",
    ]


def test_labels_of_dl_have_no_quotes_and_are_unlike(tmp_path: Path) -> None:
    nodes = (Node("1", 'the "Club"', "actor"), Node("2", "The club", "actor"), Node("3", "B's", "actor"))
    tiny = (Edge("1", "2", 1e-7),)
    path, lost = written(UCINET, Network("x", ("actor",), nodes, tiny), tmp_path)
    text = path.read_text(encoding="utf-8")
    assert '"the Club"\n"The club (2)"\n"Bs"\n' in text
    assert "e-08" in text or "e-07" in text
    assert [(issue.where, issue.params["written"]) for issue in lost] == [
        ("1", "the Club"),
        ("2", "The club (2)"),
        ("3", "Bs"),
    ]


@pytest.mark.parametrize("format_", [GRAPHML, GEXF, CSV_EDGES, UCINET])
def test_the_same_network_is_the_same_bytes_and_an_empty_one_is_a_file(
    format_: NetworkFormat, tmp_path: Path
) -> None:
    files = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        files.append(written(format_, ONE_MODE, folder)[0].read_bytes())
    assert files[0] == files[1]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert written(format_, Network("nothing", ("actor", "proposal")), empty)[0].stat().st_size
