"""The people of a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annotator.core.commands.base import Command


@dataclass(frozen=True, slots=True)
class AddAnnotator(Command):
    """Let a person take part, as annotator, reviewer or manager."""

    name: str
    role: str = "annotator"
    uid: str | None = None
    undoable: ClassVar[bool] = False
