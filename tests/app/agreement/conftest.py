"""The sample, in which three people have finished eight articles, and a small panel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.agreement.page import Page
from annotator.app.project import Project
from tests.app.reviewing.panel import panel as made_panel
from tests.seeds.sample import SAMPLE


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "sample.annotator") as project:
        project.import_files([SAMPLE])
    with Project.open(tmp_path / "sample.annotator") as project:
        yield project


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Project]:
    """Three people and three articles; Rae, a reviewer, works here."""
    with made_panel(tmp_path, 3, 3) as project:
        yield project


def page_of(project: Project, **asked: object) -> Page:
    page = project.agreement.page(resamples=200, **asked)  # type: ignore[arg-type]
    assert page is not None
    return page
