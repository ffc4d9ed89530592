"""Annotator: label who wants what in political text.

The program's library is one class::

    from annotator import Project

See :class:`annotator.app.project.Project` for what it does, ``docs/library.md`` for an example to run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.project import Project

__all__ = ["Project", "UserError"]


def __getattr__(name: str) -> object:
    """The library, once it is asked for: the program, which starts here too, loads in an order of its own."""
    if name == "Project":
        from annotator.app.project import Project

        return Project
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
