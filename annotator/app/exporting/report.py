"""What an export did."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.app.reports import told
from annotator.plugin_api import Issue


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many items went into which files, and what their format could not hold.

    ``cancelled`` says that the export was called off; files that were there before are as they were.
    """

    documents: int = 0
    spans: int = 0
    statements: int = 0
    lost: tuple[Issue, ...] = ()
    files: tuple[Path, ...] = ()
    cancelled: bool = False

    def to_json(self) -> dict[str, Any]:
        """The JSON object that the command line prints."""
        return {
            "documents": self.documents,
            "spans": self.spans,
            "statements": self.statements,
            "lost": told(self.lost),
            "files": [str(file) for file in self.files],
        }
