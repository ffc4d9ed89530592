"""One writer at work on a project as it stands: what it is given, what it loses, and whether it is right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.exporting.check import SelfCheck
from annotator.app.exporting.content import Content, Wanted
from annotator.app.exporting.gold import unsettled
from annotator.app.exporting.losses import losses
from annotator.app.exporting.moment import Moment
from annotator.app.exporting.target import WriterTarget
from annotator.app.jobs import Cancelled, Progress
from annotator.plugin_api import Format, OutgoingDocument, Report

if TYPE_CHECKING:
    from annotator.app.project import Project


class CalledOff(Exception):
    """The user does not want the export any more."""


class Writing:
    """Takes the project's moment when it is made; :attr:`report` lists what the format could not hold."""

    def __init__(
        self,
        project: Project,
        chosen: Format,
        layers: str,
        options: Mapping[str, Any],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> None:
        """``layers`` as :func:`annotator.app.exporting.export` takes it.

        Raises:
            UserError: ``export.no_such_layer``.
        """
        self.report = Report()
        self._project = project
        self._format = chosen
        self._options = options
        self._progress = progress
        self._cancelled = cancelled
        self._moment = Moment(project)
        self._wanted = Wanted.named(layers, self._moment.annotators)
        self._check = SelfCheck(chosen)
        self._gone: set[str] = set()

    def to(self, part: Path, name: str) -> tuple[int, int, int]:
        """Write to ``part``, which reports call ``name``, and read it back.

        Returns:
            How many documents, spans and statements were written.

        Raises:
            CalledOff: When asked to stop.
            AssertionError: When what was written is not what is there.
        """
        assert self._format.write is not None, "only formats that can be written are found"
        target = WriterTarget(name, part, self._options, self.report)
        content = Content(self._moment, self._wanted, self._goes_out)
        with target:
            self._format.write(content, target)
        if content.hidden:
            self.report.lose(name, "export.blind", count=content.hidden)
        self._check.read_back(part, name, target.counts)
        for entity in self._check.lacks(content.entities()):
            self.report.lose(
                entity.uid, "export.lost_uncited", uid=entity.uid, name=entity.name, format=self._format.name
            )
        return target.counts

    def _goes_out(self, document: OutgoingDocument) -> None:
        if self._cancelled is not None and self._cancelled():
            raise CalledOff
        if document.document.uid in self._gone:
            return  # the writer looks at all documents once more; they are told once
        self._gone.add(document.document.uid)
        self._check.expect(document)
        self.report.lost.extend(losses(self._format, document))
        if self._wanted.gold:
            uid, title = document.document.uid, document.document.title
            has_gold = not self._wanted.is_everything
            self.report.lost.extend(unsettled(self._project, uid, title, has_gold=has_gold))
        if self._progress is not None:
            self._progress(len(self._gone), len(self._moment.documents))
