"""Labelling many places at once."""

from __future__ import annotations

from annotator.core.commands.base import Command

Place = tuple[str, int, int]
"""A document, and where in it: start and end in code points."""


class LabelOccurrences(Command):
    """Put a label on every one of ``places``, tied to one entity or to none."""

    label: str
    places: tuple[Place, ...]
    entity: str | None = None
