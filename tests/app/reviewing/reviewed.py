"""A small project under review: what a few people labelled, and a reviewer to decide."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator import Project
from annotator.app.resources import seeds
from annotator.app.reviewing.board import Board, Row
from annotator.core.commands import AddAnnotator, AddSpan, AddStatement, SetStatus
from annotator.core.records import Filling, Stance

TEXT = "Headline\nThe Kremlin opposes the plan, and Kyiv supports it.\n"
KREMLIN, OPPOSES, PLAN, KYIV, SUPPORTS = (13, 20), (21, 28), (29, 37), (43, 47), (48, 56)

_numbers = itertools.count()


@dataclass(frozen=True)
class Say:
    """A statement in short: where actor, stance cue and proposal are, and what stance it is."""

    stance: str | None = "oppose"
    actor: tuple[int, int] = KREMLIN
    cue: tuple[int, int] = OPPOSES
    proposal: tuple[int, int] = PLAN
    voice: str | None = None


@dataclass(frozen=True)
class Layer:
    """What one annotator says: spans (label and place) and statements with their own evidence."""

    spans: Sequence[tuple[str, tuple[int, int]]] = ()
    statements: Sequence[Say] = ()
    status: str = "done"


@dataclass
class Scene:
    """An open project with one document, its people by name, and the uid of the document."""

    project: Project
    document: str
    people: Mapping[str, str] = field(default_factory=dict)

    def be(self, name: str) -> Project:
        """Work on as ``name``."""
        self.project.become(self.people[name])
        return self.project

    def board(self) -> Board:
        """The document's board by the project's policy."""
        return self.project.review.board(self.document)

    def row(self, kind: str, type_: str | None = None) -> Row:
        """The first row of this kind (and type)."""
        return next(
            row
            for row in self.board().rows
            if row.finding.group.kind == kind and type_ in (None, row.finding.type)
        )


def scene(folder: Path, layers: Mapping[str, Layer], *, reviewers: Sequence[str] = ("Rae",)) -> Scene:
    """A new project in which the people of ``layers`` have labelled one article; the first reviewer works."""
    number = next(_numbers)
    article = folder / f"article{number}.txt"
    article.write_text(TEXT, encoding="utf-8")
    project = Project.create(folder / f"scene{number}.annotator")
    project.import_files([article])
    people = {}
    for name in (*layers, *reviewers):
        role = "reviewer" if name in reviewers else "annotator"
        people[name] = project.execute(AddAnnotator(name, role)).created[0]
    made = Scene(project, project.documents()[0].uid, people)
    for name, layer in layers.items():
        label(made.be(name), made.document, layer)
    made.be(reviewers[0])
    return made


def label(project: Project, document: str, layer: Layer) -> None:
    """Label a document as ``layer`` says, as whoever works in ``project``."""
    made: dict[tuple[str, tuple[int, int]], str] = {}

    def span(name: str, place: tuple[int, int]) -> str:
        if (name, place) not in made:
            made[name, place] = project.execute(AddSpan(document, name, (place,))).created[-1]
        return made[name, place]

    for name, place in layer.spans:
        span(name, place)
    for said in layer.statements:
        roles = {
            "actor": Filling(None, (span("actor", said.actor),)),
            "proposal": Filling(None, (span("proposal", said.proposal),)),
        }
        stance = Stance(said.stance, (span("stance", said.cue),))
        project.execute(AddStatement(document, "position", roles, stance, voice=said.voice))
    project.execute(SetStatus(document, layer.status))


def sample(folder: Path) -> Scene:
    """The sample, with its reviewer at work and its first undecided article."""
    project = Project.create(folder / "sample.annotator")
    project.import_files([seeds() / "sample.jsonl"])
    people = {person.name: person.uid for person in project.annotators()}
    open_ = next(one.uid for one in project.documents() if one.title.startswith("Guarantees"))
    made = Scene(project, open_, people)
    made.be("Rae")
    return made
