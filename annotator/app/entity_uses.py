"""How often entities are named, and where, as far as whoever works in the project may see it.

Who labels without seeing the others' labels is told of their own uses alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from annotator.app.project import Project
from annotator.core.fragments import hull
from annotator.core.names import folded
from annotator.store import entity_uses
from annotator.store.entity_uses import Place

MOST = 300
"""Passages that are read for one entity; more than that nobody reads."""
AROUND = 70
"""Code points of the text on each side of a passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that mean an entity, with what stands around them; ``annotator`` is "" for gold."""

    document: str
    title: str
    span: str
    start: int
    end: int
    before: str
    words: str
    after: str
    annotator: str
    own: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """Spans and statements that name each entity, by the uid of the one that stands for it."""

    spans: Mapping[str, int]
    statements: Mapping[str, int]


def members(project: Project, entity: str) -> list[str]:
    """Uids of ``entity`` and of all that it stands for."""
    united = [uid for uid, standing in project.canonical_entities().items() if standing == entity]
    return [entity, *sorted(united)]


def counts(project: Project) -> Counts:
    """Count all uses of all entities; a tenth of a second for 100,000 spans."""
    with project.reading():
        spans, statements = entity_uses.counts(project._file.db, _owner(project))
        standing = project.canonical_entities()
    return Counts(_gathered(spans, standing), _gathered(statements, standing))


def _gathered(counted: Mapping[str, int], standing: Mapping[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for uid, count in counted.items():
        found[standing.get(uid, uid)] += count
    return found


def span_count(project: Project, entities: Collection[str]) -> int:
    """How many spans are tied to any of ``entities``."""
    with project.reading():
        return entity_uses.span_count(project._file.db, entities, _owner(project))


def passages(project: Project, entity: str, most: int = MOST) -> list[Passage]:
    """The first ``most`` passages that mean ``entity``, article by article, each in the order of its text."""
    with project.reading():
        uids = members(project, entity)
        places = list(entity_uses.places(project._file.db, uids, _owner(project), most))
    people = {person.uid: person.name for person in project.annotators()}
    order = {
        document: rank for rank, document in enumerate(dict.fromkeys(place.document for place in places))
    }
    places.sort(key=lambda place: (order[place.document], place.fragments, place.span))
    return list(_read(project, places, people))


def _read(project: Project, places: list[Place], people: Mapping[str, str]) -> Iterator[Passage]:
    own = _self(project)
    known, text = "", ""
    for place in places:
        if place.text != known:
            known, text = place.text, project._file.text(place.text)
        start, end = hull(place.fragments)
        who = "" if place.annotator is None else people.get(place.annotator, place.annotator)
        yield Passage(
            place.document, place.title, place.span, start, end,
            text[max(0, start - AROUND) : start], place.quote, text[end : end + AROUND],
            who, place.annotator is not None and place.annotator == own,
        )  # fmt: skip


def quoting(project: Project, entity: str, alias: str) -> tuple[list[str], int]:
    """Uids of one's own spans that mean ``entity`` in the words ``alias``, and how many of others do.

    Only one's own labels can be changed, so the others' stay with the entity.
    """
    with project.reading():
        uids = members(project, entity)
        places = list(entity_uses.places(project._file.db, uids, _owner(project), -1))
    wanted, me = folded(alias), _self(project)
    said = [place for place in places if folded(place.quote) == wanted]
    own = [place.span for place in said if place.annotator is not None and place.annotator == me]
    return own, len(said) - len(own)


def _self(project: Project) -> str | None:
    return None if project.annotator is None else project.annotator.uid


def _owner(project: Project) -> str | None:
    return _self(project) if project.is_blind() else None
