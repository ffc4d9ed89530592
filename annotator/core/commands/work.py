"""Who labels which articles."""

from __future__ import annotations

from annotator.core.commands.base import Command


class Assign(Command):
    """Give an article to people to label, besides those who have it already."""

    document: str
    annotators: tuple[str, ...]


class Unassign(Command):
    """Take an article from people; what they labelled in it stays."""

    document: str
    annotators: tuple[str, ...]


class AssignMany(Command):
    """Give out many articles at once; ``pairs`` are a document and one annotator each."""

    pairs: tuple[tuple[str, str], ...]


class UnassignMany(Command):
    """Take many articles back at once; ``pairs`` are a document and one annotator each."""

    pairs: tuple[tuple[str, str], ...]
