"""From a row and a key to the command that decides it, with all that it carries along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.app.reviewing.board import Board, Row
from annotator.core.commands import Command
from annotator.core.commands.review import GoldItem

if TYPE_CHECKING:
    from annotator.app.project import Project


def take(project: Project, board: Board, row: Row, n: int, reason: str = "") -> Command:
    """Take the ``n``-th side of ``row`` (from 1) whole; its evidence comes along.

    Raises:
        UserError: ``review.no_such_version``, ``annotator.nobody``.
    """
    raise NotImplementedError


def both(project: Project, board: Board, row: Row, reason: str = "") -> Command:
    """Let all sides that have something stand: for boundaries their union, else each as an item."""
    raise NotImplementedError


def neither(project: Project, board: Board, row: Row, reason: str = "") -> Command:
    """Let nothing of the row into gold."""
    raise NotImplementedError


def edited(project: Project, board: Board, row: Row, items: Sequence[GoldItem], reason: str = "") -> Command:
    """Let ``items`` stand instead; make them of :func:`template` with changed fields."""
    raise NotImplementedError


def template(project: Project, board: Board, row: Row, n: int = 1) -> tuple[GoldItem, ...]:
    """What :func:`edited` may start from: the row's gold if there is some, else its ``n``-th side.

    Evidence of statements names gold spans as they are or will be once they are carried along.
    """
    raise NotImplementedError
