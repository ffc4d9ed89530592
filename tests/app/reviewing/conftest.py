"""A reviewer at a project that three annotators have labelled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.app.reviewing.queue import Surveys, survey_all
from annotator.app.reviewing.session import ReviewSession
from tests.app.reviewing.panel import panel


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with panel(tmp_path, people=3) as made:
        yield made


@pytest.fixture
def session(project: Project) -> Iterator[ReviewSession]:
    """The session, its queue surveyed, with the first article open."""
    made = ReviewSession(project)
    survey(made)
    made.open("article0")
    yield made
    made.close()


def survey(session: ReviewSession) -> None:
    """Survey everything that is to be surveyed, here and now."""
    wanted = sorted(session.queue.stale) if session.queue.complete else None
    session.queue.complete = True

    def take(found: Surveys) -> None:
        for document, known in found.items():
            session.queue.put(document, known)

    survey_all(session.project, lambda: False, take, wanted)
