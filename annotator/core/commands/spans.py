"""Marking text: spans of the annotator's own layer."""

from __future__ import annotations

from annotator.core.commands.base import Command
from annotator.core.fragments import Fragments


class AddSpan(Command):
    """Put a label on fragments of a document's text."""

    document: str
    label: str
    fragments: Fragments
    entity: str | None = None
    note: str = ""
    origin: str = "manual"
    uid: str | None = None


class MoveSpan(Command):
    """Give a span other boundaries."""

    span: str
    fragments: Fragments


class Relabel(Command):
    """Give a span another label."""

    span: str
    label: str


class LinkSpan(Command):
    """Tie a span to an entity, or to none; statements that took the entity from this span follow."""

    span: str
    entity: str | None


class NoteSpan(Command):
    """Write the note of a span; an empty one removes it."""

    span: str
    note: str


class RemoveSpan(Command):
    """Take a span away, also from the evidence of every statement."""

    span: str
