"""A labelling session on a real project, with a clock that the test sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.app.labelling.session import LabelSession
from annotator.app.labelling.stopwatch import Stopwatch
from annotator.app.project import Project
from annotator.core.fragments import Fragment
from tests.app.labelling.documents import add_documents

TEXT = (
    "Zelenskyy arrived with one demand. He has pressed for months for binding security guarantees, and said "
    "that any truce without them would only give Moscow time to rearm.\n"
    "The Kremlin has ruled out NATO membership for Ukraine. Merz and Macron want security guarantees. "
    "“We need guarantees,” he said, “before any truce.” Zelensky’s aides agreed."
)


class Clock:
    """A monotonic clock that a test sets forward."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        texts = {"a": TEXT, "b": "Baltic ministers answer Washington.", "c": "Crimea."}
        add_documents(made, texts)
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(project: Project, clock: Clock) -> Iterator[LabelSession]:
    made = LabelSession(project, stopwatch=Stopwatch(clock))
    made.open(project.documents()[0].uid)
    yield made
    made.close()


@pytest.fixture
def at(session: LabelSession) -> Callable[..., Fragment]:
    """Where some words stand in the open text, the n-th time (counted from 0) they occur."""

    def find(words: str, occurrence: int = 0) -> Fragment:
        start = -1
        for _ in range(occurrence + 1):
            start = session.text.index(words, start + 1)
        return start, start + len(words)

    return find
