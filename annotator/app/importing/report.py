"""What an import did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from annotator.app.reports import told
from annotator.plugin_api import Issue


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many items are new in the project, what was left out, and what to look at.

    ``gesture`` is the uid of the import, None if nothing came of it; ``cancelled`` says that it was called
    off and that nothing of it stayed.
    """

    documents: int = 0
    spans: int = 0
    statements: int = 0
    skipped: tuple[Issue, ...] = ()
    warnings: tuple[Issue, ...] = ()
    gesture: str | None = None
    cancelled: bool = False

    def to_json(self) -> dict[str, Any]:
        """The JSON object that the command line prints."""
        return {
            "documents": self.documents,
            "spans": self.spans,
            "statements": self.statements,
            "skipped": told(self.skipped),
            "warnings": told(self.warnings),
        }
