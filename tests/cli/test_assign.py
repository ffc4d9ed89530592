"""Giving work out and looking how far everybody is, at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator import Project
from annotator.core.commands import AddAnnotator
from tests.cli.test_program import call
from tests.store.sample import bring


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "talks.annotator"
    with Project.create(path, annotator="Ada") as project:
        bring(project, {f"d{number}": f"Text {number}" for number in range(10)})
        project.execute(AddAnnotator("Ben"))
    return path


def test_a_dry_run_says_the_same_and_does_nothing(path: Path) -> None:
    wish = (path, "--overlap", 2, "--percent", 30, "--seed", 5, "--json")
    dry = json.loads(call("assign", *wish, "--dry-run").stdout)
    assert (dry["documents"], dry["shared"], dry["assigned"], dry["dry_run"]) == (10, 3, 13, True)
    assert sorted(row["new"] for row in dry["annotators"]) == [6, 7]
    with Project.open(path) as project:
        assert project.team.assignments() == []
    assert json.loads(call("assign", *wish).stdout) == {**dry, "dry_run": False}
    again = json.loads(call("assign", *wish).stdout)
    assert again["assigned"] == 0 and [row["total"] for row in again["annotators"]] == [
        row["total"] for row in dry["annotators"]
    ]


def test_one_person_cannot_be_two(path: Path) -> None:
    result = call("assign", path, "--annotators", "Ada", "--overlap", 2)
    assert result.exit_code == 1 and result.stderr.count("\n") == 1
    assert "2 must be chosen, not 1" in result.stderr
    unknown = call("assign", path, "--annotators", "Ada, Zoe")
    assert unknown.exit_code == 1 and "Zoe" in unknown.stderr
    with Project.open(path) as project:
        assert project.team.assignments() == []


def test_nothing_to_give_out(tmp_path: Path) -> None:
    Project.create(tmp_path / "p.annotator", annotator="Ada").close()
    result = call("assign", tmp_path / "p.annotator")
    assert result.exit_code == 1 and "import" in result.stderr


def test_people_are_added_and_given_roles(path: Path) -> None:
    told = call("people", path, "--add", "Cy", "--role", "Cy=manager", "--role", "Ben=reviewer", "--json")
    people = {row["name"]: row for row in json.loads(told.stdout)["annotators"]}
    assert {name: row["role"] for name, row in people.items()} == {
        "Ada": "annotator",
        "Ben": "reviewer",
        "Cy": "manager",
    }
    assert people["Ada"]["ready"] is None and people["Ada"]["assigned"] == 0
    assert "Cy" in call("people", path).stdout
    assert call("people", path, "--role", "Ada=king").exit_code == 2
    refused = call("people", path, "--add", "Dora", "--role", "Cy=annotator")
    assert refused.exit_code == 1 and "Cy" in refused.stderr
    assert "Dora" not in call("people", path).stdout


def test_names_with_commas_can_be_listed(path: Path) -> None:
    call("people", path, "--add", "Doe, Jane", "--add", "Doe")
    told = call("assign", path, "--annotators", "Ada, Doe, Jane,Doe", "--overlap", 3, "--json")
    assert [row["name"] for row in json.loads(told.stdout)["annotators"]] == ["Ada", "Doe, Jane", "Doe"]
    assert "Jane" in call("assign", path, "--annotators", "Jane").stderr
