"""The project's statements as they stood at one moment, with all that networks ask of their articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.app.exporting.content import Content, Wanted
from annotator.app.exporting.moment import Moment
from annotator.app.jobs import Cancelled, Progress
from annotator.core.codebook.model import Codebook
from annotator.core.records import Annotator, Entity, Statement
from annotator.plugin_api import OutgoingDocument, OutgoingLayer

if TYPE_CHECKING:
    from annotator.app.project import Project


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, whose it is (None: gold), and where in the article it begins (code points)."""

    statement: Statement
    annotator: str | None
    position: int


@dataclass(frozen=True, slots=True)
class Article:
    """A document and what was said of it; ``number`` is its place in the project."""

    uid: str
    number: int
    title: str
    meta: Mapping[str, Any]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a project says; entities that are one stand under one uid.

    ``hidden`` layers are left out, for whoever works here may not see them.
    """

    codebook: Codebook
    entities: tuple[Entity, ...]
    annotators: tuple[Annotator, ...]
    articles: tuple[Article, ...]
    hidden: int = 0


def read(
    project: Project, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Reading | None:
    """All statements of a project, gold among them; None when called off. Work in it may go on meanwhile."""
    moment = Moment(project)
    content = Content(moment, Wanted(), lambda document: None)
    articles: list[Article] = []
    for number, document in enumerate(content.documents(), start=1):
        if cancelled is not None and cancelled():
            return None
        articles.append(_article(document, number))
        if progress is not None:
            progress(number, len(moment.documents))
    return Reading(
        moment.codebook, moment.entities, moment.annotators, tuple(articles), hidden=content.hidden
    )


def _article(outgoing: OutgoingDocument, number: int) -> Article:
    document = outgoing.document
    said = tuple(one for layer in outgoing.all_layers() for one in _said(layer))
    return Article(document.uid, number, document.title, document.meta, said)


def _said(layer: OutgoingLayer) -> list[Said]:
    starts = {span.uid: span.start for span in layer.spans}
    whose = None if layer.layer.gold else layer.layer.annotator
    return [
        Said(statement, whose, min((starts[uid] for uid in statement.evidence() if uid in starts), default=0))
        for statement in layer.statements
    ]
