"""Tying spans into statements: who stands how on what."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.core.commands.base import Command
from annotator.core.records import NO_STANCE, Filling, Stance


class AddStatement(Command):
    """Make a statement in the annotator's layer; what is left out makes it incomplete, not wrong."""

    document: str
    type: str
    roles: Mapping[str, Filling]
    stance: Stance = NO_STANCE
    spans: tuple[str, ...] = ()
    voice: str | None = None
    in_doubt: bool = False
    note: str = ""
    origin: str = "manual"
    uid: str | None = None


class SetStance(Command):
    """Set or (with None) take away the stance value; ``spans`` None keeps the cue as it is."""

    statement: str
    value: str | None
    spans: tuple[str, ...] | None = None


class FillRole(Command):
    """Fill one role of a statement anew; an empty filling empties it."""

    statement: str
    role: str
    filling: Filling


class SetVoice(Command):
    """Say whether the statement is quoted, paraphrased or reported by the journalist, or None."""

    statement: str
    voice: str | None


class SetDoubt(Command):
    """Mark a statement as in doubt, or no longer so."""

    statement: str
    in_doubt: bool


class NoteStatement(Command):
    """Write the note of a statement; an empty one removes it."""

    statement: str
    note: str


class RemoveStatement(Command):
    """Take a statement away; its spans stay."""

    statement: str
