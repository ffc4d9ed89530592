"""The codebook: what may be said of a document, and the keys, colours and rules for saying it.

Values only. A codebook comes from a TOML file (:mod:`annotator.core.codebook.reader`), from the project's
records, or from an imported file by :meth:`Codebook.from_json`; it is never changed in place. ``extra`` holds
what a newer or a foreign program added; it counts for equality but not for the hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from annotator.core.values import dataclass, field

UNSTYLED = "#6b7280"
"""Colour of what was named without a colour: a quiet grey."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a span can be: ``actor``, ``stance`` cue, ``proposal`` …

    ``key`` is one character or empty; ``colour`` is ``#rrggbb``. Spans of a label with ``entity_kinds`` are
    tied to an entity of one of these kinds; a label without any (a stance cue, say) is tied to none.
    """

    id: str
    name: str
    colour: str = UNSTYLED
    key: str = ""
    guideline: str = ""
    entity_kinds: tuple[str, ...] = ()
    extra: dict[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class StanceValue:
    """One answer to "how do they stand?", with its place on the scale.

    ``number`` is ``None`` for a value that is off the scale (mixed). ``verb`` reads between actor and
    proposal ("supports"). ``symbol`` says the same as ``colour``, so that colour is never the only signal.
    """

    id: str
    name: str
    verb: str = ""
    number: float | int | None = None
    key: str = ""
    symbol: str = ""
    colour: str = UNSTYLED
    guideline: str = ""
    extra: dict[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Role:
    """A place in a statement, filled by an entity and by spans of ``label`` (a label's id).

    A ``sticky`` role keeps its filling for the next statement; a role that takes ``several`` entities at
    once yields one statement for each; a statement whose ``required`` role is empty is incomplete.
    """

    id: str
    name: str
    label: str
    required: bool = True
    sticky: bool = False
    several: bool = False
    extra: dict[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class StatementType:
    """A kind of statement: its roles in reading order, and the label of its stance cues (None: no stance)."""

    id: str
    name: str
    roles: tuple[Role, ...] = ()
    stance_label: str | None = None
    extra: dict[str, object] = field(default_factory=dict, hash=False)

    def role(self, role_id: str) -> Role | None:
        """The role with this id, or None."""
        return _by_id(self.roles, role_id)

    def roles_for_label(self, label_id: str) -> tuple[Role, ...]:
        """The roles that a span of this label can fill, in reading order."""
        return tuple(role for role in self.roles if role.label == label_id)


@dataclass(frozen=True, slots=True)
class EntityKind:
    """A kind of entity (person, country, proposal …) and the attributes that are asked of it."""

    id: str
    name: str
    attributes: tuple[str, ...] = ()
    extra: dict[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything that may be said, in the order in which it is shown.

    Lookups answer None for what is not there: a span may cite a label that a colleague has retired.
    """

    name: str = ""
    version: int = 1
    labels: tuple[Label, ...] = ()
    values: tuple[StanceValue, ...] = ()
    statement_types: tuple[StatementType, ...] = ()
    entity_kinds: tuple[EntityKind, ...] = ()
    extra: dict[str, object] = field(default_factory=dict, hash=False)

    def label(self, label_id: str) -> Label | None:
        """The label with this id, or None."""
        return _by_id(self.labels, label_id)

    def value(self, value_id: str) -> StanceValue | None:
        """The stance value with this id, or None."""
        return _by_id(self.values, value_id)

    def statement_type(self, type_id: str) -> StatementType | None:
        """The statement type with this id, or None."""
        return _by_id(self.statement_types, type_id)

    def entity_kind(self, kind_id: str) -> EntityKind | None:
        """The entity kind with this id, or None."""
        return _by_id(self.entity_kinds, kind_id)

    def label_for_key(self, char: str) -> Label | None:
        """The label that this character applies, upper or lower case; None if it applies none."""
        return _by_key(self.labels, char)

    def value_for_key(self, char: str) -> StanceValue | None:
        """The stance value that this character sets, upper or lower case; None if it sets none."""
        return _by_key(self.values, char)

    def to_json(self) -> dict[str, object]:
        """A JSON object: known keys in the order of the fields, then the unknown ones as they came."""
        from annotator.core.codebook.json_form import encode  # brings a dozen modules

        return encode(self)

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Codebook:
        """Read :meth:`to_json`'s form: missing keys take their defaults, unknown ones go to ``extra``.

        Raises :class:`~annotator.errors.UserError` ``codebook.json_type``, ``codebook.json_missing``,
        ``codebook.json_colour`` or ``codebook.json_duplicate``, each with ``where`` (``labels[2].name``).
        """
        from annotator.core.codebook.json_form import decode

        return decode(cls, data)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_I = TypeVar("_I", bound=_Identified)
_K = TypeVar("_K", bound=_Keyed)


def _by_id(items: Iterable[_I], wanted: str) -> _I | None:
    return next((item for item in items if item.id == wanted), None)


def _by_key(items: Iterable[_K], char: str) -> _K | None:
    folded = char.casefold()
    return next((item for item in items if item.key and item.key.casefold() == folded), None)
