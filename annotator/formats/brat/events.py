"""Events as statements where they look like ours, else as arrows from their triggers; other relations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from annotator.core.kinds import VOICES
from annotator.core.records import Filling, Stance
from annotator.formats.brat import names as kinds
from annotator.formats.brat.config import Config
from annotator.formats.brat.lines import Arrow, Equiv, Event, Lines
from annotator.formats.brat.names import Names
from annotator.formats.brat.tellings import Entities, Telling, is_ours, role_of
from annotator.plugin_api import IncomingSpan, IncomingStatement, Relation

_OURS = frozenset({"actor", "proposal"})
"""Roles, in any case, of a stranger's event that is a statement."""
ARGUMENTS = ("Arg1", "Arg2")


def statements_among(lines: Lines, config: Config, wish: str) -> dict[str, Event]:
    """The events that are statements, by id. ``wish`` is ``auto``, ``statements`` or ``relations``.

    By themselves those are that our own ``annotation.conf`` says so of, and, where there is none, those with
    an actor and a proposal.
    """
    return {event.id: event for event in lines.events.values() if _is_statement(event, config, wish)}


def _is_statement(event: Event, config: Config, wish: str) -> bool:
    if config.is_ours or wish == "relations":
        return config.names.is_known(kinds.STATEMENT, event.type)
    points_at_texts = all(target.startswith("T") for _, target in event.arguments)
    roles = {_base(name, ()).casefold() for name, _ in event.arguments}
    return points_at_texts and bool(roles) if wish == "statements" else roles >= _OURS


def hidden_triggers(statements: Mapping[str, Event], lines: Lines, names: Names) -> dict[str, str]:
    """The ``T`` lines that only give a statement of ours its place, with the statement's id."""
    others = {event.trigger for event in lines.events.values() if event.id not in statements}
    return {
        event.trigger: event.id
        for event in statements.values()
        if names.is_known(kinds.STATEMENT, event.type)
        and event.trigger in lines.texts.keys() - others
        and lines.texts[event.trigger].type == event.type
    }


def roles_of(event: Event, names: Names) -> list[tuple[str, str]]:
    """brat's name of the role, without the number that tells fillings apart, and the id of each filling."""
    present = {name for name, _ in event.arguments}
    known = {*names.known(kinds.ROLE), kinds.CUE, kinds.PASSAGE}
    return [
        (name if name in known else _base(name, {*present, *known}), target)
        for name, target in event.arguments
    ]


def _base(name: str, known: Collection[str]) -> str:
    bare = name.rstrip("0123456789")
    return bare if bare and (not known or bare in known) else name


class StatementMaker:
    """Makes statements of events; ``uids`` are those of spans and statements, by their ids in the file."""

    def __init__(
        self, config: Config, entities: Entities, uids: Mapping[str, str], spans: Mapping[str, IncomingSpan]
    ) -> None:
        """``spans`` are by uid."""
        self._names = config.names
        self._is_ours = config.is_ours
        self._entities = entities
        self._uids = uids
        self._spans = spans

    def make(
        self, event: Event, telling: Telling, uid: str, kept: Mapping[str, Any], cue: str | None
    ) -> IncomingStatement:
        """The statement that ``event`` is; ``kept`` is what the sidecar has of it, ``cue`` a span besides."""
        spans: dict[str, list[str]] = {}
        for role, target in roles_of(event, self._names):
            found = self._uids.get(target, "")
            if found in self._spans:
                spans.setdefault(role, []).append(found)
        cues, passage = spans.pop(kinds.CUE, []), spans.pop(kinds.PASSAGE, [])
        values = telling.values(self._names)
        stance = self._taken(values, kinds.STANCE)
        voice = self._taken(values, kinds.VOICE)
        in_doubt = self._taken(values, kinds.IN_DOUBT)
        return IncomingStatement(
            type=self._names.ours(kinds.STATEMENT, event.type),
            roles=self._roles(event, spans, telling, exact=bool(kept)),
            stance=Stance(
                None if stance is None else self._names.ours(kinds.VALUE, str(stance)),
                tuple(dict.fromkeys([*cues, *([cue] if cue else [])])),
            ),
            spans=tuple(passage),
            uid=uid,
            voice=str(voice) if voice in VOICES else None,
            in_doubt=in_doubt is True,
            attributes=values,
            note=telling.note(),
            origin=kept.get("origin", "import"),
            extra=kept.get("extra", {}) if kept else {"id": event.id, **telling.extra()},
        )

    def _taken(self, values: dict[str, Any], name: str) -> Any:
        """The attribute that is a part of the statement, out of ``values``; strangers may spell it freely."""
        if self._is_ours:
            return values.pop(name, None)
        found = next((key for key in values if key.casefold() == name.casefold()), None)
        return None if found is None else values.pop(found)

    def _roles(
        self, event: Event, spans: Mapping[str, list[str]], telling: Telling, *, exact: bool
    ) -> dict[str, Filling]:
        named = {
            role_of(one): self._entities.of(one, self._role(role_of(one)))
            for one in telling.references
            if is_ours(one) and role_of(one)
        }
        roles = {}
        for role in dict.fromkeys([*spans, *named]):
            cited = spans.get(role, [])
            entity = named.get(role)
            if entity is None and not exact:
                entity = self._entity_of(cited)
            roles[self._role(role)] = Filling(entity, tuple(cited))
        return roles

    def _role(self, brat: str) -> str:
        ours = self._names.ours(kinds.ROLE, brat)
        return ours if self._is_ours or ours.casefold() not in _OURS else ours.casefold()

    def _entity_of(self, spans: list[str]) -> str | None:
        """The entity that all these spans are tied to, if they agree."""
        entities = {self._spans[uid].entity for uid in spans}
        return entities.pop() if len(entities) == 1 else None


def event_arrows(event: Event, names: Names) -> Iterator[tuple[str, str, str]]:
    """Type, id of the source and id of the target of each arrow that the event draws."""
    for role, target in roles_of(event, names):
        yield names.ours(kinds.ROLE, role), event.id, target


def equiv_links(equiv: Equiv) -> list[tuple[str, str]]:
    """Each member with the next."""
    return list(zip(equiv.members, equiv.members[1:], strict=False))


def relation(
    arrow: Arrow, uid: str, names: Names, ends: tuple[str, str], telling: Telling, kept: Mapping[str, Any]
) -> Relation:
    """The relation that ``arrow`` is; what a relation has no field for goes into its extra."""
    extra: dict[str, Any] = dict(kept["extra"]) if "extra" in kept else {}
    if not kept:
        called = [name for name, _ in arrow.arguments]
        values, note = telling.values(names), telling.note()
        extra = {
            "id": arrow.id,
            **({"arguments": called} if called != list(ARGUMENTS) else {}),
            **({"attributes": values} if values else {}),
            **({"note": note} if note else {}),
            **telling.extra(),
        }
    return Relation(uid, names.ours(kinds.RELATION, arrow.type), *ends, extra)


def in_order(arrow: Arrow) -> tuple[str, str]:
    """The ids of source and target: the first argument and the second, whatever their order in the line."""
    (name, one), (_, other) = arrow.arguments
    return (other, one) if name == ARGUMENTS[1] else (one, other)
