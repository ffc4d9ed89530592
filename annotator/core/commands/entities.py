"""Canonical actors and proposals, shared by everybody in the project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from annotator.core.commands.base import Command
from annotator.core.values import field


class CreateEntity(Command):
    """Bring an entity into the project."""

    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    parent: str | None = None
    uid: str | None = None


class RenameEntity(Command):
    """Give an entity another canonical name."""

    entity: str
    name: str


class AddAlias(Command):
    """Let an entity be known by another name too."""

    entity: str
    text: str


class RemoveAlias(Command):
    """Let an entity no longer be known by a name; spans that quote it stay tied as they are."""

    entity: str
    text: str


class SplitAlias(Command):
    """Make an alias of an entity an entity of its own, of the same kind; ``uid`` names the new one.

    ``moved`` are spans of the author's own that mean the new one from then on.
    """

    entity: str
    text: str
    moved: tuple[str, ...] = ()
    uid: str | None = None


class SetAttribute(Command):
    """Say something of an entity: its party, its country; in place of what was said by that name."""

    entity: str
    name: str
    value: Any


class RemoveAttribute(Command):
    """Say no longer what was said of an entity by that name."""

    entity: str
    name: str


class SetParent(Command):
    """Put an entity under another (a ministry under its country), or under none."""

    entity: str
    parent: str | None


class RetireEntity(Command):
    """Take an entity out of the project, with all that are the same as it; nothing may name it any more."""

    entity: str


class SetEntityKind(Command):
    """Say that an entity is of another kind: an organisation, not a person."""

    entity: str
    kind: str


class UniteEntities(Command):
    """Say that entities are one and the same.

    The one with the smallest uid stands for them from then on, whoever says so in which order: so copies of
    a project come to the same. Spans and statements keep the uid that they were written with.
    """

    entities: tuple[str, ...]


class SeparateEntity(Command):
    """Let an entity stand for itself again that was said to be the same as others; they stay united."""

    entity: str


class UniteNamesakes(Command):
    """Unite entities, class by class, that turned out to have one name when work was brought together.

    It belongs to the bringing together, which no undo list shows either.
    """

    undoable: ClassVar[bool] = False

    classes: tuple[tuple[str, ...], ...]
