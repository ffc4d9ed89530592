"""Uniting two entities: what each brings, and the one gesture that does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.app.entities.directory import Line
from annotator.core.commands import AddAlias, Command, RenameEntity, Together, UniteEntities


@dataclass(frozen=True, slots=True)
class Preview:
    """What becomes of two entities: ``kept`` gives the name, ``gone`` becomes an alias of it.

    ``attributes`` are those of both; where both say something, ``lost`` holds what no longer shows.
    """

    kept: Line
    gone: Line
    aliases: tuple[str, ...]
    attributes: Mapping[str, object]
    lost: Mapping[str, object]

    @property
    def spans(self) -> int:
        """How many spans the one has that both become."""
        return self.kept.spans + self.gone.spans

    @property
    def statements(self) -> int:
        """How many statements name either; one that names both is counted twice."""
        return self.kept.statements + self.gone.statements


def preview(kept: Line, gone: Line) -> Preview:
    """What uniting ``gone`` with ``kept`` comes to."""
    # The one with the smallest uid stands for both, and what it says of itself counts before the other.
    first, second = sorted((kept.entity, gone.entity), key=lambda entity: entity.uid)
    names = [*kept.entity.aliases, gone.entity.name, *gone.entity.aliases]
    aliases = tuple(name for name in dict.fromkeys(names) if name != kept.entity.name)
    lost = {
        name: value for name, value in second.attributes.items() if first.attributes.get(name, value) != value
    }
    return Preview(kept, gone, aliases, {**second.attributes, **first.attributes}, lost)


def unite(kept: Line, gone: Line) -> Command:
    """The gesture that makes one of both, with the name of ``kept``."""
    both = UniteEntities((kept.entity.uid, gone.entity.uid))
    standing = min(both.entities)
    if standing == kept.entity.uid or kept.entity.name == gone.entity.name:
        return both
    # Copies of a project must agree on who stands, so it is the smallest uid; the name is a matter of choice.
    renamed = RenameEntity(standing, kept.entity.name), AddAlias(standing, gone.entity.name)
    return Together("UniteEntities", (both, *renamed))
