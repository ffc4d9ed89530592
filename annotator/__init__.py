"""Annotator: label who wants what in political text.

The program's library is one class::

    from annotator import Project

See :class:`annotator.app.project.Project` for what it does, ``docs/library.md`` for an example to run.
"""

from annotator.app.project import Project
from annotator.errors import UserError

__all__ = ["Project", "UserError"]
