"""Reading marks: what was read and holds nothing, and how far an article was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.app.labelling.layer_marks import Progress
from annotator.app.labelling.reading import progress_of
from annotator.app.labelling.session import LabelSession
from annotator.app.labelling.stopwatch import IDLE_SECONDS, Stopwatch
from annotator.app.project import Project
from annotator.core.commands import MarkRead
from annotator.core.fragments import Fragment
from annotator.errors import UserError
from tests.app.labelling.conftest import Clock
from tests.app.labelling.documents import add_documents

TEXT = "Headline\n\nThe Kremlin said no.\nNothing of note.\nMerz said yes."
At = Callable[..., Fragment]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(made, {"a": TEXT, "b": "\n \n", "c": "Crimea."})
        yield made


def marked(session: LabelSession) -> list[int]:
    """What the session shows, which must be what the project holds."""
    assert session.document is not None
    layer = session.project.layer(session.document.uid)
    held = session.project.records("mark", "layer", layer.uid if layer else "").values()
    shown = sorted(session.marks.marked.values())
    assert shown == sorted(mark["paragraph"] for mark in held)
    assert session.marks.progress == progress_of(session.project, session.document.uid)
    return shown


def test_the_paragraph_at_the_caret_is_marked_and_unmarked(session: LabelSession, at: At) -> None:
    inside = at("of note")[0]
    assert session.reading.toggle(inside)
    assert marked(session) == [2]
    assert session.marks.progress == Progress(1, 4)
    assert session.documents.lines[0].status == "in_progress"
    assert session.reading.toggle(inside)
    assert marked(session) == []
    session.undo()
    assert marked(session) == [2]
    session.undo()
    assert marked(session) == []


def test_a_selection_marks_what_has_no_labels(session: LabelSession, at: At) -> None:
    session.marking.label("actor", at("The Kremlin"))
    assert session.reading.toggle(0, (0, len(session.text)))
    assert marked(session) == [0, 2, 3]
    assert session.marks.progress == Progress(4, 4)
    assert session.reading.toggle(0, (0, len(session.text)))
    assert marked(session) == []


def test_where_there_is_a_label_no_mark_is_needed(session: LabelSession, at: At) -> None:
    session.marking.label("actor", at("The Kremlin"))
    assert not session.reading.toggle(at("said no")[0])
    assert session.notice is not None
    assert session.notice.code == "labelling.paragraph_has_spans"
    with pytest.raises(UserError, match=r"mark\.has_spans"):
        session.project.execute(MarkRead("a", (1,)))
    with pytest.raises(UserError, match=r"mark\.no_paragraph"):
        session.project.execute(MarkRead("a", (4,)))


def test_a_label_takes_the_mark_away_in_the_same_gesture(session: LabelSession, at: At) -> None:
    session.reading.toggle(0, (0, len(session.text)))
    session.marking.label("actor", at("Merz"))
    assert marked(session) == [0, 1, 2]
    session.undo()
    assert marked(session) == [0, 1, 2, 3]
    session.redo()
    assert marked(session) == [0, 1, 2]


def test_so_does_a_boundary_that_moves_in(session: LabelSession, at: At) -> None:
    span = session.marking.label("proposal", at("said no"))
    assert span is not None
    session.reading.toggle(at("of note")[0])
    session.marking.move(span, [(at("said no")[0], at("Nothing")[1])])
    assert marked(session) == []
    assert session.marks.progress == Progress(2, 4)
    session.marking.remove_focused()
    assert session.marks.progress == Progress(0, 4)


def test_an_article_without_text_has_nothing_to_mark(session: LabelSession) -> None:
    session.open("b")
    assert not session.reading.toggle(0)
    assert session.marks.progress == progress_of(session.project, "b") == Progress(0, 0)


def test_marks_wait_in_their_article_and_leave_with_it(session: LabelSession, tmp_path: Path) -> None:
    session.reading.toggle(0)
    session.open("c")
    assert marked(session) == []
    session.open("a")
    assert marked(session) == [0]
    session.project.export(tmp_path / "out.jsonl", format="native")
    assert '"marks":[0]' in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert session.project.check() == []


def test_nothing_counts_while_the_clock_is_paused(session: LabelSession, clock: Clock) -> None:
    clock.now = 10
    session.stopwatch.pause()
    clock.now = 20
    session.stopwatch.touch()
    clock.now = 30
    assert session.stopwatch.paused
    assert session.seconds == 10
    session.stopwatch.resume()
    clock.now = 34
    assert session.seconds == 14


def test_how_long_one_may_think_is_a_choice(clock: Clock) -> None:
    patient, usual = Stopwatch(clock, idle=300), Stopwatch(clock)
    for watch in (patient, usual):
        watch.touch()
    clock.now = 1000
    assert (patient.seconds, usual.seconds) == (300, IDLE_SECONDS)
