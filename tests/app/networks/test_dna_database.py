"""A database of Discourse Network Analyzer, imported, makes the networks that its manual prints."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from annotator import Project
from annotator.app import plugins
from annotator.app.networks.choice import Choice
from annotator.app.plugins import NetworkFormats
from annotator.cli.program import program
from annotator.formats.networks.ucinet import UCINET
from tests.formats import dna_files
from tests.measure.networks.dna_sample import COPY, ENERGY, ORIGINAL, SENATE, SIERRA

ROWS = {
    "Alliance to Save Energy": (0, 0, 1, 0, 2, 1),
    ENERGY: (2, 0, 0, 0, 2, 0),
    "Environmental Protection Agency": (1, 0, 0, 0, 0, 10),
    "National Petrochemical & Refiners Association": (2, 0, 0, 0, 0, 2),
    SENATE: (2, 0, 0, 0, 1, 2),
    SIERRA: (2, 0, 1, 1, 1, 1),
    "U.S. Public Interest Research Group": (1, 1, 1, 2, 1, 0),
}
"""Two modes, stance ignored, as the manual prints it: a row for each organization."""


def _sample(path: Path) -> Path:
    """A database with the sample's forty statements, on texts of ours."""
    told = json.loads(COPY.read_text(encoding="utf-8"))
    documents = [
        [
            int(id_),
            f"Hearing {id_}",
            f"Document {id_}. " + "x" * 60_000,
            2,
            "",
            "",
            section,
            "",
            "",
            _seconds(date),
        ]
        for id_, (date, section) in told["documents"].items()
    ]
    names = {2: told["organizations"], 3: told["concepts"]}
    entities = [
        [100 * variable + at, variable, name, 0, 0, 0, None]
        for variable, all_ in names.items()
        for at, name in enumerate(all_)
    ]
    entities.append([1, 1, "", 0, 0, 0, None])
    rows: dict[str, list[list[Any]]] = {"STATEMENTS": [], "DATABOOLEAN": [], "DATASHORTTEXT": []}
    for id_, (document, start, organization, concept, agreement) in enumerate(told["statements"], start=1):
        rows["STATEMENTS"].append([id_, 1, document, start, start + 5, 2])
        rows["DATABOOLEAN"].append([id_, id_, 4, agreement])
        for variable, entity in ((1, 1), (2, 200 + organization), (3, 300 + concept)):
            rows["DATASHORTTEXT"].append([3 * id_ + variable, id_, variable, entity])
    more = {"ATTRIBUTEVALUES": [], "DATALONGTEXT": [], "DOCUMENTS": documents, "ENTITIES": entities}
    return dna_files.version_3(path, checked=True, **more, **rows)


def _seconds(date: str) -> int:
    return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Project]]:
    """The database we make, and DNA's own where it lies beside the checkout."""
    folder = tmp_path_factory.mktemp("dna")
    files = [_sample(folder / "ours.dna"), *filter(Path.exists, [ORIGINAL])]
    made = []
    for number, file in enumerate(files):
        project = Project.create(folder / f"{number}.annotator")
        came = project.import_files([file])
        assert came.skipped == () and len(project.documents()) == 7
        made.append(project)
    yield made
    for project in made:
        project.close()


def test_two_modes_are_the_printed_matrix_cell_by_cell(projects: list[Project]) -> None:
    for project in projects:
        choice = Choice(type="DNA Statement", actor="organization", proposal="concept", layers="all")
        [network] = project.networks.build(choice).networks
        matrix = {node.label: row for node, row in zip(network.rows(), network.matrix(), strict=True)}
        concepts = [node.label for node in network.columns()]
        expected = _printed(concepts)
        assert matrix == expected
        assert (sum(map(sum, matrix.values())), len(network.edges)) == (40, 22)


def _printed(concepts: list[str]) -> dict[str, list[float]]:
    """The printed rows in another order of columns."""
    usual = [
        "hurt the economy", "Cap and trade", "caused by", "Climate change is real", "should regulate CO2",
        "There should be legislation",
    ]  # fmt: skip
    order = [next(at for at, part in enumerate(usual) if part in concept) for concept in concepts]
    return {name: [float(row[at]) for at in order] for name, row in ROWS.items()}


@pytest.mark.parametrize(
    ("kind", "weight"), [("ignore", 7), ("congruence", 2), ("conflict", 5), ("subtract", -3)]
)
def test_senate_and_sierra_club(projects: list[Project], kind: Any, weight: int) -> None:
    for project in projects:
        choice = Choice(
            kind=kind, type="DNA Statement", actor="organization", proposal="concept", layers="all"
        )
        [network] = project.networks.build(choice).networks
        names = {node.id: node.label for node in network.nodes}
        [found] = [
            one.weight for one in network.edges if {names[one.source], names[one.target]} == {SENATE, SIERRA}
        ]
        assert found == weight


def test_from_database_to_network_at_the_command_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(plugins, "network_formats", lambda: NetworkFormats((UCINET,)))
    path = tmp_path / "p.annotator"
    Project.create(path).close()
    steps = [
        ["import", str(path), str(_sample(tmp_path / "sample.dna"))],
        ["network", str(path), str(tmp_path / "out.dl"), "--actor", "organization", "--proposal", "concept"],
    ]
    for step in steps:
        result = CliRunner().invoke(program, step)
        assert result.exit_code == 0, result.output
    assert "sierra" in (tmp_path / "out.dl").read_text(encoding="utf-8").lower()
