"""What bringing work together, or parting it, did or would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from annotator.app.reports import told
from annotator.plugin_api import Issue
from annotator.sync.conflicts import Difference, Namesakes
from annotator.sync.pairing import Unclear
from annotator.sync.tally import Brought


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file brought, or would bring; if ``refused`` says why not, it brought nothing.

    ``names`` are the names of the people whose uids ``brought`` tells. ``differences`` are settled by time,
    ``united`` are entities that became one, ``same_names`` are people who may be one and were left two.
    Of a file of another project, which is imported, come the ``warnings``; ``unclear`` are its documents
    whose text is here more than once.
    """

    path: Path
    brought: Brought = field(default_factory=Brought)
    names: Mapping[str, str] = field(default_factory=dict)
    same_project: bool = True
    differences: tuple[Difference, ...] = ()
    united: tuple[Namesakes, ...] = ()
    same_names: tuple[Namesakes, ...] = ()
    warnings: tuple[Issue, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    refused: Issue | None = None

    @property
    def is_news(self) -> bool:
        """Whether the file has anything that was not here yet."""
        brought = self.brought
        return bool(brought.entries or brought.spans or brought.statements or brought.layers)

    def with_united(self, united: tuple[Namesakes, ...]) -> FileReport:
        """The same, and these entities became one."""
        return replace(self, united=united)

    def to_json(self) -> dict[str, Any]:
        """The JSON object that the command line prints for the file."""
        brought = self.brought
        return {
            "path": str(self.path),
            "refused": None if self.refused is None else told([self.refused])[0],
            "same_project": self.same_project,
            "entries": brought.entries,
            "documents": brought.documents,
            "spans": brought.spans,
            "statements": brought.statements,
            "entities": brought.entities,
            "decisions": brought.decisions,
            "annotators": [self.names.get(uid, uid) for uid in brought.annotators],
            "layers": [
                {
                    "annotator": self.names.get(layer.annotator, layer.annotator),
                    "documents": layer.documents, "spans": layer.spans, "statements": layer.statements,
                    "removed": layer.removed,
                }
                for layer in brought.layers
            ],
            "conflicts": [_difference(difference) for difference in self.differences],
            "united": [_namesakes(namesakes) for namesakes in self.united],
            "same_names": [_namesakes(namesakes) for namesakes in self.same_names],
            "warnings": told(self.warnings),
        }  # fmt: skip


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "kind": found.kind, "uid": found.uid, "name": found.name, "field": found.field, "here": found.here,
        "there": found.there, "stands": "here" if found.here_stands else "there",
    }  # fmt: skip


def _namesakes(found: Namesakes) -> dict[str, Any]:
    return {"kind": found.kind, "name": found.name, "uids": list(found.uids)}


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What each file brought, in the order in which they were named; with ``preview`` nothing was done."""

    files: tuple[FileReport, ...]
    preview: bool = False
    cancelled: bool = False

    @property
    def refused(self) -> tuple[Issue, ...]:
        """Why files brought nothing, one issue a file."""
        return tuple(file.refused for file in self.files if file.refused is not None)

    def to_json(self) -> dict[str, Any]:
        """The JSON object that the command line prints."""
        return {"preview": self.preview, "files": [file.to_json() for file in self.files]}


@dataclass(frozen=True, slots=True)
class SplitReport:
    """What a person takes away: where it lies, how many documents, and how many labels of their own."""

    path: Path
    annotator: str
    documents: int
    spans: int
    statements: int
    cancelled: bool = False

    def to_json(self) -> dict[str, Any]:
        """The JSON object that the command line prints."""
        return {
            "path": str(self.path), "annotator": self.annotator, "documents": self.documents,
            "spans": self.spans, "statements": self.statements,
        }  # fmt: skip
