"""The hierarchy of entities, climbed: whose part somebody is, and of what that is a part."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.app.networks.choice import TOP
from annotator.core.records import Entity


class Ladder:
    """Parents of entities; a circle of parents, which copies that were united may make, is climbed once."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {entity.uid: entity for entity in entities}

    def __contains__(self, uid: object) -> bool:
        return uid in self._entities

    def __getitem__(self, uid: str) -> Entity:
        return self._entities[uid]

    def above(self, uid: str) -> tuple[Entity, ...]:
        """Parent, its parent and so on: nearest first."""
        found: list[Entity] = []
        passed = {uid}
        entity = self._entities.get(uid)
        while entity is not None and entity.parent in self._entities and entity.parent not in passed:
            passed.add(entity.parent)
            entity = self._entities[entity.parent]
            found.append(entity)
        return tuple(found)

    def at(self, uid: str, level: int) -> str:
        """The entity that stands for ``uid`` at a level: that many parents up, or as many as there are."""
        above = self.above(uid)
        if not above or level == 0:
            return uid
        return above[-1 if level == TOP else min(level, len(above)) - 1].uid
