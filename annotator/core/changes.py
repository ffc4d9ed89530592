"""What happened to one record: the only thing that is ever logged, shared, undone or projected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.core.values import dataclass

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose affair a change is: the project's, one document's, or one annotator's layer of a document."""

    document: str | None = None
    annotator: str | None = None


PROJECT = Scope()


@dataclass(frozen=True, slots=True)
class Change:
    """One record of ``kind`` named ``uid`` before and after; both hold only the fields that changed.

    ``before`` is None for a record that was absent, ``after`` is None for one that is gone. Values are
    JSON values.
    """

    kind: str
    uid: str
    before: Fields | None
    after: Fields | None

    @property
    def creates(self) -> bool:
        """Whether the record came into being."""
        return self.before is None

    @property
    def removes(self) -> bool:
        """Whether the record is gone."""
        return self.after is None

    def inverted(self) -> Change:
        """The change that takes this one back."""
        return Change(self.kind, self.uid, self.after, self.before)


@dataclass(frozen=True, slots=True)
class ScopedChange:
    """A change and whose affair it is."""

    scope: Scope
    change: Change


@dataclass(frozen=True, slots=True)
class Committed:
    """Told to everybody after a commit: what changed, by whom, by which command, from where.

    ``origin`` is the object that asked for the change, so that a view can tell its own work.
    """

    changes: tuple[Change, ...]
    owner: str | None
    command: str
    origin: object = None
