"""The data of a dataset, a file or a folder each split, read back before anybody sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.app.datasets import layers
from annotator.app.datasets.counts import Counts
from annotator.app.datasets.dividing import divide
from annotator.app.datasets.plan import GOLD, SOFT, Plan
from annotator.app.datasets.survey import Found, Material, View, texts
from annotator.app.exporting.check import SelfCheck
from annotator.app.exporting.gold import unsettled
from annotator.app.exporting.losses import losses
from annotator.app.exporting.moment import Moment
from annotator.app.exporting.target import WriterTarget
from annotator.app.exporting.writing import CalledOff
from annotator.app.jobs import Cancelled, Progress
from annotator.app.plugins import check_options, formats
from annotator.errors import UserError
from annotator.plugin_api import Format, Issue, OutgoingDocument, Report

if TYPE_CHECKING:
    from annotator.app.project import Project

SPLIT = "split"
"""A format of folders with an option of this name writes one split after the other into the same folder, its
files named by them; the head of the ``README.md`` that it leaves there is kept in the dataset's card."""

_TOLD_BY_THE_CARD = frozenset({"export.lost_annotator"})
"""What a format need not hold where every document has one layer: whose it is stands in the card."""


@dataclass(frozen=True, slots=True)
class Split:
    """One split: its documents in import order, and what is in them."""

    name: str
    documents: tuple[Found, ...]
    counts: Counts


class Making:
    """One dataset in the making, from one moment of the project."""

    def __init__(
        self, project: Project, plan: Plan, progress: Progress | None, cancelled: Cancelled | None
    ) -> None:
        """Raises :class:`UserError` where the plan does not fit the project or the format."""
        self.format: Format = formats().writer(plan.format)
        check_options([self.format], plan.options)
        self._project = project
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0
        self.plan = plan
        self.material = Material(Moment(project), plan, self.format)
        self.report = Report()
        self.splits: list[Split] = []
        self.near_duplicates = 0
        """How many documents resemble another one so much that they had to go to its split."""
        self._keys: list[str] = []

    def divide(self) -> None:
        """Look at all documents and decide which split each goes to.

        Raises:
            UserError: ``dataset.no_documents``; ``export.blind`` where whoever works here may see none.
            CalledOff: When asked to stop.
        """
        found = []
        for each in self.material.survey():
            self._go_on()
            found.append(each)
        self.report.lost.extend(self.material.left_out.lost)
        if not found and self.material.content.hidden:
            raise UserError("export.blind", count=self.material.content.hidden)
        if not found:
            raise UserError("dataset.no_documents")
        if self.plan.layer == GOLD:
            for each in found:
                self._go_on()
                self.report.lost.extend(unsettled(self._project, each.uid, each.title, has_gold=True))
        parts, self.near_duplicates = divide(found, self._texts(found), self.plan)
        self._keys = sorted({key for each in found for key in each.keys})
        self.splits = [
            Split(name, tuple(documents), Counts.sum(each.counts for each in documents))
            for name, documents in parts.items()
        ]
        for split in self.splits:
            if not split.documents:
                self.report.lose(split.name, "dataset.empty_split", name=split.name)

    def write(self, folder: Path) -> None:
        """Write every split that has a document into ``folder``.

        Raises:
            CalledOff: When asked to stop.
            AssertionError: When what was written is not what is there.
        """
        if self.has_one_folder:
            check, counts = SelfCheck(self.format), (0, 0, 0)
            for split in self.splits:
                if split.documents:
                    written = self._write(split, folder, check)
                    counts = (counts[0] + written[0], counts[1] + written[1], counts[2] + written[2])
            check.read_back(folder, folder.name, counts)
            return
        for split in self.splits:
            if split.documents:
                part, check = self.path_of(folder, split.name), SelfCheck(self.format)
                if self.format.folder:
                    part.mkdir()
                check.read_back(part, part.name, self._write(split, part, check))

    @property
    def has_one_folder(self) -> bool:
        """Whether all splits are in one folder that the format itself arranges."""
        return self.format.folder and any(option.name == SPLIT for option in self.format.options)

    def path_of(self, folder: Path, split: str) -> Path:
        """The file or folder of a split."""
        return folder / (split if self.format.folder else f"{split}{self.format.suffixes[0]}")

    @property
    def total(self) -> Counts:
        """What is in all splits together."""
        return Counts.sum(split.counts for split in self.splits)

    def lost_by_code(self) -> Mapping[str, Sequence[Issue]]:
        """All that is not in the dataset, or not as it is in the project, by code."""
        found: dict[str, list[Issue]] = {}
        for issue in self.report.lost:
            found.setdefault(issue.code, []).append(issue)
        return dict(sorted(found.items()))

    def _write(self, split: Split, part: Path, check: SelfCheck) -> tuple[int, int, int]:
        """Write one split; answers how many documents, spans and statements went into its file."""
        options = dict(self.plan.options)
        if self.plan.layer == SOFT and any(option.name == SOFT for option in self.format.options):
            options[SOFT] = True
        if self.has_one_folder:
            options[SPLIT] = split.name
        view = View(
            self.material,
            [each.uid for each in split.documents],
            self._keys,
            lambda outgoing: self._goes_out(outgoing, check),
        )
        target = WriterTarget(part.name, part, options, self.report)
        assert self.format.write is not None, "only formats that can be written are found"
        with target:
            self.format.write(view, target)
        return target.counts

    def _texts(self, found: Sequence[Found]) -> Iterator[str]:
        for text in texts(self.material, found):
            self._go_on()
            yield text

    def _goes_out(self, outgoing: OutgoingDocument, check: SelfCheck) -> None:
        self._go_on()
        check.expect(outgoing)
        one = layers.is_one(self.plan.layer, self.material.people)
        self.report.lost.extend(
            issue for issue in losses(self.format, outgoing) if not (one and issue.code in _TOLD_BY_THE_CARD)
        )
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, sum(len(split.documents) for split in self.splits))

    def _go_on(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise CalledOff
