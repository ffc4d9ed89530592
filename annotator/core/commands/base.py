"""What all commands are, and the one that bundles others into a single gesture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Command:
    """Something to be done to a project, as a value."""

    undoable: ClassVar[bool] = True
    """Whether the gesture goes onto the annotator's undo list."""

    @property
    def called(self) -> str:
        """The name under which the gesture is logged and offered for undo."""
        return type(self).__name__


@dataclass(frozen=True, slots=True)
class Together(Command):
    """Several commands as one gesture: all happen or none, and one undo takes all back.

    Later commands see what earlier ones did.
    """

    name: str
    commands: tuple[Command, ...]

    @property
    def called(self) -> str:
        """The name given to the bundle."""
        return self.name
