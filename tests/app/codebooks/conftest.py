"""A project with some labels in it, made under the first version of its codebook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.core.commands import AddSpan, AddStatement
from annotator.core.records import Filling, Stance
from tests.store.sample import bring

TEXT = "Ada wants a truce. Bob wants guarantees, he said, before any truce."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Ada and Bob have each said something of the article ``talks``; Ada works."""
    path = tmp_path / "talks.annotator"
    with Project.create(path, annotator="Ada") as project:
        bring(project, {"talks": TEXT, "more": TEXT})
        say(project)
    with Project.open(path, annotator="Bob") as project:
        project.execute(AddSpan("talks", "actor", ((19, 22),)))
    with Project.open(path, annotator="Ada") as project:
        yield project


def say(project: Project) -> None:
    """Ada · supports · truce."""
    actor = project.execute(AddSpan("talks", "actor", ((0, 3),))).created[-1]
    cue = project.execute(AddSpan("talks", "stance", ((4, 9),))).created[-1]
    truce = project.execute(AddSpan("talks", "proposal", ((12, 17),))).created[-1]
    roles = {"actor": Filling(None, (actor,)), "proposal": Filling(None, (truce,))}
    project.execute(AddStatement("talks", "position", roles, Stance("support", (cue,))))
