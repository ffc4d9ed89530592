"""The sample of Discourse Network Analyzer as a project: its published figures come out of the whole way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.app.networks.building import Built
from annotator.app.networks.choice import Choice
from annotator.app.project import Project
from annotator.formats.networks.ucinet import UCINET
from tests.formats.networks.clients import written
from tests.measure.networks import dna_sample
from tests.measure.networks.dna_sample import ENERGY, LEGISLATION, REGULATE, SENATE, SIERRA
from tests.measure.networks.test_dna import PUBLISHED

CODEBOOK = {
    "name": "DNA",
    "labels": [{"id": "passage", "name": "Passage"}],
    "values": [{"id": "no", "name": "no", "number": 0}, {"id": "yes", "name": "yes", "number": 1}],
    "statement_types": [
        {
            "id": "dna",
            "name": "DNA Statement",
            "roles": [
                {"id": role, "name": role, "label": "passage"}
                for role in ("person", "organization", "concept")
            ],
        }
    ],
    "entity_kinds": [{"id": "organization", "name": "Organization"}, {"id": "concept", "name": "Concept"}],
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("dna")
    ties = dna_sample.ties()
    sections = {
        tie.document: section for section in ("1", "867", "876") for tie in dna_sample.ties(section=section)
    }
    names = sorted({name for tie in ties for name in (tie.actor, tie.proposal)})
    entities = [{"uid": name, "kind": "concept", "name": name} for name in names]
    lines: list[dict[str, Any]] = [{"format": "annotator/1", "codebook": CODEBOOK, "entities": entities}]
    for document in sorted(sections):
        own = [tie for tie in ties if tie.document == document]
        lines.append(
            {
                "uid": f"document {document}",
                "text": f"Testimony {document}",
                "meta": {"date": f"{own[0].time:%Y-%m-%d}", "section": sections[document]},
                "layers": [
                    {
                        "annotator": "Coder 1",
                        "statements": [
                            {
                                "uid": f"s{tie.uid}",
                                "type": "dna",
                                "roles": {
                                    "organization": {"entity": tie.actor},
                                    "concept": {"entity": tie.proposal},
                                },
                                "stance": {"value": "yes" if tie.level else "no"},
                            }
                            for tie in own
                        ],
                    }
                ],
            }
        )
    file = folder / "dna.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with Project.create(folder / "dna.annotator") as project:
        assert not project.import_files([file], format="native").skipped
        yield project


def build(project: Project, **chosen: Any) -> Built:
    return project.networks.build(Choice(type="DNA Statement", **chosen))


def total(built: Built) -> float:
    """The sum of the whole matrix, as DNA's tests take it."""
    [network] = built.networks
    return sum(sum(row) for row in network.matrix())


def test_the_published_matrix_cell_by_cell(project: Project) -> None:
    [network] = build(project, dna=True).networks
    assert network.modes == ("organization", "concept")
    assert network.matrix() == PUBLISHED
    assert len(network.edges) == 22


@pytest.mark.parametrize("dna", [False, True])
def test_one_mode(project: Project, dna: bool) -> None:
    ignore = build(project, kind="ignore", dna=dna)
    assert (total(ignore), len(ignore.networks[0].edges)) == (276, 21)
    assert round(total(build(project, kind="congruence", normalise="average", dna=dna))) == 26
    fewer = build(
        project,
        kind="congruence",
        normalise="average",
        exclude=(LEGISLATION, SENATE, SIERRA),
        dna=dna,
    )
    assert (len(fewer.networks[0].nodes), round(total(fewer))) == (5, 10)
    assert len(build(project, kind="congruence", only=(("section", "1"),)).networks[0].nodes) == 4


@pytest.mark.parametrize("kind", ["ignore", "congruence", "conflict", "subtract"])
def test_senate_and_sierra_club(project: Project, kind: Any) -> None:
    [network] = build(project, kind=kind).networks
    weights = {(edge.source, edge.target): edge.weight for edge in network.edges}
    assert weights[SENATE, SIERRA] == {"ignore": 7, "congruence": 2, "conflict": 5, "subtract": -3}[kind]
    assert network.is_whole


def test_two_mode_of_agreement_and_disagreement(project: Project) -> None:
    [net] = build(project, stance="subtract").networks
    [both] = build(project, stance="combine").networks
    assert (ENERGY, REGULATE) not in {(edge.source, edge.target) for edge in net.edges}
    assert {edge.weight for edge in both.edges} == {1, 2, 3}
    assert both.facts["combination"] == "2 no, 1 yes"


def test_duplicates(project: Project) -> None:
    assert build(project, duplicates="document", kind="congruence").counted == 23


def test_the_matrix_as_dna_writes_it_for_ucinet(project: Project, tmp_path: Path) -> None:
    [network] = build(project, dna=True).networks
    lines = written(UCINET, network, tmp_path)[0].read_text(encoding="utf-8").split("\n")
    assert lines[:3] == ["dl nr = 7, nc = 6, format = fullmatrix", "row labels:", '"Alliance to Save Energy"']
    assert lines[9:11] == ["col labels:", '"CO2 legislation will not hurt the economy."']
    assert lines[16] == "data:"
    assert [[int(cell) for cell in line.split()] for line in lines[17:]] == PUBLISHED


def test_the_sample_itself_as_it_is_imported(tmp_path: Path) -> None:
    if not dna_sample.ORIGINAL.exists():
        return  # it has no licence to lie here
    with Project.create(tmp_path / "sample.annotator") as project:
        project.import_files([dna_sample.ORIGINAL])
        built = project.networks.build(Choice(dna=True))
        assert built.networks[0].matrix() == PUBLISHED
        assert (built.pool, built.counted) == (40, 40)
        weights = {}
        for kind in ("ignore", "congruence", "conflict", "subtract"):
            [network] = project.networks.build(Choice(kind=kind)).networks
            names = [node.label for node in network.nodes]
            weights[kind] = network.matrix()[names.index(SENATE)][names.index(SIERRA)]
        assert weights == {"ignore": 7, "congruence": 2, "conflict": 5, "subtract": -3}
