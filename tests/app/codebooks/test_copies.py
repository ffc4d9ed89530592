"""A part that was taken away in one copy while it was used in another is found again, and settled."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.app.codebooks.parts import parts
from annotator.app.project import Project
from annotator.core.commands import ReplacePart, RestorePart
from annotator.errors import UserError
from tests.app.sharing.copies import born, copied, work


@pytest.fixture
def united(tmp_path: Path) -> Path:
    """Ada merged *actor* into *proposal* and dropped *support* while Bob labelled with both."""
    path = born(tmp_path)
    bobs = copied(path, "bob")
    work(bobs, "Bob", 1)
    with Project.open(path, annotator="Ada") as project:
        project.execute(ReplacePart("label", "actor", "proposal"))
        project.execute(ReplacePart("value", "support", "oppose"))
        project.sharing.merge([bobs])
    return path


def lost(project: Project) -> list[tuple[str, str]]:
    return [part.key for part in parts(project) if part.lost]


def test_the_uses_of_what_was_lost_are_moved(united: Path) -> None:
    with Project.open(united, annotator="Ada") as project:
        assert lost(project) == [("label", "actor"), ("value", "support")]
        project.execute(ReplacePart("label", "actor", "proposal"))
        project.execute(ReplacePart("value", "support", "oppose"))
        assert lost(project) == [] and project.check() == []
        with pytest.raises(UserError, match="unknown_part"):
            project.execute(ReplacePart("label", "actor", "proposal"))


def test_what_was_lost_is_brought_back(united: Path) -> None:
    with Project.open(united, annotator="Ada") as project:
        project.execute(RestorePart("label", "actor"))
        assert project.codebook.labels[-1].id == "actor" and lost(project) == [("value", "support")]
        with pytest.raises(UserError, match="dependants"):
            project.undo()  # Bob's spans stand on it again: it can be retired, or go as above
