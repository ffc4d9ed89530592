"""``annotator network``: what it prints and writes, and the sentences where a choice does not fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator import Project
from annotator.app import plugins
from annotator.app.plugins import NetworkFormats
from annotator.app.resources import seeds
from annotator.cli.program import program
from annotator.errors import UserError
from annotator.formats.networks.csv_edges import CSV_EDGES
from annotator.formats.networks.gexf import GEXF
from annotator.formats.networks.graphml import GRAPHML
from annotator.formats.networks.ucinet import UCINET
from tests.formats.networks.clients import networkx


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the sample in it."""
    path = tmp_path_factory.mktemp("network") / "a.annotator"
    with Project.create(path) as project:
        project.import_files([seeds() / "sample.jsonl"])
    return path


@pytest.fixture(autouse=True)
def formats(monkeypatch: pytest.MonkeyPatch) -> None:
    known = NetworkFormats((CSV_EDGES, UCINET, GEXF, GRAPHML))
    monkeypatch.setattr(plugins, "network_formats", lambda: known)


def network(path: Path, *words: str) -> Result:
    return CliRunner().invoke(program, ["network", str(path), *words])


def test_the_sample_makes_a_network_that_says_who_wants_what(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "sample.graphml"
    result = network(path, str(out), "--stance", "subtract", "--layers", "all", "--duplicates", "document")
    assert result.exit_code == 0, result.output
    graph = networkx.read_graphml(out)
    by_name = {node["label"]: ident for ident, node in graph.nodes(data=True)}
    kyiv = graph.edges[by_name["Volodymyr Zelenskyy"], by_name["Security guarantees for Ukraine"]]
    assert kyiv["weight"] > 0
    assert graph.nodes[by_name["Kremlin"]]["parent"] == "Russia"
    assert {node["mode"] for _, node in graph.nodes(data=True)} == {"actor", "proposal"}
    signs = {edge["sign"] for *_, edge in graph.edges(data=True)}
    assert signs == {"positive", "negative"}
    lines = result.output.splitlines()
    assert lines[0].startswith(f"{out}: ")
    assert lines[1].endswith("of 369 statements counted.")
    assert lines[2].startswith("Left out: ")


def test_everything_as_json(path: Path, tmp_path: Path) -> None:
    words = ["--kind", "congruence", "--normalise", "Jaccard", "--level", "top", "--layers", "Ada", "--dna"]
    told = json.loads(network(path, str(tmp_path / "a.gexf"), *words, "--json").stdout)
    assert told["networks"][0]["files"] == [str(tmp_path / "a.gexf")]
    assert told["counted"] + len(told["left_out"]) == told["statements"] > 100
    assert sum(told["reasons"].values()) == len(told["left_out"])
    assert networkx.read_gexf(tmp_path / "a.gexf").number_of_edges() == told["networks"][0]["edges"]


def test_slices_and_filters(path: Path, tmp_path: Path) -> None:
    words = ["--slices", "months", "--layers", "all", "--since", "2025-02", "--until", "2025-03"]
    words += ["--without", "source=Northern Ledger", "--exclude", "Kremlin", "--option", "bom=true"]
    result = network(path, str(tmp_path / "net.csv"), *words)
    assert result.exit_code == 0, result.output
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "net-1-2025-02-01-to-2025-02-28-nodes.csv",
        "net-1-2025-02-01-to-2025-02-28.csv",
        "net-2-2025-03-01-to-2025-03-31-nodes.csv",
        "net-2-2025-03-01-to-2025-03-31.csv",
    ]
    assert (tmp_path / "net-1-2025-02-01-to-2025-02-28.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--format", "pajek"), "format.unknown"),
        (("--kind", "conflict", "--normalise", "activity"), "network.no_such_norm"),
        (("--exclude", "nobody at all"), "network.no_entity"),
        (("--layers", "nobody"), "export.no_such_layer"),
    ],
)
def test_what_does_not_fit(path: Path, tmp_path: Path, words: tuple[str, ...], code: str) -> None:
    error = network(path, str(tmp_path / "x.dl"), *words).exception
    assert isinstance(error, UserError)
    assert error.code == code
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [("--level", "up"), ("--only", "source"), ("--size", "0"), ("--kind", "x")])
def test_a_call_that_is_wrong(path: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    assert network(path, str(tmp_path / "x.dl"), *words).exit_code == 2


def test_formats_are_listed() -> None:
    listed = CliRunner().invoke(program, ["formats"]).output
    assert ["gexf", "network", "GEXF"] in [line.split() for line in listed.splitlines()]
    told = json.loads(CliRunner().invoke(program, ["formats", "--json"]).output)
    assert [one["name"] for one in told["networks"]] == ["csv", "dl", "gexf", "graphml"]
