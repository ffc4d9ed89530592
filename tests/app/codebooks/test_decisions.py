"""Decisions of reviewers stay valid where the codebook changes under what they were made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.app.resources import seeds
from annotator.core.commands import Command, ReplacePart


@pytest.mark.parametrize(
    "command",
    [ReplacePart("value", "mixed", "neutral"), ReplacePart("label", "stance", "proposal")],
    ids=["value", "label"],
)
def test_what_moves_makes_no_decision_stale(tmp_path: Path, command: Command) -> None:
    with Project.create(tmp_path / "sample.annotator") as project:
        project.import_files([seeds() / "sample.jsonl"], format="native")

        def stale() -> int:
            return project.review.apply(project.review.policy, dry_run=True).stale

        assert stale() == 0
        project.execute(command)
        assert stale() == 0
        assert project.check() == []
        project.undo()
        assert stale() == 0
