"""Bringing articles, and what others have said of them, into a project.

:func:`import_files` is the door. Behind it: ``finding`` tells which files there are, ``running`` reads
them one after the other as one long command, ``documents`` and ``layers`` check each item against the
text and against what the project holds already, ``register`` keeps who and what is named.
"""

from annotator.app.importing.report import ImportReport
from annotator.app.importing.running import import_files

__all__ = ["ImportReport", "import_files"]
