"""A project of Ada (manager), Ben and Cy (annotators) with four articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.core.commands import AddAnnotator, AddSpan, SetRole
from tests.store.sample import bring

DOCUMENTS = ("d1", "d2", "d3", "d4")
TEXT = "Ada wants a truce."

Sit = Callable[[str], None]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as project:
        bring(project, {uid: f"{TEXT} {uid}" for uid in DOCUMENTS})
        assert project.annotator is not None
        project.execute(AddAnnotator("Ben", uid="ben"))
        project.execute(AddAnnotator("Cy", uid="cy"))
        project.execute(SetRole(project.annotator.uid, "manager"))
        yield project


@pytest.fixture
def ada(project: Project) -> str:
    return next(person.uid for person in project.annotators() if person.name == "Ada")


def label(project: Project, person: str, document: str) -> None:
    """Let somebody label a span; whoever worked before works on."""
    before = project.annotator
    project.become(person)
    project.execute(AddSpan(document, "actor", ((0, 3),)))
    if before is not None:
        project.become(before.uid)
