"""Who labels which articles."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.core.commands.base import Command


@dataclass(frozen=True, slots=True)
class Assign(Command):
    """Give an article to people to label, besides those who have it already."""

    document: str
    annotators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unassign(Command):
    """Take an article from people; what they labelled in it stays."""

    document: str
    annotators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AssignMany(Command):
    """Give out many articles at once; ``pairs`` are a document and one annotator each."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class UnassignMany(Command):
    """Take many articles back at once; ``pairs`` are a document and one annotator each."""

    pairs: tuple[tuple[str, str], ...]
