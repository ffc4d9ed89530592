"""The values of short-text variables in a file that is written: entities, and texts that are none.

DNA's entities belong to one variable each. So an entity of ours is there once for every role it fills, once
for the role it would fill if it fills none, and again wherever something is that belongs to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from annotator.core.records import Entity
from annotator.formats.dna import cells, origin
from annotator.formats.dna.model import SHORT
from annotator.formats.dna.plans import ROLE
from annotator.formats.dna.types import Types

Key = tuple[int, str]
"""A variable, and an entity's uid, ``"\\0"`` and a text, or nothing."""
NOTHING = ""
_TEXT = "\0"
_BLACK = "#000000"


class Entities:
    """Collects what is used where, then numbers it."""

    def __init__(
        self,
        entities: Sequence[Entity],
        types: Types,
        told: Mapping[str, Any],
        lose: Callable[..., None],
    ) -> None:
        """``told`` is what the project remembers of the DNA file it came from."""
        self._entities = {entity.uid: entity for entity in entities}
        self._types = types
        self._lose = lose
        empty = told.get("empty")
        self._empty = {
            one["variable"]: one
            for one in (empty if isinstance(empty, list) else [])
            if isinstance(one, dict) and origin.whole(one.get("variable"))
        }
        self._places: dict[str, dict[int, None]] = {}
        """Variables by what stands in them."""
        self._ids: dict[Key, int] = {}
        self._keys: dict[int, Key] = {}
        self._values: dict[int, str] = {}

    def use(self, variable: int, uid: str | None) -> Key:
        """Say that an entity, or none, fills a variable; :meth:`id_of` answers to the key later."""
        return self._want(variable, uid if uid is not None and uid in self._entities else NOTHING)

    def use_text(self, variable: int, text: str) -> Key:
        """Say that a text which is no entity of ours stands in a variable."""
        return self._want(variable, _TEXT + cells.short(text) if text else NOTHING)

    def id_of(self, key: Key) -> int:
        """The ID of what stands in a variable."""
        return self._ids[key]

    def entity(self, id_: int) -> Entity | None:
        """Our entity of this ID; None for a text or nothing."""
        return self._entities.get(self._keys[id_][1])

    def variable(self, id_: int) -> int:
        """The variable that a value belongs to."""
        return self._keys[id_][0]

    def settle(self) -> None:
        """Number everything; to be called when all is said."""
        variables = {
            use.id or 0: (plan.type, use.of) for plan, use in self._types.uses() if use.data_type == SHORT
        }
        roles = {use.id or 0 for _, use in self._types.uses() if use.use == ROLE}
        for entity in self._entities.values():
            self._add(entity, variables, roles)
        for uid in list(self._places):
            for variable in list(self._places[uid]):
                self._add_parents(uid, variable)
        for variable in {*(one for there in self._places.values() for one in there), *self._empty}:
            if variable in variables:
                self._want(variable, NOTHING)
        self._number()

    def rows(self) -> Iterator[list[Any]]:
        """ENTITIES in the order of its columns."""
        for id_, (variable, what) in sorted(self._keys.items()):
            entity = self._entities.get(what)
            told = origin.of(entity.extra) if entity is not None else self._empty.get(variable, {})
            colour = cells.channels(told.get("colour") if what[:1] != _TEXT else None, _BLACK)
            yield [id_, variable, self._values[id_], *colour, self._parent_id(variable, entity)]

    def _want(self, variable: int, what: str) -> Key:
        self._places.setdefault(what, {})[variable] = None
        return variable, what

    def _add(self, entity: Entity, variables: Mapping[int, tuple[str, str]], roles: set[int]) -> None:
        """An entity stands where it stood in DNA; if it is used nowhere, in the first role for its kind."""
        came_from = origin.of(entity.extra).get("variable")
        if isinstance(came_from, int) and came_from in self._types.from_dna & variables.keys():
            self._want(came_from, entity.uid)
        elif entity.uid not in self._places:
            fitting = (id_ for id_ in variables if id_ in roles and self._takes(*variables[id_], entity.kind))
            found = next(fitting, None)
            if found is not None:
                self._want(found, entity.uid)

    def _takes(self, type_: str, role_id: str, kind: str) -> bool:
        book = self._types.codebook
        found = book.statement_type(type_)
        role = found.role(role_id) if found is not None else None
        label = book.label(role.label) if role is not None else None
        return label is not None and kind in label.entity_kinds

    def _add_parents(self, uid: str, variable: int) -> None:
        entity = self._entities.get(uid)
        while entity is not None and (above := self._entities.get(entity.parent or "")) is not None:
            if above.uid in self._places:
                return
            self._want(variable, above.uid)
            entity = above

    def _number(self) -> None:
        wanted = {
            (variable, what): self._known_id(variable, what)
            for what, there in self._places.items()
            for variable in there
        }
        numbers = origin.Numbers()
        taken: dict[int, set[str]] = {}
        for key in sorted(wanted, key=lambda key: (wanted[key] is None, key[0], key[1] != NOTHING)):
            id_ = numbers.take(wanted[key])
            self._ids[key], self._keys[id_] = id_, key
            self._values[id_] = self._value(key[1], taken.setdefault(key[0], {NOTHING}))

    def _known_id(self, variable: int, what: str) -> object:
        entity = self._entities.get(what)
        told = origin.of(entity.extra) if entity is not None else {}
        if what == NOTHING:
            told = self._empty.get(variable, {})
        return told.get("id") if told.get("variable") == variable and origin.whole(told.get("id")) else None

    def _value(self, what: str, taken: set[str]) -> str:
        if what == NOTHING:
            return ""
        entity = self._entities.get(what)
        name = what[1:] if entity is None else entity.name
        value = cells.apart(name, taken)
        taken.add(value)
        if entity is not None and value != name:
            self._lose(entity.uid, "dna.renamed", uid=entity.uid, name=name, value=value)
        return value

    def _parent_id(self, variable: int, entity: Entity | None) -> int | None:
        """The parent in the same variable, else wherever it is."""
        above = entity.parent if entity is not None else None
        places = self._places.get(above or NOTHING, {}) if above else {}
        where = variable if variable in places else next(iter(places), None)
        return None if where is None else self._ids[where, above or NOTHING]
