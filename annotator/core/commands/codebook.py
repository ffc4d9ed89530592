"""The codebook, changed part by part. ``kind`` is that of a part's record: label, value, …"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.core.commands.base import Command
from annotator.core.values import field


class NameCodebook(Command):
    """Call the codebook by another name."""

    name: str


class AddPart(Command):
    """Add a label, a value, a statement type or an entity kind, after those that are there.

    ``fields`` are those of the record; ``uid`` is the id by which data files will cite it (default: made
    from the name).
    """

    kind: str
    name: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    uid: str | None = None


class ChangePart(Command):
    """Give some fields of a part other values."""

    kind: str
    part: str
    fields: Mapping[str, Any]


class MovePart(Command):
    """Show a part at the place ``to``, counted from 0, among those of its kind."""

    kind: str
    part: str
    to: int


class RetirePart(Command):
    """Offer a part no longer; what was said with it stays."""

    kind: str
    part: str


class RestorePart(Command):
    """Offer a retired part again, after those that are there."""

    kind: str
    part: str


class ReplacePart(Command):
    """Take a part out of the codebook, and put ``by`` wherever it is used; None removes its uses.

    The uses of a label are spans and roles, of a value stances, of a statement type statements, of an entity
    kind entities and labels. It changes everybody's labels, in whatever state their documents are.
    """

    kind: str
    part: str
    by: str | None = None


class RemoveRole(Command):
    """Take a role out of a statement type; what fills it goes to the role ``by`` where that is empty."""

    type: str
    role: str
    by: str | None = None
