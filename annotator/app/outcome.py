"""What a gesture came to."""

from __future__ import annotations

from annotator.core.changes import Change
from annotator.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a gesture changed, and the uids of the records it made, in the order they were made."""

    changes: tuple[Change, ...]
    command: str

    @property
    def created(self) -> tuple[str, ...]:
        """Uids of the records that came into being."""
        return tuple(change.uid for change in self.changes if change.creates)
