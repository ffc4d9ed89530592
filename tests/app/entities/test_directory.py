"""Looking for entities, seeing where they are used, and what uniting them comes to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.entities.directory import Directory, Wish, directory
from annotator.app.entities.uniting import preview, unite
from annotator.app.entity_uses import passages, quoting
from annotator.app.project import Project
from annotator.core.commands import (
    AddAlias,
    AddAnnotator,
    AddSpan,
    AddStatement,
    CreateEntity,
    RemoveDocument,
    SetParent,
    SetSighted,
    UniteEntities,
)
from annotator.core.records import Filling
from tests.app.labelling.documents import add_documents

TEXTS = {"a": "The Kremlin spoke. Moscow agreed, said the Kremlin’s man.", "b": "Kyiv answered Moscow."}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(made, TEXTS)
        made.execute(CreateEntity("country", "Russia", ("Moscow",), {"seat": 1, "size": 2}, uid="2russia"))
        made.execute(CreateEntity("organisation", "Kremlin", (), {"seat": 3}, uid="1kremlin"))
        made.execute(CreateEntity("country", "Ukraine", ("Kyiv", "Kiev"), uid="3ukraine"))
        made.execute(SetParent("1kremlin", "2russia"))
        yield made


def mark(project: Project, document: str, words: str, entity: str, uid: str, nth: int = 0) -> None:
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[document].index(words, start + 1)
    project.execute(AddSpan(document, "actor", ((start, start + len(words)),), entity, uid=uid))


def found(lines: Directory, **wish: object) -> list[str]:
    return [lines.lines[uid].entity.name for uid in lines.find(Wish(**wish))]  # type: ignore[arg-type]


def test_names_are_found_by_their_beginning_their_words_and_their_look(project: Project) -> None:
    lines = directory(project)
    assert found(lines) == ["Kremlin", "Russia", "Ukraine"]
    assert found(lines, words="k") == ["Kremlin", "Ukraine"]
    project.execute(AddAlias("2russia", "Ukraine’s neighbour"))
    assert found(directory(project), words="ukr") == ["Ukraine", "Russia"]
    assert found(lines, words="the kremlin") == ["Kremlin"]
    assert found(lines, words="Ukrayne") == ["Ukraine"]
    assert found(lines, words="iev")[0] == "Ukraine"
    assert found(lines, kind="country") == ["Russia", "Ukraine"]
    assert found(lines, words="nobody like this") == []


def test_uses_are_counted_of_those_who_stand_for_others(project: Project) -> None:
    mark(project, "a", "Kremlin", "1kremlin", "k")
    mark(project, "a", "Moscow", "2russia", "m")
    mark(project, "b", "Moscow", "2russia", "n")
    project.execute(AddStatement("a", "position", {"actor": Filling("2russia", ("m",))}))
    lines = directory(project)
    told = [lines.lines["1kremlin"], lines.lines["2russia"]]
    assert [(line.spans, line.statements) for line in told] == [(1, 0), (2, 1)]
    assert [line.parent for line in told] == ["Russia", ""]
    assert found(lines, by_uses=True) == ["Russia", "Kremlin", "Ukraine"]
    assert found(lines, unused=True) == ["Ukraine"]
    project.execute(UniteEntities(("2russia", "3ukraine")))
    assert [passage.words for passage in passages(project, "2russia")] == ["Moscow", "Moscow"]
    project.execute(RemoveDocument("b"))
    line = directory(project).get("2russia")
    assert line is not None and (line.spans, line.statements) == (1, 1)


def test_passages_come_with_what_stands_around_them(project: Project) -> None:
    mark(project, "b", "Moscow", "1kremlin", "n")
    mark(project, "a", "Kremlin’s", "1kremlin", "l")
    mark(project, "a", "Kremlin", "1kremlin", "k")
    first, second, third = passages(project, "1kremlin")
    assert (first.before, first.words, first.after[:6]) == ("The ", "Kremlin", " spoke")
    assert (second.title, second.span, second.own, second.annotator) == ("Title a", "l", True, "Ada")
    assert third.before + third.words + third.after == TEXTS["b"]
    assert len(passages(project, "1kremlin", 1)) == 1


def test_who_labels_blind_is_told_of_their_own_uses(project: Project) -> None:
    mark(project, "a", "Kremlin", "1kremlin", "k")
    mark(project, "a", "Kremlin’s", "1kremlin", "l")
    assert quoting(project, "1kremlin", "the Kremlin") == (["k", "l"], 0)
    project.execute(AddAnnotator("Boris"))
    project.become(next(person.uid for person in project.annotators() if person.name == "Boris"))
    assert passages(project, "1kremlin") == []
    line = directory(project).get("1kremlin")
    assert line is not None and not line.is_used
    project.execute(SetSighted(True))
    assert [passage.annotator for passage in passages(project, "1kremlin")] == ["Ada", "Ada"]
    assert quoting(project, "1kremlin", "Kremlin") == ([], 2)


def test_uniting_is_foretold_and_keeps_the_name_that_was_chosen(project: Project) -> None:
    before = project.entities()
    lines = directory(project)
    kept, gone = lines.lines["3ukraine"], lines.lines["2russia"]
    told = preview(kept, gone)
    assert told.aliases == ("Kyiv", "Kiev", "Russia", "Moscow")
    assert told.attributes == {"seat": 1, "size": 2} and told.lost == {}
    project.execute(unite(kept, gone))
    united = project.entity("3ukraine")
    assert (united.uid, united.name, united.attributes) == ("2russia", "Ukraine", told.attributes)
    assert set(united.aliases) == set(told.aliases)
    project.undo()
    assert project.entities() == before
