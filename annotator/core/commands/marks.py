"""Reading marks: which paragraphs an annotator has read without finding anything to label."""

from __future__ import annotations

from annotator.core.commands.base import Command


class MarkRead(Command):
    """Say of paragraphs, numbered from 0, that they were read and hold nothing to label."""

    document: str
    paragraphs: tuple[int, ...]


class UnmarkRead(Command):
    """Take reading marks back."""

    document: str
    paragraphs: tuple[int, ...]
