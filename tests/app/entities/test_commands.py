"""What may become of entities: each gesture does what it says, undoes in one step, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.messages import sentence_for
from annotator.app.project import Project
from annotator.core.commands import (
    AddSpan,
    AddStatement,
    Command,
    CreateEntity,
    LinkSpan,
    RemoveAlias,
    RemoveAttribute,
    RetireEntity,
    SeparateEntity,
    SetAttribute,
    SetEntityKind,
    SetParent,
    SplitAlias,
    UniteEntities,
)
from annotator.core.records import Entity, Filling
from annotator.errors import UserError
from tests.app.labelling.documents import add_documents

TEXT = "The Kremlin spoke. Moscow agreed. Russia is large. Kyiv answered."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(made, {"a": TEXT})
        made.execute(
            CreateEntity("country", "Russia", ("Kremlin", "Moscow"), {"capital": "Moscow"}, uid="1russia")
        )
        made.execute(CreateEntity("country", "Ukraine", ("Kyiv",), uid="2ukraine"))
        made.execute(CreateEntity("country", "Russian Federation", ("RF",), uid="3federation"))
        yield made


def mark(project: Project, words: str, entity: str, uid: str) -> None:
    start = TEXT.index(words)
    document = project.documents()[0].uid
    project.execute(AddSpan(document, "actor", ((start, start + len(words)),), entity, uid=uid))


def names(project: Project) -> dict[str, tuple[str, ...]]:
    return {entity.name: entity.aliases for entity in project.entities()}


def refusal(project: Project, command: Command) -> str:
    before = project.entities()
    with pytest.raises(UserError) as caught:
        project.execute(command)
    assert project.entities() == before
    return sentence_for(caught.value)


def check_undo(project: Project, before: list[Entity]) -> None:
    project.undo()
    assert project.entities() == before
    assert project.check() == []


def test_an_alias_goes_and_comes_back(project: Project) -> None:
    before = project.entities()
    project.execute(RemoveAlias("1russia", "Kremlin"))
    assert names(project)["Russia"] == ("Moscow",)
    assert "no alias of Russia" in refusal(project, RemoveAlias("1russia", "Kremlin"))
    check_undo(project, before)


def test_an_alias_split_off_takes_its_spans_along_and_what_they_state(project: Project) -> None:
    mark(project, "Kremlin", "1russia", "k")
    mark(project, "Moscow", "1russia", "m")
    document = project.documents()[0].uid
    project.execute(AddStatement(document, "position", {"actor": Filling("1russia", ("k",))}, uid="s"))
    before = project.entities()
    project.execute(SplitAlias("1russia", "Kremlin", ("k",), uid="4kremlin"))
    assert names(project)["Russia"] == ("Moscow",)
    assert project.entity("4kremlin").kind == "country"
    assert {span.uid: span.entity for span in project.spans(document)} == {"k": "4kremlin", "m": "1russia"}
    assert project.statements(document)[0].roles["actor"].entity == "4kremlin"
    check_undo(project, before)
    assert {span.entity for span in project.spans(document)} == {"1russia"}


def test_attributes_are_said_said_otherwise_and_taken_back(project: Project) -> None:
    project.execute(SetAttribute("2ukraine", " party ", "none"))
    project.execute(SetAttribute("2ukraine", "party", "some"))
    assert project.entity("2ukraine").attributes == {"party": "some"}
    before = project.entities()
    project.execute(RemoveAttribute("2ukraine", "party"))
    assert project.entity("2ukraine").attributes == {}
    assert "party" in refusal(project, RemoveAttribute("2ukraine", "party"))
    check_undo(project, before)
    project.execute(RemoveAttribute("2ukraine", "party"))
    project.execute(SetAttribute("2ukraine", "party", "again"))
    assert project.entity("2ukraine").attributes == {"party": "again"}
    assert "needs a name" in refusal(project, SetAttribute("2ukraine", " ", "x"))


def test_nobody_stands_under_themselves(project: Project) -> None:
    project.execute(SetParent("2ukraine", "1russia"))
    project.execute(SetParent("3federation", "2ukraine"))
    assert project.entity("3federation").parent == "2ukraine"
    assert "under Russia itself" in refusal(project, SetParent("1russia", "3federation"))
    assert "under Russia itself" in refusal(project, SetParent("1russia", "1russia"))
    assert "stands under Ukraine" in refusal(project, UniteEntities(("1russia", "3federation")))
    project.execute(UniteEntities(("1russia", "2ukraine")))
    assert project.entity("1russia").parent is None
    before = project.entities()
    project.execute(SetParent("3federation", None))
    assert project.entity("3federation").parent is None
    check_undo(project, before)


def test_what_was_united_is_taken_apart_with_all_it_brought(project: Project) -> None:
    before = project.entities()
    project.execute(UniteEntities(("1russia", "3federation", "2ukraine")))
    assert names(project) == {"Russia": ("Kremlin", "Moscow", "Ukraine", "Kyiv", "Russian Federation", "RF")}
    together = project.entities()
    project.execute(SeparateEntity("2ukraine"))
    assert names(project)["Russia"] == ("Kremlin", "Moscow", "Russian Federation", "RF")
    assert names(project)["Ukraine"] == ("Kyiv",)
    check_undo(project, together)
    project.execute(SeparateEntity("1russia"))
    assert names(project)["Ukraine"] == ("Kyiv", "Russian Federation", "RF")
    project.execute(SeparateEntity("3federation"))
    assert project.entities() == before
    assert "isn't united" in refusal(project, SeparateEntity("1russia"))


def test_of_united_entities_every_one_is_meant(project: Project) -> None:
    project.execute(UniteEntities(("1russia", "3federation")))
    assert "take it apart" in refusal(project, RemoveAlias("1russia", "Russian Federation"))
    project.execute(RemoveAlias("1russia", "RF"))
    assert names(project)["Russia"] == ("Kremlin", "Moscow", "Russian Federation")
    project.execute(SetEntityKind("1russia", "organisation"))
    project.execute(SeparateEntity("3federation"))
    assert project.entity("3federation").kind == "organisation"


def test_only_what_nobody_names_is_removed(project: Project) -> None:
    mark(project, "Kyiv", "2ukraine", "k")
    project.execute(SetParent("3federation", "1russia"))
    assert "tied to it" in refusal(project, RetireEntity("2ukraine"))
    assert "parent of Russian Federation" in refusal(project, RetireEntity("1russia"))
    before = project.entities()
    project.execute(RetireEntity("3federation"))
    assert set(names(project)) == {"Russia", "Ukraine"}
    assert "no entity 3federation" in refusal(project, LinkSpan("k", "3federation"))
    project.execute(RetireEntity("1russia"))
    project.undo()
    check_undo(project, before)


def test_a_statement_without_words_keeps_its_entity(project: Project) -> None:
    document = project.documents()[0].uid
    project.execute(AddStatement(document, "position", {"actor": Filling("3federation")}))
    assert "tied to it" in refusal(project, RetireEntity("3federation"))
