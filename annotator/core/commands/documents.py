"""Articles and how far the work on them has come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from annotator.core.commands.base import Command


class EditDocument(Command):
    """Change what is known about an article; None leaves a thing as it is. The text never changes."""

    document: str
    title: str | None = None
    meta: Mapping[str, Any] | None = None
    notes: str | None = None


class RemoveDocument(Command):
    """Take an article out of every list, count and export; its labels stay with it."""

    document: str


class RestoreDocument(Command):
    """Bring a removed article back with all its labels."""

    document: str


class SetDocumentState(Command):
    """Say whether an article is open for labelling, in review, or closed."""

    document: str
    state: str


class SetStatus(Command):
    """Say how far the annotator's own layer of an article is."""

    document: str
    status: str


class NoteLayer(Command):
    """Write the annotator's own note on an article."""

    document: str
    notes: str


class AddSeconds(Command):
    """Count active seconds spent on an article; time passed can't be undone."""

    document: str
    seconds: int
    undoable: ClassVar[bool] = False
