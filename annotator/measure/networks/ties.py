"""A statement as networks see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Level = float | str | None
"""Where a statement's stance is: a number of the scale, the name of a value off the scale or of a category,
or None where there is no stance."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One statement: an actor, a proposal, and how the one stands on the other.

    ``time`` is that of the document, without a time zone; ``position`` where the statement begins in it (code
    points); ``uid`` is whatever reports call the statement.
    """

    actor: str
    proposal: str
    level: Level = None
    document: str = ""
    time: datetime | None = None
    position: int = 0
    uid: str = ""

    @property
    def place(self) -> tuple[bool, datetime, str, int, str]:
        """What statements are sorted by: time, document, position; those without a time come last."""
        return (
            self.time is None,
            self.time or datetime.max,
            self.document,
            self.position,
            self.uid,
        )
