"""A project of three people and its copies."""

from __future__ import annotations

import shutil
from pathlib import Path

from annotator.app.project import Project
from annotator.core.commands import AddSpan, AddStatement
from annotator.core.fold import Records
from annotator.core.records import Filling, Stance
from annotator.store import projection

PEOPLE = ("Ada", "Bob", "Céline")
TEXTS = {
    "kyiv": "Kyiv wants guarantees. Moscow refuses them.",
    "paris": "Paris offers soldiers. Rome declines, for now.",
    "oslo": "Oslo pays. Everybody says thanks, and asks for more.",
}


def born(folder: Path) -> Path:
    """A project with three articles and three people who have done nothing yet."""
    folder.mkdir(exist_ok=True)
    articles = folder / "articles"
    articles.mkdir()
    for name, text in TEXTS.items():
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    path = folder / "project.annotator"
    with Project.create(path, annotator=PEOPLE[0]) as project:
        project.import_files([articles])
    for name in PEOPLE[1:]:
        Project.open(path, annotator=name).close()
    return path


def copied(path: Path, name: str) -> Path:
    """A copy beside the file."""
    return Path(shutil.copy(path, path.with_name(f"{name}.annotator")))


def work(path: Path, name: str, articles: int = 3) -> None:
    """Let somebody label the first articles: an actor, a proposal, a statement each."""
    with Project.open(path, annotator=name) as project:
        for summary in project.documents()[:articles]:
            actor, proposal = (
                project.execute(AddSpan(summary.uid, label, (piece,))).created[-1]
                for label, piece in (("actor", (0, 4)), ("proposal", (11, 20)))
            )
            project.execute(
                AddStatement(
                    summary.uid, "position",
                    {"actor": Filling(None, (actor,)), "proposal": Filling(None, (proposal,))},
                    Stance("support"),
                )
            )  # fmt: skip


def tables(path: Path) -> Records:
    """Every record of a project, which must be sound."""
    with Project.open(path) as project:
        assert project.check() == []
        return projection.tabled(project._file.db)


def uid_of(project: Project, name: str) -> str:
    """The uid of a person."""
    return next(person.uid for person in project.annotators() if person.name == name)


def labels(project: Project, name: str) -> list[int]:
    """How many spans somebody has in each document, whoever is looking."""
    layers = project._file.where("layer", "annotator", uid_of(project, name))
    home = {fields["document"]: uid for uid, fields in layers.items()}
    spans = [project._file.where("span", "layer", home.get(one.uid, "none")) for one in project.documents()]
    return [len(found) for found in spans]
