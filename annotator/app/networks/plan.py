"""A choice with its names looked up in a project: what the ties are gathered by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from annotator.app.exporting.content import Wanted
from annotator.app.networks import choice as choices
from annotator.app.networks.choice import BY_ITSELF, Choice
from annotator.app.networks.dates import bounds
from annotator.app.networks.reading import Reading
from annotator.core.codebook.model import Role, StanceValue, StatementType
from annotator.errors import UserError

GOLD, ALL = "gold", "all"

_N = TypeVar("_N", StatementType, Role, StanceValue)

_ACTORS = ("actor", "organization", "organisation", "person", "speaker")
_PROPOSALS = ("proposal", "concept", "claim", "issue")
"""Roles that are taken for actors and proposals by their names; both of ours first, then those of DNA."""

_ENUMERATED = (
    ("kind", choices.KINDS),
    ("stance", choices.STANCES),
    ("nodes", ("actor", "proposal")),
    ("duplicates", choices.DUPLICATES),
    ("isolates", choices.ISOLATES),
    ("mixed", choices.MIXED),
    ("scale", choices.SCALES),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What was chosen, as ids and moments; ``annotators`` None: all of them; ``gold``: gold alone."""

    choice: Choice
    gold: bool
    annotators: frozenset[str] | None
    type: StatementType
    actor: Role
    proposal: Role
    since: datetime | None
    until: datetime | None
    exclude: frozenset[str]
    exclude_stances: frozenset[str]
    only: Mapping[str, frozenset[str]]
    without: Mapping[str, frozenset[str]]

    def has(self, annotator: str | None) -> bool:
        """Whether somebody's statements (None: gold) are asked for."""
        if self.gold or annotator is None:
            return self.gold and annotator is None
        return self.annotators is None or annotator in self.annotators


def plan(reading: Reading, choice: Choice) -> Plan:
    """Look the names of a choice up.

    Raises:
        UserError: ``network.*`` or ``export.no_such_layer``, with what there is to choose from.
    """
    _check(choice)
    type_ = _type(reading, choice)
    actor, proposal = _roles(type_, choice)
    gold, annotators = _layers(reading, choice.layers)
    since, until = bounds(choice.since, choice.until)
    return Plan(
        choice,
        gold,
        annotators,
        type_,
        actor,
        proposal,
        since,
        until,
        _entities(reading, choice.exclude),
        _values(reading, choice.exclude_stances),
        _pairs(reading, choice.only),
        _pairs(reading, choice.without),
    )


def _check(choice: Choice) -> None:
    for name, known in _ENUMERATED:
        _one_of(name, getattr(choice, name), known)
    if choice.normalise not in choice.norms:
        raise UserError(
            "network.no_such_norm", name=choice.normalise, kind=choice.kind, known=", ".join(choice.norms)
        )
    if choice.slices is not None:
        _one_of("slices", choice.slices, choices.UNITS)
    for name in ("size", "step", "least_actor", "least_proposal"):
        if getattr(choice, name) < 1:
            raise UserError("network.too_small", name=name, value=getattr(choice, name))
    combined = choice.two_modes and choice.stance == "combine"
    if combined and choice.normalise != "none" and not choice.dna:
        raise UserError("network.combined_share", name=choice.normalise)


def _one_of(name: str, value: str, known: Iterable[str]) -> None:
    if value not in known:
        raise UserError("network.no_such_choice", name=name, value=value, known=", ".join(known))


def _layers(reading: Reading, layers: str) -> tuple[bool, frozenset[str] | None]:
    wanted = layers.strip()
    if wanted == BY_ITSELF:
        there = any(said.annotator is None for article in reading.articles for said in article.said)
        wanted = GOLD if there else ALL
    if wanted.casefold() == GOLD:
        return True, None
    chosen = Wanted.named(wanted, reading.annotators)
    if not chosen.is_everything and chosen.gold:
        raise UserError("network.gold_and_others")
    return False, chosen.annotators


def _type(reading: Reading, choice: Choice) -> StatementType:
    types = [type_ for type_ in reading.codebook.statement_types if len(type_.roles) > 1]
    if not types:
        raise UserError("network.no_types")
    if not choice.type:
        return types[0]
    return _named(types, choice.type, "network.no_such_type")


def _roles(type_: StatementType, choice: Choice) -> tuple[Role, Role]:
    roles = list(type_.roles)
    proposal = _named(roles, choice.proposal, "network.no_such_role") if choice.proposal else None
    if choice.actor:
        actor = _named(roles, choice.actor, "network.no_such_role")
    else:
        actor = _by_name([role for role in roles if role is not proposal], _ACTORS)
    if proposal is None:
        proposal = _by_name([role for role in roles if role is not actor][::-1], _PROPOSALS)
    if actor is proposal:
        raise UserError("network.same_role", role=actor.name)
    return actor, proposal


def _by_name(roles: list[Role], names: tuple[str, ...]) -> Role:
    """The role whose id or name comes first among ``names``; else the first one."""
    for name in names:
        for role in roles:
            if name in (role.id.casefold(), role.name.casefold()):
                return role
    return roles[0]


def _named(among: list[_N], name: str, code: str) -> _N:
    folded = name.strip().casefold()
    for one in among:
        if name == one.id or folded == one.name.casefold():
            return one
    raise UserError(code, name=name, known=", ".join(one.name for one in among))


def _entities(reading: Reading, names: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        folded = name.strip().casefold()
        uids = {
            entity.uid
            for entity in reading.entities
            if name == entity.uid or folded == entity.name.casefold()
        }
        uids = uids or {
            entity.uid
            for entity in reading.entities
            if any(folded == alias.casefold() for alias in entity.aliases)
        }
        if not uids:
            raise UserError("network.no_entity", name=name)
        found |= uids
    return frozenset(found)


def _values(reading: Reading, names: Iterable[str]) -> frozenset[str]:
    values = list(reading.codebook.values)
    return frozenset(_named(values, name, "network.no_stance").id for name in names)


def _pairs(reading: Reading, pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    known = {key for article in reading.articles for key in article.meta}
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        if key not in known:
            raise UserError("network.no_such_key", key=key, known=", ".join(sorted(known)) or "none")
        found.setdefault(key, set()).add(value.strip().casefold())
    return {key: frozenset(values) for key, values in found.items()}
