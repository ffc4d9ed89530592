"""Who may do what: roles, and what is refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.app.messages import sentence_for
from annotator.app.project import Project
from annotator.core.commands import (
    AddAnnotator,
    Assign,
    Command,
    RenameAnnotator,
    RetireAnnotator,
    SetDocumentState,
    SetPassphrase,
    SetRole,
    SetSighted,
    Unassign,
)
from annotator.errors import UserError
from tests.app.team.conftest import label


def refused(project: Project, command: Command) -> str:
    before = [project.annotators(), project.team.assignments(), project.documents()]
    with pytest.raises(UserError) as refusal:
        project.execute(command)
    assert sentence_for(refusal.value)
    assert before == [project.annotators(), project.team.assignments(), project.documents()]
    return refusal.value.code


def test_in_a_project_of_annotators_everybody_may_everything(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator", annotator="Ada") as project:
        assert project.team.may("review") and project.team.may("manage")
        project.execute(AddAnnotator("Ben", "reviewer", uid="ben"))
        assert not project.team.may("review") and not project.team.may("manage")
        project.become("ben")
        assert project.team.may("manage"), "else nobody could ever"
        project.execute(AddAnnotator("Cy", "manager"))
        assert project.team.may("review") and not project.team.may("manage")


def test_an_annotator_may_not_manage(project: Project, ada: str) -> None:
    project.become("ben")
    for command in (
        SetRole("ben", "manager"),
        AddAnnotator("Dora", "reviewer"),
        RenameAnnotator("cy", "Cyril"),
        RetireAnnotator("cy"),
        SetPassphrase("cy", "scrypt$…"),
        SetSighted(True),
        Assign("d1", ("ben",)),
        Unassign("d1", ("ben",)),
        SetDocumentState("d1", "review"),
    ):
        assert refused(project, command) == "person.not_allowed", command
    project.execute(AddAnnotator("Dora"))
    project.execute(RenameAnnotator("ben", "Benedict"))
    assert project.annotator is not None and project.annotator.name == "Benedict"


def test_whoever_works_for_the_file_itself_may_everything(project: Project, tmp_path: Path) -> None:
    path = project.path
    project.close()
    with Project.open(path) as opened:
        assert opened.team.may("manage")
        opened.execute(SetRole("ben", "reviewer"))


def test_the_last_manager_keeps_the_role(project: Project, ada: str) -> None:
    assert refused(project, SetRole(ada, "reviewer")) == "person.last_manager"
    project.execute(SetRole("ben", "manager"))
    project.execute(SetRole(ada, "reviewer"))
    assert refused(project, RetireAnnotator("cy")) == "person.not_allowed"


def test_somebody_with_work_is_not_removed(project: Project, ada: str) -> None:
    label(project, "ben", "d2")
    assert refused(project, RetireAnnotator("ben")) == "person.has_work"
    assert refused(project, RetireAnnotator(ada)) == "person.cannot_retire_self"
    project.execute(Assign("d1", ("cy",)))
    project.execute(RetireAnnotator("cy"))
    assert {person.name for person in project.annotators()} == {"Ada", "Ben"}
    assert project.team.assignments() == []
    project.undo()
    assert project.team.assignments() == [("d1", "cy")]


def test_somebody_removed_can_come_back(project: Project) -> None:
    project.execute(RetireAnnotator("cy"))
    project.execute(AddAnnotator(" Cy ", "reviewer"))
    assert next(person for person in project.annotators() if person.uid == "cy").role == "reviewer"


def test_names_and_roles_must_make_sense(project: Project) -> None:
    assert refused(project, RenameAnnotator("ben", "Cy")) == "annotator.name_taken"
    assert refused(project, RenameAnnotator("ben", " ")) == "annotator.nameless"
    assert refused(project, RenameAnnotator("nobody", "X")) == "annotator.unknown"
    assert refused(project, SetRole("ben", "king")) == "annotator.unknown_role"
    assert refused(project, Assign("d1", ("nobody",))) == "annotator.unknown"
    assert refused(project, Assign("d9", ("ben",))) == "record.missing"


def test_a_passphrase_is_asked_for(project: Project, ada: str) -> None:
    project.team.set_passphrase("ben", "correct horse")
    assert project.team.has_passphrase("ben")
    assert refused(project, SetPassphrase("ben", "in the open")) == "person.passphrase_plain"
    kept = (project.record("annotator", "ben") or {})["passphrase"]
    assert kept.startswith("scrypt$16384$8$1$") and "horse" not in kept
    for given, code in ((None, "person.passphrase_needed"), ("wrong", "person.passphrase_wrong")):
        with pytest.raises(UserError) as refusal:
            project.become("ben", given)
        assert refusal.value.code == code and project.annotator and project.annotator.uid == ada
    project.become("ben", "correct horse")
    project.team.set_passphrase("ben", "")
    project.become(ada)
    project.become("ben")
    assert project.undo_name is None
