"""An empty project, and a folder to import from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project that is sound before and after."""
    with Project.create(tmp_path / "p.annotator") as made:
        yield made
        assert made.check() == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    path = tmp_path / "in"
    path.mkdir()
    return path
