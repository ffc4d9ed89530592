"""The codebook that the statement types of a foreign DNA file make, and what its numbers say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotator.core.codebook import colours
from annotator.core.codebook.model import (
    UNSTYLED,
    Codebook,
    EntityKind,
    Label,
    Role,
    StanceValue,
    StatementType,
)
from annotator.core.codebook.schema import RESERVED_KEYS
from annotator.formats.dna import cells
from annotator.formats.dna.contents import Contents
from annotator.formats.dna.model import SHORT, YES_NO
from annotator.formats.dna.plans import ROLE, STANCE, Plan, Planner

SUPPORT = StanceValue("support", "Support", "supports", 1, "1", symbol="▲", colour="#1b8a5a")
OPPOSE = StanceValue("oppose", "Oppose", "opposes", -1, "2", symbol="▼", colour="#c4432b")
NEUTRAL = StanceValue("neutral", "Neutral", "is neutral on", 0, "3", symbol="●", colour="#6b7280")
_PLAIN = {1: SUPPORT, -1: OPPOSE, 0: NEUTRAL}


def plans_for(contents: Contents, stance: str | None, taken: Iterable[str] = ()) -> dict[int, Plan]:
    """What each statement type is with us, by its ID; labels of passages keep out of the roles' way.

    ``taken`` are ids of statement types that there are already.
    """
    planner = Planner(stance, set(taken))
    plans = {id_: planner.plan(kind) for id_, kind in contents.types.items()}
    roles = set(planner.role_labels.values())
    return {id_: _with_free_passage(plan, roles) for id_, plan in plans.items()}


def _with_free_passage(plan: Plan, taken: set[str]) -> Plan:
    if plan.passage not in taken:
        return plan
    return Plan(plan.type, plan.label, f"{plan.type}_passage", plan.colour, plan.uses, plan.id)


def scale_of(contents: Contents, plans: Mapping[int, Plan]) -> dict[int, StanceValue]:
    """The stance values of the whole numbers that are said; of −1, 0 and 1 alone they are the usual ones."""
    uses = [plan.one(STANCE) for plan in plans.values()]
    variables = {use.id for use in uses if use is not None and use.data_type != YES_NO}
    said = contents.numbers(variables)
    if said <= set(_PLAIN):
        return {number: _PLAIN[number] for number in sorted(said, reverse=True)}
    return {one: StanceValue(str(one), str(one), number=one) for one in sorted(said, reverse=True)}


def codebook_of(
    contents: Contents, plans: Mapping[int, Plan], scale: Mapping[int, StanceValue], name: str
) -> Codebook:
    """Labels for what fills roles and for passages, stance values, statement types and kinds of entity."""
    uses = [use for plan in plans.values() for use in plan.uses]
    roles = {use.of: use.name for use in uses if use.use == ROLE}
    kinds = [EntityKind(id_, called, _attributes(contents, called)) for id_, called in roles.items()]
    cues = {
        plan.type: cells.id_of(use.name, roles)
        for plan in plans.values()
        if (use := plan.one(STANCE)) is not None
    }
    labels = {id_: Label(id_, called, entity_kinds=(id_,)) for id_, called in roles.items()}
    labels.update((id_, Label(id_, id_)) for id_ in cues.values())
    for plan in plans.values():
        labels.setdefault(plan.passage, Label(plan.passage, plan.label, plan.colour or UNSTYLED))
    is_yes_no = any(use.use == STANCE and use.data_type == YES_NO for use in uses)
    values = [*((SUPPORT, OPPOSE) if is_yes_no else ()), *scale.values()]
    return Codebook(
        name=name,
        labels=_dressed(labels.values(), values),
        values=tuple({value.id: value for value in values}.values()),
        statement_types=tuple(_type(plan, cues.get(plan.type)) for plan in plans.values()),
        entity_kinds=tuple(kinds),
    )


def _dressed(labels: Iterable[Label], values: Iterable[StanceValue]) -> tuple[Label, ...]:
    """The labels with keys from their names, and with a colour of ours where DNA has none."""
    made: list[Label] = []
    taken = {key.casefold() for key in RESERVED_KEYS} | {value.key for value in values}
    for label in labels:
        letters = (char for char in label.name.upper() if char.isascii() and char.isalnum())
        key = next((char for char in letters if char.casefold() not in taken), "")
        taken.add(key.casefold())
        if label.colour == UNSTYLED:
            label = replace(label, colour=colours.free(other.colour for other in made))
        made.append(replace(label, key=key))
    return tuple(made)


def _type(plan: Plan, stance_label: str | None) -> StatementType:
    roles = tuple(Role(use.of, use.name, use.of, required=False) for use in plan.uses if use.use == ROLE)
    return StatementType(plan.type, plan.label, roles, stance_label, {"dna": plan.to_json()})


def _attributes(contents: Contents, variable: str) -> tuple[str, ...]:
    wanted = {
        one.id for one in contents.variables.values() if one.name == variable and one.data_type == SHORT
    }
    found = [name for id_, name in contents.attribute_variables.values() if id_ in wanted]
    return tuple(dict.fromkeys(found))
