"""The statement types and variables of a file that is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from annotator.core.codebook.model import Codebook, StatementType
from annotator.formats.dna import cells, origin
from annotator.formats.dna.model import LONG, SHORT, WHOLE, YES_NO
from annotator.formats.dna.plans import EXACT, NOTE, ROLE, STANCE, Plan, Use, plan_of

_LARGEST = 2**31 - 1


@dataclass(slots=True)
class Types:
    """Plans with the numbers they have in the file, by the ids of our statement types.

    A type that came from DNA keeps its variables; what has been added to it gets new ones. Any other type has
    a short text for each role, ``agreement`` for the stance's number, and ``note``.
    """

    codebook: Codebook
    plans: dict[str, Plan] = field(default_factory=dict)
    from_dna: set[int] = field(default_factory=set)
    """The variables that DNA made."""
    _types: origin.Numbers = field(default_factory=origin.Numbers)
    _variables: origin.Numbers = field(default_factory=origin.Numbers)

    def __post_init__(self) -> None:
        met = [(kind, plan_of(kind.id, origin.of(kind.extra))) for kind in self.codebook.statement_types]
        # What has a number in DNA comes first, so that nothing new takes it.
        uses = [use.id for _, plan in met if plan for use in plan.uses if use.id is not None]
        self.from_dna = {id_ for id_ in uses if self._variables.take(id_) == id_}
        for kind, plan in sorted(met, key=lambda one: one[1] is None):
            self._number(self._extended(plan, kind) if plan else self._new(kind))

    def plan(self, type_: str, roles: Iterable[str]) -> Plan:
        """The plan of a type; one that the codebook no longer has is made of the roles that are filled."""
        if type_ not in self.plans:
            self._number(self._new(StatementType(type_, type_), roles))
        plan = self.plans[type_]
        known = {use.of for use in plan.uses if use.use == ROLE}
        for role in roles:
            if role not in known:
                self._add(type_, Use(self._name(plan, role), SHORT, ROLE, role))
                plan = self.plans[type_]
        return plan

    def exact(self, type_: str) -> Use:
        """The variable that names a stance which no number says."""
        there = self.plans[type_].one(EXACT)
        return there or self._add(type_, Use(self._name(self.plans[type_], "stance"), SHORT, EXACT))

    def stance(self, value: str | None, use: Use) -> tuple[int, bool]:
        """The cell that says a stance, and whether it says just that."""
        values = self.codebook.values
        found = self.codebook.value(value) if value is not None else None
        number = found.number if found else None
        if use.data_type == YES_NO:
            same = next(
                (one for one in values if one.number and (one.number > 0) == ((number or 0) > 0)), None
            )
            return int((number or 0) > 0), bool(number) and same is found
        rounded = max(-_LARGEST, min(_LARGEST, round(number or 0)))
        same = next((one for one in values if one.number == rounded), None)
        return rounded, number is not None and number == rounded and same is found

    def rows(self) -> tuple[list[list[Any]], list[list[Any]]]:
        """STATEMENTTYPES and VARIABLES in the order of their columns."""
        plans = sorted(self.plans.values(), key=lambda plan: plan.id or 0)
        types = [[plan.id, plan.label, *cells.channels(plan.colour, "#efd033")] for plan in plans]
        variables = [[use.id, use.name, use.data_type, plan.id] for plan in plans for use in plan.uses]
        return types, sorted(variables)

    def uses(self) -> Iterator[tuple[Plan, Use]]:
        """Every variable, by its number."""
        told = [(plan, use) for plan in self.plans.values() for use in plan.uses]
        yield from sorted(told, key=lambda one: one[1].id or 0)

    def _new(self, kind: StatementType, roles: Iterable[str] = ()) -> Plan:
        uses: list[Use] = []
        for role in (*(role.id for role in kind.roles), *roles):
            uses.append(Use(_free(role, uses), SHORT, ROLE, role))
        if kind.stance_label is not None or self.codebook.values:
            uses.append(Use(_free("agreement", uses), self._scale(), STANCE))
        uses.append(Use(_free("note", uses), LONG, NOTE))
        label = cells.apart(kind.name or kind.id, {plan.label for plan in self.plans.values()})
        return Plan(kind.id, label, cells.id_of(kind.id, ()), None, tuple(uses))

    def _extended(self, plan: Plan, kind: StatementType) -> Plan:
        uses = list(plan.uses)
        known = {use.of for use in uses if use.use == ROLE}
        for role in kind.roles:
            if role.id not in known:
                uses.append(Use(_free(role.id, uses), SHORT, ROLE, role.id))
        if kind.stance_label is not None and plan.one(STANCE) is None:
            uses.append(Use(_free("agreement", uses), self._scale(), STANCE))
        return replace(plan, uses=tuple(uses))

    def _scale(self) -> str:
        """Yes and no where that is the whole scale, else whole numbers."""
        signs = sorted(value.number for value in self.codebook.values if value.number is not None)
        return YES_NO if len(signs) == 2 and signs[0] < 0 < signs[1] else WHOLE

    def _number(self, plan: Plan) -> None:
        there = {use.id for other in self.plans.values() for use in other.uses}
        kept = self.from_dna - there
        uses = tuple(use if use.id in kept else replace(use, id=self._variables.take()) for use in plan.uses)
        self.plans[plan.type] = replace(plan, id=self._types.take(plan.id), uses=uses)

    def _add(self, type_: str, use: Use) -> Use:
        made = replace(use, id=self._variables.take())
        self.plans[type_] = replace(self.plans[type_], uses=(*self.plans[type_].uses, made))
        return made

    def _name(self, plan: Plan, wanted: str) -> str:
        return _free(wanted, plan.uses)


def _free(name: str, uses: Iterable[Use]) -> str:
    return cells.apart(name, {use.name for use in uses})
