"""Canonical actors and proposals, shared by everybody in the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

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
