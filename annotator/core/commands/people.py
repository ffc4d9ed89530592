"""The people of a project."""

from __future__ import annotations

from typing import ClassVar

from annotator.core.commands.base import Command


class AddAnnotator(Command):
    """Let a person take part, as annotator, reviewer or manager."""

    name: str
    role: str = "annotator"
    uid: str | None = None
    undoable: ClassVar[bool] = False


class RenameAnnotator(Command):
    """Call a person by another name."""

    annotator: str
    name: str


class SetRole(Command):
    """Make a person annotator, reviewer or manager."""

    annotator: str
    role: str


class RetireAnnotator(Command):
    """Let a person who has no work here take part no longer."""

    annotator: str


class SetPassphrase(Command):
    """Ask for a passphrase whenever somebody wants to work as this person; "" asks no more.

    ``hashed`` is what :func:`annotator.app.team.passphrase.hashed` makes of one, never the phrase itself.
    """

    annotator: str
    hashed: str
    undoable: ClassVar[bool] = False


class SetSighted(Command):
    """Let annotators see each other's layers while they label, or (as from the start) not."""

    sighted: bool
