"""How statements stand, as levels of a scale: by the codebook's numbers, or by names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotator.app.networks.plan import Plan
from annotator.app.networks.reading import Reading
from annotator.core.records import Statement
from annotator.errors import UserError
from annotator.measure.networks.scale import Scale
from annotator.measure.networks.ties import Level, Tie

_NO_AND_YES = frozenset({0.0, 1.0})


class Stances:
    """Reads stances by a plan: from statements' stance values, an attribute of theirs, or a role."""

    def __init__(self, reading: Reading, plan: Plan) -> None:
        self._plan = plan
        self._names = {entity.uid: entity.name for entity in reading.entities}
        self._qualifier = plan.choice.qualifier.strip()
        self._role = next(
            (
                role.id
                for role in plan.type.roles
                if self._qualifier
                and self._qualifier.casefold() in (role.id.casefold(), role.name.casefold())
            ),
            None,
        )
        self._values = {value.id: value for value in reading.codebook.values}
        self._numbers: Mapping[str, float] = {}
        if not self._qualifier and plan.choice.scale == "numbers":
            self._numbers = {
                value.id: float(value.number) for value in reading.codebook.values if value.number is not None
            }
        statements = [
            said.statement
            for article in reading.articles
            for said in article.said
            if plan.has(said.annotator) and said.statement.type == plan.type.id
        ]
        self._booleans = bool(self._qualifier) and self._all_yes_or_no(statements)
        self.wanted = bool(self._qualifier) or plan.type.stance_label is not None
        """Whether a statement without a stance is incomplete."""
        self.wanted = self.wanted or any(one.stance.value for one in statements)
        self._check(statements)

    @property
    def middle(self) -> float | None:
        """The number half-way between the ends of the scale."""
        numbers = sorted(self._numbers.values())
        return (numbers[0] + numbers[-1]) / 2 if numbers else None

    def of(self, statement: Statement) -> tuple[Level, str]:
        """The level of a statement's stance, and what it is called; None and "" where it has none."""
        if self._qualifier:
            return self._qualified(statement)
        value = statement.stance.value
        if value is None:
            return None, ""
        name = self._values[value].name if value in self._values else value
        return self._numbers.get(value, value), name

    def excluded(self, level: Level, name: str) -> str:
        """The name of a stance that is not to count, else ""."""
        for value in self._plan.exclude_stances:
            if level == value or name == self._values[value].name:
                return name
        return ""

    def scale(self, ties: Iterable[Tie]) -> Scale:
        """The scale of the ties: that of the codebook, or in DNA's figures what was said.

        Of a qualifier nobody knows more than what was said.
        """
        levels: set[Level] = {tie.level for tie in ties}
        boolean = self._booleans or (not self._qualifier and set(self._numbers.values()) == _NO_AND_YES)
        if not self._plan.choice.dna:
            levels |= set(self._numbers.values())
        return Scale.of(levels, boolean=boolean)

    def _check(self, statements: Iterable[Statement]) -> None:
        """See to it that there is a stance where one is asked for.

        Raises:
            UserError: ``network.no_such_qualifier``, ``network.no_stances`` or ``network.no_numbers``.
        """
        choice = self._plan.choice
        if self._qualifier and self._role is None:
            known = {name for one in statements for name in one.attributes}
            if self._qualifier not in known:
                there = [*sorted(known), *(role.id for role in self._plan.type.roles)]
                raise UserError("network.no_such_qualifier", name=self._qualifier, known=", ".join(there))
        if choice.ignores_stance:
            return
        if not self.wanted:
            raise UserError("network.no_stances", type=self._plan.type.name)
        numbered = self._numbers or any(isinstance(self.of(one)[0], int | float) for one in statements)
        if choice.needs_numbers and not numbered:
            raise UserError("network.no_numbers")

    def _qualified(self, statement: Statement) -> tuple[Level, str]:
        if self._role is not None:
            filling = statement.roles.get(self._role)
            name = self._names.get((filling.entity if filling else None) or "", "")
            return name or None, name
        value: Any = statement.attributes.get(self._qualifier)
        if value is None or value == "":
            return None, ""
        if self._plan.choice.scale == "numbers" and isinstance(value, int | float):
            return float(value), str(value).lower()
        return str(value), str(value)

    def _all_yes_or_no(self, statements: Iterable[Statement]) -> bool:
        """Whether the qualifier is an attribute that is true or false wherever it is there."""
        said = [one.attributes.get(self._qualifier) for one in statements]
        there = [value for value in said if value is not None]
        return bool(there) and self._role is None and all(isinstance(value, bool) for value in there)
