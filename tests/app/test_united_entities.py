"""Entities that turn out to be one: who stands, what is shown, what leaves in an export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.app.project import Project
from annotator.core.commands import (
    AddAlias,
    AddSpan,
    AddStatement,
    CreateEntity,
    LinkSpan,
    SetEntityKind,
    UniteEntities,
)
from annotator.core.records import Filling
from annotator.errors import UserError
from annotator.store import projection


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / "talks.txt").write_text("Kyiv asks for guarantees, and Kiev gets none.", encoding="utf-8")
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as project:
        project.import_files([tmp_path / "talks.txt"])
        yield project


def created(project: Project, name: str, kind: str = "country", **how: Any) -> str:
    return project.execute(CreateEntity(kind, name, **how)).created[0]


def test_the_smallest_stands_with_everybodys_names_and_attributes(project: Project) -> None:
    europe = created(project, "Europe")
    first = created(project, "Ukraine", aliases=("Kyiv",), attributes={"seat": 1})
    second = created(
        project, "Ukraina", aliases=("Kyiv", "Kiev"), attributes={"seat": 2, "size": 9}, parent=europe
    )
    project.execute(UniteEntities((second, first)))
    stands = project.entity(second)
    assert (stands.uid, stands.name) == (first, "Ukraine")
    assert stands.aliases == ("Kyiv", "Ukraina", "Kiev")
    assert stands.attributes == {"seat": 1, "size": 9}
    assert stands.parent == europe
    assert [entity.uid for entity in project.entities()] == [europe, first]
    assert project.info()["entities"] == 2
    assert project.canonical_entities() == {second: first}


def test_classes_grow_together_and_point_straight(project: Project) -> None:
    a, b, c, d = (created(project, name) for name in "abcd")
    before = projection.tabled(project._file.db)
    project.execute(UniteEntities((c, d)))
    project.execute(UniteEntities((b, c)))
    project.execute(UniteEntities((d, a)))
    pointing = {
        uid: fields["same_as"] for uid, fields in project._file.where("entity", "kind", "country").items()
    }
    assert pointing == {a: None, b: a, c: a, d: a}
    assert project.execute(UniteEntities((b, d))).changes == ()
    for _ in range(3):
        project.undo()
    assert projection.tabled(project._file.db) == before


def test_a_parent_that_is_the_same_is_no_parent(project: Project) -> None:
    a = created(project, "a")
    b = created(project, "b", parent=a)
    project.execute(UniteEntities((a, b)))
    assert project.entity(b).parent is None


def test_what_cannot_be(project: Project) -> None:
    country, person = created(project, "Georgia"), created(project, "Georgia", "person")
    for command, code in (
        (UniteEntities((country, person)), "entity.kinds_differ"),
        (UniteEntities((country, "nobody")), "record.missing"),
        (SetEntityKind(country, "nonsense"), "entity_kind.unknown"),
    ):
        with pytest.raises(UserError) as refused:
            project.execute(command)
        assert refused.value.code == code
    project.execute(SetEntityKind(country, "person"))
    assert project.entity(country).kind == "person"
    project.execute(UniteEntities((country, person)))
    assert len(project.entities()) == 1
    assert project.check() == []


def test_an_export_names_the_one_that_stands_and_comes_in_again(project: Project, tmp_path: Path) -> None:
    first, second = created(project, "Ukraine"), created(project, "Ukraina")
    document = project.documents()[0].uid
    span = project.execute(AddSpan(document, "actor", ((0, 4),))).created[-1]
    project.execute(LinkSpan(span, second))
    project.execute(AddStatement(document, "position", {"actor": Filling(second, (span,))}))
    project.execute(UniteEntities((first, second)))
    project.execute(AddAlias(first, "Kyiv"))
    assert project.spans(document)[0].entity == second
    project.export(tmp_path / "out.jsonl", format="native")
    header, line = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [entity["uid"] for entity in json.loads(header)["entities"]] == [first]
    layer = json.loads(line)["layers"][0]
    assert layer["spans"][0]["entity"] == first
    assert layer["statements"][0]["roles"]["actor"]["entity"] == first
    with Project.create(tmp_path / "again.annotator") as again:
        report = again.import_files([tmp_path / "out.jsonl"])
        assert report.skipped == ()
        assert set(again.entity(first).aliases) == {"Ukraina", "Kyiv"}
