"""What was done can be listed and gone back to, also after a restart and by each person apart."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import Project
from annotator.app.history import Past
from annotator.core.commands import AddAnnotator, AddSpan, CreateEntity, NoteLayer
from annotator.errors import UserError
from tests.app.labelling.documents import add_documents


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(made, {"One": "Ships leave Odesa.\n", "Two": "Merz is in Paris.\n"})
        yield made


def two_steps(project: Project) -> list[str]:
    uids = [line.uid for line in project.documents()]
    project.execute(AddSpan(uids[0], "actor", ((0, 5),)))
    project.execute(NoteLayer(uids[1], "later"))
    return uids


def walk(past: Past, number: int) -> None:
    way = past.walk_to(number)
    while not way.at_end:
        way.take_step()


def test_steps_tell_what_when_and_where(project: Project) -> None:
    before = Past(project).total
    uids = two_steps(project)
    past = Past(project)
    assert past.here == past.total == before + 2
    steps = [past.step(before + 1), past.step(before + 2)]
    assert [step.command for step in steps] == ["AddSpan", "NoteLayer"]
    assert [step.documents for step in steps] == [(uids[0],), (uids[1],)]
    assert all(step.done and abs(time.time() - (step.when or 0)) < 60 for step in steps)


def test_a_step_keeps_its_time_however_often_it_is_undone(project: Project) -> None:
    two_steps(project)
    past = Past(project)
    first = past.step(past.here).when
    for _ in range(3):
        time.sleep(0.002)
        project.undo()
        assert not past.step(past.total).done
        assert past.step(past.total).when == first
        project.redo()
    assert past.step(past.total).when == first


def test_walking_back_and_forward_is_undoing_and_redoing(project: Project) -> None:
    start = Past(project).here
    uids = two_steps(project)
    past = Past(project)
    walk(past, start)
    assert (past.here, past.total) == (start, start + 2)
    assert project.spans(uids[0]) == []
    walk(past, start + 2)
    assert [span.quote for span in project.spans(uids[0])] == ["Ships"]
    assert past.walk_to(past.here).at_end


def test_a_restart_forgets_nothing(project: Project) -> None:
    two_steps(project)
    project.undo()
    old = Past(project)
    told = [old.step(number) for number in range(1, old.total + 1)]
    project.close()
    with Project.open(project.path, annotator="Ada") as again:
        past = Past(again)
        assert [past.step(number) for number in range(1, past.total + 1)] == told
        walk(past, past.total)
        assert past.here == past.total


def test_a_step_that_is_refused_stops_the_walk_where_it_is(project: Project) -> None:
    start = Past(project).here
    project.execute(CreateEntity("person", "Friedrich Merz", uid="merz"))
    document = two_steps(project)[1]
    project.execute(AddAnnotator("Ben", uid="ben"))
    ada = project.annotator
    assert ada is not None
    project.become("ben")
    project.execute(AddSpan(document, "actor", ((0, 4),), entity="merz"))
    project.become(ada.uid)
    past = Past(project)
    way = past.walk_to(start)
    with pytest.raises(UserError):
        while not way.at_end:
            way.take_step()
    assert way.taken < way.wanted
    assert past.here == past.total - way.taken


def test_a_step_made_meanwhile_ends_the_walk(project: Project) -> None:
    start = Past(project).here
    uids = two_steps(project)
    past = Past(project)
    way = past.walk_to(start)
    way.take_step()
    project.execute(NoteLayer(uids[0], "new"))
    way.take_step()
    assert project.undo_name == "NoteLayer"
    assert past.here == past.total


def test_everybody_has_a_past_of_their_own(project: Project) -> None:
    two_steps(project)
    past = Past(project)
    before = past.total
    ada = project.annotator
    assert ada is not None
    project.execute(AddAnnotator("Ben", uid="ben"))
    project.become("ben")
    assert past.total == 0
    project.become(ada.uid)
    assert past.total == before
    assert past.step(past.total).command == "NoteLayer"
