"""How a project's file is called."""

from __future__ import annotations

from pathlib import Path

PROJECT_SUFFIX = ".annotator"


def as_project(path: Path) -> Path:
    """``path`` with the suffix of a project, which nobody has to type."""
    if not path.name or path.suffix == PROJECT_SUFFIX:  # a root or "." has no name to add to
        return path
    return path.with_name(path.name + PROJECT_SUFFIX)
