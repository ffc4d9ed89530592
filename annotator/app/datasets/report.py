"""What a dataset is, or would be, in figures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.app.datasets.counts import Counts
from annotator.app.reports import told
from annotator.plugin_api import Issue

if TYPE_CHECKING:
    from annotator.app.datasets.writing import Making
    from annotator.app.exporting.draft import Draft


@dataclass(frozen=True, slots=True)
class DatasetPreview:
    """What a dataset would be: counts by split, the beginning of its first file, and what is lost.

    ``near_duplicates`` are documents kept in the split of one that they resemble.
    """

    splits: tuple[tuple[str, Counts], ...]
    near_duplicates: int
    beginning: str
    lost: tuple[Issue, ...]

    def as_draft(self) -> Draft:
        """The whole of it as the draft of an export."""
        from annotator.app.exporting.draft import Draft

        total = Counts.sum(counts for _, counts in self.splits)
        return Draft(self.beginning, (), total.documents, total.spans, total.statements, self.lost)

    def to_json(self) -> dict[str, Any]:
        """The JSON object that the command line prints."""
        return {
            "splits": {name: counts.to_json() for name, counts in self.splits},
            "near_duplicates": self.near_duplicates,
            "beginning": self.beginning,
            "lost": told(self.lost),
        }


@dataclass(frozen=True, slots=True)
class DatasetReport:
    """What a dataset is: counts by split, what is not in it, and its files; ``cancelled`` if it is none."""

    splits: tuple[tuple[str, Counts], ...] = ()
    near_duplicates: int = 0
    lost: tuple[Issue, ...] = ()
    files: tuple[Path, ...] = ()
    cancelled: bool = False

    def to_json(self) -> dict[str, Any]:
        """The JSON object that the command line prints."""
        return {
            "splits": {name: counts.to_json() for name, counts in self.splits},
            "near_duplicates": self.near_duplicates,
            "lost": told(self.lost),
            "files": [str(file) for file in self.files],
        }


def preview_of(making: Making, folder: Path) -> DatasetPreview:
    """The preview of what ``making`` wrote into ``folder``."""
    from annotator.app.exporting.draft import beginning

    first = next(split for split in making.splits if split.documents)
    part = making.path_of(folder, first.name)
    shown = folder if making.has_one_folder else part
    files = sorted(path for path in shown.rglob("*") if path.is_file()) if shown.is_dir() else [shown]
    return DatasetPreview(
        splits=tuple((split.name, split.counts) for split in making.splits),
        near_duplicates=making.near_duplicates,
        beginning=beginning(making.format, shown, files),
        lost=tuple(making.report.lost),
    )
