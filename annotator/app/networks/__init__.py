"""Networks of who says what: from a project's statements to files that other programs draw.

:class:`Networks` is the door (``project.networks``). Behind it: ``reading`` takes the statements as they
stand, ``plan`` looks up what was chosen, ``gathering`` makes ties of statements or tells why not,
``building`` makes networks of ties, ``writing`` makes files of networks.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.jobs import Cancelled, Progress

if TYPE_CHECKING:
    from annotator.app.networks.building import Built
    from annotator.app.networks.choice import Choice
    from annotator.app.networks.reading import Reading
    from annotator.app.networks.report import NetworkReport
    from annotator.app.project import Project


class Networks:
    """The networks in a project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def read(self, *, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Reading | None:
        """What all networks are made of, to try several choices on it; None when called off."""
        from annotator.app.networks.reading import read

        return read(self._project, progress=progress, cancelled=cancelled)

    def build(self, choice: Choice | None = None, reading: Reading | None = None) -> Built:
        """The networks of a choice (default: actors by proposals), of the project or of a ``reading``.

        Raises:
            UserError: ``network.*`` or ``export.no_such_layer`` where the choice does not fit the project.
        """
        from annotator.app.networks.building import build
        from annotator.app.networks.choice import Choice

        found = reading or self.read()
        assert found is not None, "nobody can call it off here"
        return build(found, choice or Choice())

    def export(
        self,
        out: Path | str,
        choice: Choice | None = None,
        *,
        format: str | None = None,
        options: Mapping[str, Any] | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> NetworkReport:
        """Write networks to ``out``, each slice of time to a file of its own beside it.

        ``out`` is a file, or a folder to put a file of the usual name in; a name without suffix gets that
        of the format. What is there is replaced, but not by half a file. Where no ``format`` is named, the
        suffix says which; without one it is GraphML.

        Raises:
            UserError: ``format.*``, ``network.*`` or ``export.*``; nothing was written then.
        """
        from annotator.app.networks.exporting import export

        return export(self._project, Path(out), choice, format, options or {}, progress, cancelled)
