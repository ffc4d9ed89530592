"""The data of a dataset, a file or a folder each split, read back before anybody sees it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
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
"""A format with an option of this name writes all splits into one folder and names its files by them."""

_TOLD_BY_THE_CARD = frozenset({"export.lost_annotator"})
"""What a format need not hold where every document has one layer: whose it is stands in the card."""


@dataclass(frozen=True, slots=True)
class Split:
    """One split: its documents in import order, and what the format counted in its file."""

    name: str
    documents: tuple[Found, ...]
    counts: Counts
    written: tuple[int, int, int] = (0, 0, 0)
    """Documents, spans and statements that are in the file."""


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
        parts, self.near_duplicates = divide(found, texts(self.material, found), self.plan)
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
        self.splits = [self._split(folder, split) if split.documents else split for split in self.splits]

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

    def _split(self, folder: Path, split: Split) -> Split:
        known = {option.name for option in self.format.options}
        options = dict(self.plan.options)
        if self.plan.layer == SOFT and SOFT in known:
            options[SOFT] = True
        is_shared = self.format.folder and SPLIT in known
        if is_shared:
            options[SPLIT] = split.name
        part = folder / ".split" if is_shared else self.path_of(folder, split.name)
        if self.format.folder:
            part.mkdir()
        check = SelfCheck(self.format)
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
        check.read_back(part, part.name, target.counts)
        if is_shared:
            _moved_up(part, folder)
        return Split(split.name, split.documents, split.counts, target.counts)

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


def _moved_up(part: Path, folder: Path) -> None:
    """Move the files of a split to those of the others; what another one has brought already stays."""
    for file in sorted(path for path in part.rglob("*") if path.is_file()):
        place = folder / file.relative_to(part)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            file.rename(place)
    shutil.rmtree(part)
