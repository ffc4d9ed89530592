"""The sample, in which three people have finished eight articles, and a small panel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.agreement.page import Page
from annotator.app.project import Project
from tests.app.agreement.sample_project import sample_project
from tests.app.reviewing.panel import panel as made_panel


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with sample_project(tmp_path_factory.mktemp("sample")) as project:
        yield project


@pytest.fixture
def own_sample(tmp_path: Path) -> Iterator[Project]:
    """For a test that changes it."""
    with sample_project(tmp_path) as project:
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
