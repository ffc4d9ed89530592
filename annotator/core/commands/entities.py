"""Canonical actors and proposals, shared by everybody in the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, ClassVar

from annotator.core.commands.base import Command


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


class UniteNamesakes(Command):
    """Unite entities, class by class, that turned out to have one name when work was brought together.

    It belongs to the bringing together, which no undo list shows either.
    """

    undoable: ClassVar[bool] = False

    classes: tuple[tuple[str, ...], ...]
