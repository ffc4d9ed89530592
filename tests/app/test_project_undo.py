"""Undo, per person and copy, also after a restart; refused where somebody's work stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.core.commands import (
    AddSeconds,
    AddSpan,
    AddStatement,
    CreateEntity,
    EditDocument,
    LinkSpan,
    RemoveSpan,
    RenameEntity,
    SetStance,
    Together,
)
from annotator.core.records import Filling, Stance
from annotator.errors import UserError
from tests.store.sample import begin, label


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    path = tmp_path / "talks.annotator"
    begin(path).close()
    Project.open(path, annotator="Bob").close()
    with Project.open(path, annotator="Ada") as opened:
        yield opened


def _become(project: Project, name: str) -> None:
    project.become(next(person.uid for person in project.annotators() if person.name == name))


def test_each_undoes_their_own_and_a_restart_forgets_nothing(project: Project) -> None:
    label(project, 2)
    _become(project, "Bob")
    assert project.undo_name is None
    label(project, 1)
    _become(project, "Ada")
    project.undo()
    path = project.path
    project.close()
    with Project.open(path, annotator="Ada") as reopened:
        assert (reopened.undo_name, reopened.redo_name) == ("AddSpan", "AddSpan")
        reopened.redo()
        assert reopened.redo_name is None
        assert len(reopened.spans("talks")) == 2
        _become(reopened, "Bob")
        assert len(reopened.spans("talks")) == 1


def test_a_new_gesture_ends_what_could_be_redone(project: Project) -> None:
    label(project, 2)
    project.undo()
    label(project, 1)
    assert project.redo() is None


def test_time_is_not_undone(project: Project) -> None:
    label(project, 1)
    project.execute(AddSeconds("talks", 7))
    assert project.undo_name == "AddSpan"
    project.undo()
    assert project.seconds("talks") == 7
    assert project.redo_name == "AddSpan"


def test_what_another_links_to_cannot_be_taken_back(project: Project) -> None:
    entity = project.execute(CreateEntity("country", "Ukraine")).created[0]
    _become(project, "Bob")
    (span,) = label(project, 1)
    project.execute(LinkSpan(span, entity))
    _become(project, "Ada")
    with pytest.raises(UserError) as refused:
        project.undo()
    assert (refused.value.code, refused.value.params["dependants"]) == ("undo.dependants", "span")
    assert project.undo_name == "CreateEntity"
    _become(project, "Bob")
    project.undo()
    project.execute(AddStatement("talks", "position", {"actor": Filling(entity)}))
    _become(project, "Ada")
    with pytest.raises(UserError) as refused:
        project.undo()
    assert refused.value.params["dependants"] == "statement"


@pytest.mark.parametrize("created", [True, False])
def test_what_another_changed_since_cannot_be_taken_back(project: Project, created: bool) -> None:
    entity = project.execute(CreateEntity("country", "Ukraine")).created[0]
    if not created:
        project.execute(RenameEntity(entity, "The Ukraine"))
    _become(project, "Bob")
    project.execute(RenameEntity(entity, "Україна"))
    _become(project, "Ada")
    with pytest.raises(UserError) as refused:
        project.undo()
    assert refused.value.code == "undo.changed_since"
    assert project.entity(entity).name == "Україна"
    _become(project, "Bob")
    project.undo()
    _become(project, "Ada")
    assert project.undo() is not None


def test_other_fields_of_a_shared_record_are_nobodys_hindrance(project: Project) -> None:
    project.execute(EditDocument("talks", title="Ada's title"))
    _become(project, "Bob")
    project.execute(EditDocument("talks", notes="Bob's note"))
    _become(project, "Ada")
    project.undo()
    assert (project.document("talks").title, project.document("talks").notes) == ("talks", "Bob's note")


def test_together_is_all_or_nothing_and_one_step(project: Project) -> None:
    good, bad = AddSpan("talks", "actor", ((0, 3),)), AddSpan("talks", "actor", ((0, 9999),))
    with pytest.raises(UserError):
        project.execute(Together("Both", (good, bad)))
    assert project.spans("talks") == []
    project.execute(Together("Both", (good, good)))
    assert project.undo_name == "Both"
    project.undo()
    assert project.spans("talks") == []


def test_removing_a_span_leaves_evidence_without_it_and_undo_puts_it_back(project: Project) -> None:
    actor, cue = label(project, 2)
    roles = {"actor": Filling(None, (actor,))}
    project.execute(AddStatement("talks", "position", roles, Stance("support", (cue,)), (actor, cue)))
    before = project.statements("talks")
    project.execute(RemoveSpan(actor))
    (statement,) = project.statements("talks")
    assert statement.evidence() == (cue,)
    project.undo()
    assert project.statements("talks") == before


def test_a_gesture_that_changes_nothing_is_none(project: Project) -> None:
    (span,) = label(project, 1)
    made = project.execute(AddStatement("talks", "position", {})).created[0]
    project.execute(SetStance(made, "support"))
    assert project.execute(SetStance(made, "support")).changes == ()
    assert project.execute(LinkSpan(span, None)).changes == ()
    project.undo()
    assert project.statements("talks")[0].stance.value is None
