"""Very many places: labelled in parts, with room for keys between them, and still one gesture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.labelling.session import LabelSession
from annotator.app.occurrences.finding import Occurrence, find, scope
from annotator.app.occurrences.labelling import MANY, label_all
from annotator.app.occurrences.wanted import Wanted
from annotator.app.project import Project
from annotator.core.commands import AddSpan, SetDocumentState
from annotator.errors import UserError
from tests.app.labelling.documents import add_documents

DOCUMENTS = 12
WANTED = Wanted("actor", ("Kyiv",))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.annotator"
    with Project.create(path, annotator="Ada") as made:
        add_documents(made, {f"d{n:02}": "Kyiv says so. " * 50 for n in range(DOCUMENTS)})
    return path


@pytest.fixture
def project(file: Path) -> Iterator[Project]:
    with Project.open(file, annotator="Ada") as opened:
        yield opened


def everywhere(project: Project) -> list[Occurrence]:
    """All there is to label."""
    found: list[Occurrence] = []
    find(project, WANTED, scope(project).documents, found=found.extend)
    assert len(found) > MANY
    return found


def labelled(project: Project) -> int:
    """How many spans Ada has."""
    return sum(line.spans for line in project.documents())


def test_keys_get_through_and_undo_waits_its_turn(file: Path, project: Project) -> None:
    chosen = everywhere(project)
    session = LabelSession(project)
    session.open("d11")
    refused: list[str] = []

    def in_between(done: int, total: int) -> None:
        assert total == len(chosen)
        if done == 100:
            with pytest.raises(UserError) as error:
                project.undo()
            refused.append(error.value.code)
            project.execute(AddSpan("d00", "proposal", ((5, 9),)))

    report = label_all(project, WANTED, chosen, progress=in_between)
    assert (report.places, report.documents, report.cancelled) == (600, DOCUMENTS, False)
    assert refused == ["undo.under_way"]
    assert labelled(project) == 601
    assert len(session.cache.spans) == 50
    assert session.documents.lines == project.documents()
    session.close()
    project.close()
    with Project.open(file, annotator="Ada") as again:
        assert again.check() == []
        assert again.undo_name == "AddSpan"
        again.undo()
        again.undo()
        assert labelled(again) == 0
        assert again.undo_name == "Import"
        again.redo()
        assert labelled(again) == 600
        assert again.check() == []


def test_what_was_done_when_it_is_called_off_is_one_step_back(project: Project) -> None:
    done: list[int] = []
    report = label_all(
        project,
        WANTED,
        everywhere(project),
        progress=lambda so_far, _: done.append(so_far),
        cancelled=lambda: len(done) == 3,
    )
    assert report.cancelled
    assert 0 < report.places == labelled(project) < 600
    project.undo()
    assert labelled(project) == 0
    assert project.undo_name == "Import"


def test_an_article_that_closes_meanwhile_ends_it(project: Project) -> None:
    def close_one(done: int, _: int) -> None:
        if done == 100:
            project.execute(SetDocumentState("d09", "closed"))

    with pytest.raises(UserError, match=r"document\.not_open"):
        label_all(project, WANTED, everywhere(project), progress=close_one)
    assert 0 < labelled(project) < 600
    project.undo()
    project.undo()
    assert labelled(project) == 0


def test_undo_goes_where_it_happened_without_asking_each_article(project: Project) -> None:
    label_all(project, WANTED, everywhere(project))
    add = LabelSession(project)
    add.open("d03")
    assert add.undo()
    assert add.document is not None
    assert add.document.uid == "d03"
    assert not add.cache.spans
    assert add.documents.lines == project.documents()
    add.close()
