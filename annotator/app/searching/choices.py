"""What the filters of a search can be set to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.app.project import Project


@dataclass(frozen=True, slots=True)
class Choices:
    """Names by uid (sources: themselves) in the order in which they are offered.

    ``entities`` are uids by name or alias, ``names`` the name of each. ``has_articles`` tells
    whether there is anything to search in.
    """

    labels: Mapping[str, str]
    values: Mapping[str, str]
    people: Mapping[str, str]
    sources: Mapping[str, str]
    entities: Mapping[str, str]
    names: Mapping[str, str]
    has_articles: bool


def choices(project: Project) -> Choices:
    """What whoever works here can choose; who labels blind is offered their own labels alone."""
    articles = project.search.shelf.articles()
    own = project.annotator
    people = [own] if own is not None and project.is_blind() else project.annotators()
    sources = sorted({article.source for article in articles if article.source}, key=str.casefold)
    entities: dict[str, str] = {}
    told = project.entities()
    for entity in told:
        entities.setdefault(entity.name, entity.uid)
    for entity in told:
        for alias in entity.aliases:
            entities.setdefault(alias, entity.uid)
    return Choices(
        labels={label.id: label.name for label in project.codebook.labels},
        values={value.id: value.name for value in project.codebook.values},
        people={person.uid: person.name for person in people},
        sources={source: source for source in sources},
        entities=dict(sorted(entities.items(), key=lambda item: item[0].casefold())),
        names={entity.uid: entity.name for entity in told},
        has_articles=bool(articles),
    )
