"""Attributes of entities in a file that is written: each variable has its own names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.core.codebook.model import Codebook
from annotator.core.records import Entity
from annotator.formats.dna import cells, origin
from annotator.formats.dna.entities import Entities
from annotator.formats.dna.types import Types

_USUAL = ("Type", "Alias", "Notes")
"""The attributes that DNA gives to a new variable."""


class Attributes:
    """ATTRIBUTEVARIABLES and ATTRIBUTEVALUES for entities that have their numbers."""

    def __init__(self, entities: Entities, types: Types, told: Mapping[str, Any]) -> None:
        """``told`` is what the project remembers of the DNA file it came from."""
        self._rows = [(row[0], row[1]) for row in entities.rows()]
        self._entities = entities
        self.variables = self._names(types, origin.rows(told, "attribute_variables", int, int, str))
        """Rows of ATTRIBUTEVARIABLES."""
        self.by_entity = {id_: self._told(id_, variable) for id_, variable in self._rows}
        """Values by name, for each entity."""

    def values(self) -> list[list[Any]]:
        """Rows of ATTRIBUTEVALUES."""
        ids = {(variable, name): id_ for id_, variable, name in self.variables}
        rows: list[list[Any]] = []
        for id_, variable in self._rows:
            for name, value in self.by_entity[id_].items():
                rows.append([len(rows) + 1, id_, ids[variable, name], value])
        return rows

    def _names(self, types: Types, before: list[list[Any]]) -> list[list[Any]]:
        there = {variable for _, variable in self._rows}
        known = [row for row in before if row[1] in there and row[1] in types.from_dna]
        names = {(variable, name): id_ for id_, variable, name in known}
        numbers = origin.Numbers(names.values())
        for variable in sorted(there - types.from_dna):
            for name in _USUAL:
                names.setdefault((variable, name), numbers.take())
        for id_, variable in self._rows:
            for name in _asked(self._entities.entity(id_), types.codebook):
                if (variable, name) not in names:
                    names[variable, name] = numbers.take()
        return sorted([id_, *key] for key, id_ in names.items())

    def _told(self, id_: int, variable: int) -> dict[str, str]:
        """An entity's values, in the order of the names; those of a name alike but for its end are one."""
        entity = self._entities.entity(id_)
        said = {cells.short(name): value for name, value in entity.attributes.items()} if entity else {}
        if entity is not None and entity.aliases and "Alias" not in said:
            said["Alias"] = "; ".join(entity.aliases)
        names = [row[2] for row in self.variables if row[1] == variable]
        return {name: cells.short(cells.text_of(said.get(name))) for name in names}


def _asked(entity: Entity | None, book: Codebook) -> list[str]:
    if entity is None:
        return []
    kind = book.entity_kind(entity.kind)
    return [cells.short(name) for name in (*(kind.attributes if kind else ()), *entity.attributes)]
