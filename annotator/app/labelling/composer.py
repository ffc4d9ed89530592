"""The statement being composed: one slot a role, a stance, and what will be written when it is saved.

A slot holds the uids of spans; which entity a span names is looked up when it is needed, so that tying a span
late still counts. A *sticky* slot keeps its content after a save, as *carried*: the next span labelled for it
replaces what was carried, further ones add. Spans of a slot that name different entities make one statement
each where the role takes several. Nothing is ever preset: there is no default stance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

from annotator.core.codebook.model import Codebook, Role, StatementType
from annotator.core.records import Filling, Stance, Statement
from annotator.core.values import dataclass, field, replace

EntityOf = Callable[[str], str | None]
"""The entity that a span (by uid) is tied to, or None."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What is in the place of one role.

    ``entity`` is set only for a slot loaded from a statement: there the statement's own entity holds,
    whatever its spans say. ``carried`` content came with the last statement or the one being edited.
    """

    spans: tuple[str, ...] = ()
    entity: str | None = None
    carried: bool = False

    @property
    def filled(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.spans) or self.entity is not None


EMPTY = Slot()


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """One statement as it will be written."""

    roles: Mapping[str, Filling]
    stance: Stance
    voice: str | None
    in_doubt: bool


@dataclass(slots=True)
class Composer:
    """The slots of one statement type, and how a gesture changes them."""

    type: StatementType
    slots: dict[str, Slot] = field(default_factory=dict)
    value: str | None = None
    cues: tuple[str, ...] = ()
    voice: str | None = None
    in_doubt: bool = False
    editing: str | None = None

    def slot(self, role: str) -> Slot:
        """What is in the slot of ``role``."""
        return self.slots.get(role, EMPTY)

    @property
    def blank(self) -> bool:
        """Whether nothing at all is in it."""
        return not self._anything_new() and not any(slot.filled for slot in self.slots.values())

    @property
    def savable(self) -> bool:
        """Whether there is something to say beyond what merely stayed from the last statement."""
        if self.editing is not None:
            return True
        sticky = {role.id for role in self.type.roles if role.sticky}
        fresh = (role for role, slot in self.slots.items() if slot.filled and not slot.carried)
        return self.value is not None or bool(self.cues) or any(role not in sticky for role in fresh)

    @property
    def unsaved(self) -> bool:
        """Whether closing now would lose something a person put in."""
        fresh = any(slot.filled and not slot.carried for slot in self.slots.values())
        return self._anything_new() or fresh

    def _anything_new(self) -> bool:
        stance = self.value is not None or bool(self.cues)
        return stance or self.voice is not None or self.in_doubt or self.editing is not None

    def put(self, label: str, span: str, entity_of: EntityOf) -> bool:
        """Drop a span of ``label`` into its place; False when this type has no place for it."""
        if label == self.type.stance_label:
            self.cues = tuple(dict.fromkeys((*self.cues, span)))
            return True
        role = self._role_for(label, span)
        if role is None:
            return False
        slot = self.slot(role.id)
        if slot.carried or not slot.filled:
            kept: tuple[str, ...] = ()
        elif role.several or _one_entity((*slot.spans, span), entity_of):
            kept = slot.spans
        else:
            kept = ()
        self.slots[role.id] = Slot(tuple(dict.fromkeys((*kept, span))))
        return True

    def _role_for(self, label: str, span: str) -> Role | None:
        """Of the roles for ``label`` the one that has ``span``, else the first free, else the first."""
        roles = self.type.roles_for_label(label)
        having = (role for role in roles if span in self.slot(role.id).spans)
        free = (role for role in roles if not self.slot(role.id).filled)
        return next((role for found in (having, free, roles) for role in found), None)

    def take_out(self, span: str) -> bool:
        """Take a span out of every place; whether it was in any."""
        found = span in self.cues
        self.cues = tuple(uid for uid in self.cues if uid != span)
        for role, slot in self.slots.items():
            if span in slot.spans:
                found = True
                self.slots[role] = replace(slot, spans=tuple(uid for uid in slot.spans if uid != span))
        return found

    def empty(self, role: str) -> None:
        """Empty the slot of ``role``."""
        self.slots.pop(role, None)

    def holds(self) -> tuple[str, ...]:
        """Uids of all spans in it."""
        return tuple(
            dict.fromkeys([uid for slot in self.slots.values() for uid in slot.spans] + list(self.cues))
        )

    def toggle_value(self, value: str) -> None:
        """Set the stance to ``value``, or to none if it is that already."""
        self.value = None if self.value == value else value

    def clear(self) -> None:
        """Drop everything, also what was carried."""
        self.slots.clear()
        self._reset()

    def saved(self, *, keep: bool = True) -> None:
        """Make ready for the next statement: sticky slots are carried over if ``keep``; else empty."""
        sticky = {role.id for role in self.type.roles if role.sticky and keep}
        self.slots = {
            role: replace(slot, carried=True)
            for role, slot in self.slots.items()
            if role in sticky and slot.filled
        }
        self._reset()

    def _reset(self) -> None:
        self.value, self.cues, self.voice, self.in_doubt, self.editing = None, (), None, False, None

    def load(self, statement: Statement, entity_of: EntityOf) -> None:
        """Take a statement in for editing; the first span labelled for a slot replaces its content."""
        self.slots = {
            role: Slot(filling.spans, _own_entity(filling, entity_of), carried=True)
            for role, filling in statement.roles.items()
            if filling.spans or filling.entity is not None
        }
        self.value, self.cues = statement.stance.value, statement.stance.spans
        self.voice, self.in_doubt, self.editing = statement.voice, statement.in_doubt, statement.uid

    def drafts(self, entity_of: EntityOf) -> tuple[DraftStatement, ...]:
        """The statements that saving makes: one for each entity in roles that take several."""
        choices = [
            [(role.id, filling) for filling in self.fillings(role, entity_of)] for role in self.type.roles
        ]
        stance = Stance(self.value, self.cues)
        return tuple(
            DraftStatement(dict(roles), stance, self.voice, self.in_doubt) for roles in product(*choices)
        )

    def fillings(self, role: Role, entity_of: EntityOf) -> list[Filling]:
        """What fills ``role``: one filling an entity where it takes several, else one in all."""
        slot = self.slot(role.id)
        if slot.entity is not None or not slot.spans:
            return [Filling(slot.entity, slot.spans)]
        if not role.several:
            tied = (entity_of(uid) for uid in slot.spans)
            return [Filling(next((entity for entity in tied if entity is not None), None), slot.spans)]
        groups: dict[str, list[str]] = {}
        for uid in slot.spans:
            groups.setdefault(entity_of(uid) or f"untied {uid}", []).append(uid)
        return [Filling(entity_of(uids[0]), tuple(uids)) for uids in groups.values()]


def takes(type_: StatementType, label: str) -> bool:
    """Whether spans of ``label`` have a place in statements of this type."""
    return label == type_.stance_label or bool(type_.roles_for_label(label))


def composer_for(codebook: Codebook) -> Composer | None:
    """An empty composer for the codebook's first statement type; None when it has no statements."""
    return Composer(codebook.statement_types[0]) if codebook.statement_types else None


def missing(statement: Statement, codebook: Codebook) -> tuple[str, ...]:
    """What an incomplete statement lacks: required roles (ids) without entity and span, ``"stance"`` last."""
    type_ = codebook.statement_type(statement.type)
    if type_ is None:
        return ()
    fillings = {role: filling for role, filling in statement.roles.items() if filling != Filling()}
    roles = [role.id for role in type_.roles if role.required and role.id not in fillings]
    stance = type_.stance_label is not None and statement.stance.value is None
    return (*roles, "stance") if stance else tuple(roles)


def _one_entity(spans: tuple[str, ...], entity_of: EntityOf) -> bool:
    """Whether all ``spans`` are tied to one and the same entity."""
    entities = {entity_of(uid) for uid in spans}
    return len(entities) == 1 and None not in entities


def _own_entity(filling: Filling, entity_of: EntityOf) -> str | None:
    """The statement's own entity where it isn't simply what its spans say."""
    said = {entity_of(uid) for uid in filling.spans}
    return None if said == {filling.entity} else filling.entity
