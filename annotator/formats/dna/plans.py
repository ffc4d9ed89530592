"""What each variable of a DNA statement type is with us: a role, the stance, the note or an attribute.

A plan is made when a foreign file is read and kept with the statement type, so that the same variables are
written again; for a type of ours it is made when a file is written, and kept in that file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.formats.dna import cells
from annotator.formats.dna.model import DATA_TABLES, LONG, SHORT, WHOLE, YES_NO, Type, Variable

ROLE, STANCE, EXACT, NOTE, ATTRIBUTE = "role", "stance", "exact", "note", "attribute"
"""Uses of a variable; ``exact`` is short text that names the stance where a number can't."""

_STANCES = frozenset({
    "agreement", "agree", "stance", "position", "support", "polarity", "qualifier", "attitude", "sentiment",
    "evaluation", "zustimmung", "haltung", "accord",
})  # fmt: skip
_SCALES = (YES_NO, WHOLE)
_NOTES = frozenset({"note", "notes", "comment", "comments", "memo"})


@dataclass(frozen=True, slots=True)
class Use:
    """What a variable is for; ``of`` names the role or attribute. ``id`` is its ID in DNA, if it has one."""

    name: str
    data_type: str
    use: str
    of: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A statement type of DNA (``label``) and of ours (``type``), with the label of its passages."""

    type: str
    label: str
    passage: str
    colour: str | None = None
    uses: tuple[Use, ...] = ()
    id: int | None = None

    def one(self, use: str) -> Use | None:
        """The variable of this use, if there is one."""
        return next((one for one in self.uses if one.use == use), None)

    def to_json(self) -> dict[str, Any]:
        """A JSON object that :func:`plan_of` reads."""
        uses = [
            {"id": u.id, "name": u.name, "data": u.data_type, "use": u.use, "of": u.of} for u in self.uses
        ]
        return {
            "id": self.id, "label": self.label, "passage": self.passage, "colour": self.colour,
            "variables": uses,
        }  # fmt: skip


def plan_of(type_: str, data: object) -> Plan | None:
    """The plan that ``data`` describes for our type; None if it describes none."""
    if not isinstance(data, Mapping) or not isinstance(data.get("variables"), list):
        return None
    uses = [_use_of(one) for one in data["variables"]]
    label, passage = data.get("label"), data.get("passage")
    if not isinstance(label, str) or not isinstance(passage, str) or not passage or None in uses:
        return None
    colour = data.get("colour")
    return Plan(
        type_, label, passage, colour if isinstance(colour, str) else None,
        tuple(use for use in uses if use is not None), _whole(data.get("id")),
    )  # fmt: skip


def _use_of(data: object) -> Use | None:
    if not isinstance(data, Mapping):
        return None
    name, data_type, use, of = (data.get(key) for key in ("name", "data", "use", "of"))
    if not isinstance(name, str) or not isinstance(use, str) or not isinstance(of, str):
        return None
    if data_type not in DATA_TABLES or use not in (ROLE, STANCE, EXACT, NOTE, ATTRIBUTE):
        return None
    return Use(name, str(data_type), use, of, _whole(data.get("id")))


def _whole(value: object) -> int | None:
    return value if type(value) is int and 0 < value < 2**31 else None


@dataclass(slots=True)
class Planner:
    """Makes plans for the types of a foreign file; ``stance`` names the variable that tells it, if chosen.

    Equal names of variables are one label: who stands in two types is marked with one key.
    """

    stance: str | None = None
    types: set[str] = field(default_factory=set)
    role_labels: dict[str, str] = field(default_factory=dict)
    """Variable name to label id, which is also the role's id."""

    def plan(self, kind: Type) -> Plan:
        """The plan for one type; ids do not repeat."""
        type_id = cells.id_of(kind.label, self.types)
        self.types.add(type_id)
        stance = self._stance(kind.variables)
        uses = tuple(self._use(variable, stance) for variable in kind.variables)
        return Plan(type_id, kind.label, type_id, kind.colour, uses, kind.id)

    def _use(self, variable: Variable, stance: Variable | None) -> Use:
        told = (variable.name, variable.data_type)
        if variable is stance:
            return Use(*told, STANCE, id=variable.id)
        if variable.data_type == SHORT:
            return Use(*told, ROLE, self._label(variable.name), variable.id)
        if variable.data_type == LONG and variable.name.casefold() in _NOTES:
            return Use(*told, NOTE, id=variable.id)
        return Use(*told, ATTRIBUTE, variable.name, variable.id)

    def _label(self, name: str) -> str:
        if name not in self.role_labels:
            self.role_labels[name] = cells.id_of(name, set(self.role_labels.values()))
        return self.role_labels[name]

    def _stance(self, variables: Sequence[Variable]) -> Variable | None:
        """The one that is chosen; else the only one there can be."""
        if self.stance is None:
            able = stances(variables)
            return able[0] if len(able) == 1 else None
        told = (one for one in variables if one.name == self.stance and one.data_type in _SCALES)
        return next(told, None)


def stances(variables: Iterable[Variable]) -> list[Variable]:
    """The variables that may be the stance of a type: one of a usual name, else all yes/no and numbers."""
    able = [one for one in variables if one.data_type in _SCALES]
    named = [one for one in able if one.name.casefold() in _STANCES]
    return named[:1] or able
