"""The sample project: ten articles, labelled by three people and partly reviewed by a fourth."""

from __future__ import annotations

from pathlib import Path

from annotator.app.project import Project
from annotator.app.resources import seeds
from annotator.core.commands import AssignMany
from annotator.errors import UserError


def is_there() -> bool:
    """Whether the program came with what the sample is made of."""
    return any(seeds().glob("*.jsonl"))


def make_sample(path: Path) -> None:
    """Make the sample project at ``path``; its annotators have been given all articles.

    Raises:
        UserError: ``window.sample_missing``, or what creating and importing raise; nothing is left then.
    """
    if not is_there():
        raise UserError("window.sample_missing")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with Project.create(path) as project:
            project.import_files(sorted(seeds().glob("*.jsonl")), format="native")
            people = project.team.labellers()
            everything = ((line.uid, person.uid) for line in project.documents() for person in people)
            project.execute(AssignMany(tuple(everything)))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
