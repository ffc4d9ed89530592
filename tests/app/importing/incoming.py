"""What importing tests write into files, and what they read in reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from annotator import Project
from annotator.app.importing import ImportReport

HEADER = {"format": "annotator/1"}
SAID = "“No,” Ada said. Kyiv wants guarantees."


def jsonl(folder: Path, *values: Any, name: str = "in.jsonl") -> Path:
    """A file with a line for each value."""
    path = folder / name
    path.write_text(
        "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8"
    )
    return path


def article(**more: Any) -> dict[str, Any]:
    """A document."""
    return {"uid": "d1", "title": "T", "text": SAID, **more}


def by(annotator: str | None, *spans: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A layer."""
    return {"annotator": annotator, "spans": list(spans), **more}


def span(uid: str | None = "s1", start: int = 6, end: int = 9, **more: Any) -> dict[str, Any]:
    """A span, by default on “Ada”."""
    return {"uid": uid, "label": "actor", "start": start, "end": end, **more}


def skipped(report: ImportReport) -> list[tuple[str, str]]:
    """Where and why something was left out."""
    return [(issue.where, issue.code) for issue in report.skipped]


def warned(report: ImportReport) -> list[str]:
    """The codes of the warnings."""
    return [issue.code for issue in report.warnings]


def titles(project: Project) -> list[str]:
    """The titles in the document list."""
    return [document.title for document in project.documents()]
