"""Datasets: what a project holds, divided, described and accounted for, in any format that can be written.

:class:`Datasets` is the door, reached as ``project.datasets``. Behind it: ``plan`` says what is wanted,
``survey`` looks at the documents with ``layers`` and ``mapping``, ``dividing`` deals them out, ``writing``
writes the data, ``card``, ``croissant`` and ``manifest`` tell about it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.app.datasets.plan import Filters, Plan, mapping_of, splits_of
from annotator.app.jobs import Cancelled, Progress

if TYPE_CHECKING:
    from annotator.app.datasets.report import DatasetPreview, DatasetReport
    from annotator.app.project import Project


class Datasets:
    """Makes datasets of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def preview(
        self, plan: Plan, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> DatasetPreview | None:
        """What :meth:`write` would write: counts of each split, first records, losses; None if called off.

        Everything is written to a place that is gone afterwards, so that nothing here is a guess.

        Raises:
            UserError: As :meth:`write`, but for what concerns the place.
        """
        from annotator.app.datasets.report import preview_of
        from annotator.app.datasets.writing import Making
        from annotator.app.exporting.writing import CalledOff

        making = Making(self._project, plan, progress, cancelled)
        try:
            making.divide()
            with tempfile.TemporaryDirectory(prefix="annotator-dataset-") as folder:
                making.write(Path(folder))
                return preview_of(making, Path(folder))
        except CalledOff:
            return None

    def write(
        self,
        out: Path | str,
        plan: Plan,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> DatasetReport:
        """Write a dataset into the folder ``out``: a new one, an empty one, or one of an earlier export.

        The same project with the same plan gives the same bytes.

        Raises:
            UserError: ``dataset.*``, ``format.*`` or ``export.*``; whatever was at ``out`` is as it was.
        """
        from annotator.app.datasets.placing import write

        return write(self._project, Path(out), plan, progress, cancelled)


__all__ = ["Datasets", "Filters", "Plan", "mapping_of", "splits_of"]
