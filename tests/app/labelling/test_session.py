"""Documents, status, undo, time, and staying true to the project."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.labelling.events import Changed
from annotator.app.labelling.layer_cache import LayerCache
from annotator.app.labelling.session import LabelSession
from annotator.app.labelling.stopwatch import IDLE_SECONDS, Stopwatch
from annotator.core.commands import AddAnnotator, RemoveDocument, RestoreDocument, SetDocumentState
from annotator.core.fragments import Fragment
from tests.app.labelling.conftest import Clock

At = Callable[..., Fragment]


def assert_true_to_project(session: LabelSession) -> None:
    """What the session follows is what the project would answer."""
    assert session.document is not None
    fresh = LayerCache(
        session.cache.layer,
        session.project.spans(session.document.uid),
        session.project.statements(session.document.uid),
    )
    assert session.cache.spans == fresh.spans
    assert session.cache.statements == fresh.statements
    assert session.cache.span_uids() == fresh.span_uids()
    assert session.cache.statement_uids() == fresh.statement_uids()
    assert session.documents.lines == session.project.documents()
    known = {entity.uid: entity for entity in session.project.entities()}
    assert {uid: session.entity(uid) for uid in known} == known


def test_labelling_sets_the_article_in_progress_and_counts(session: LabelSession, at: At) -> None:
    line = session.documents.get("a")
    assert line is not None
    assert line.status == "not_started"
    session.marking.label("proposal", at("any truce"))
    session.stating.toggle_doubt()
    session.stating.save()
    line = session.documents.get("a")
    assert line is not None
    assert (line.status, line.spans, line.statements, line.in_doubt) == ("in_progress", 1, 1, 1)
    assert_true_to_project(session)


def test_done_goes_to_the_next_unfinished_article_round_the_end(session: LabelSession) -> None:
    session.open("c")
    assert session.articles.done_and_next()
    assert session.document is not None
    assert session.document.uid == "a"
    session.articles.skip_and_next()
    assert session.document.uid == "b"
    session.articles.done_and_next()
    assert session.notice is not None
    assert session.notice.code == "labelling.all_finished"
    assert [line.status for line in session.documents.lines] == ["skipped", "done", "done"]
    assert session.documents.done == 2
    session.articles.reopen()
    assert session.documents.lines[1].status == "in_progress"


def test_done_waits_for_a_statement_that_is_not_saved(session: LabelSession, at: At) -> None:
    session.marking.label("proposal", at("any truce"))
    assert not session.articles.done_and_next()
    assert session.notice is not None
    assert session.notice.code == "labelling.draft_left"
    session.stating.save()
    assert session.articles.done_and_next()


def test_a_draft_waits_in_its_article(session: LabelSession, at: At) -> None:
    span = session.marking.label("proposal", at("any truce"))
    session.articles.step(1)
    assert session.composer is not None
    assert session.composer.blank
    session.articles.step(-1)
    assert session.composer.slot("proposal").spans == (span,)


def test_going_on_stays_within_what_the_filter_shows(session: LabelSession) -> None:
    session.articles.shown = ["a", "c"]
    session.articles.step(1)
    assert session.document is not None
    assert session.document.uid == "c"
    assert not session.articles.step(1)


def test_undo_shows_where_it_happened(session: LabelSession, at: At) -> None:
    session.marking.label("proposal", at("any truce"))
    session.stating.save()
    session.open("b")
    session.undo()
    assert session.document is not None
    assert session.document.uid == "a"
    assert_true_to_project(session)
    session.undo()
    session.redo()
    session.redo()
    assert_true_to_project(session)
    assert len(session.cache.statements) == 1


def test_with_nothing_to_undo_it_is_said(session: LabelSession) -> None:
    while session.undo():
        pass
    assert session.notice is not None
    assert session.notice.code == "labelling.nothing_to_undo"
    assert session.saved.ok


def test_saved_tells_the_truth(session: LabelSession, at: At) -> None:
    session.project.execute(SetDocumentState("a", "closed"))
    heard: list[Changed] = []
    session.listen(heard.append)
    assert session.marking.label("proposal", at("any truce")) is None
    assert not session.saved.ok
    assert session.saved.error is not None
    assert session.saved.error.code == "document.not_open"
    assert Changed("saved") in heard
    assert session.articles.reopen()
    assert session.saved.ok
    assert session.marking.label("proposal", at("any truce")) is not None


def test_details_are_edited_and_the_list_follows(session: LabelSession) -> None:
    assert session.articles.edit("New title", {"date": "2025-09-01", "desk": "Foreign"})
    assert not session.articles.edit("New title", {"date": "2025-09-01", "desk": "Foreign"})
    assert session.document is not None
    assert session.document.title == "New title"
    assert session.documents.lines == session.project.documents()


def test_removing_opens_the_neighbour_and_restoring_brings_it_back(session: LabelSession) -> None:
    session.articles.remove()
    assert session.document is not None
    assert session.document.uid == "b"
    assert [line.uid for line in session.documents.lines] == ["b", "c"]
    session.articles.show_removed(True)
    assert [line.removed for line in session.documents.lines] == [True, False, False]
    session.articles.restore("a")
    assert not any(line.removed for line in session.documents.lines)


def test_others_work_is_followed(session: LabelSession) -> None:
    session.project.execute(RemoveDocument("c"))
    assert [line.uid for line in session.documents.lines] == ["a", "b"]
    session.project.execute(RestoreDocument("c"))
    assert len(session.documents) == 3


def test_another_annotator_sees_their_own_layer_only(session: LabelSession, at: At) -> None:
    session.marking.label("proposal", at("any truce"))
    made = session.project.execute(AddAnnotator("Bea")).created
    session.project.become(made[0])
    session.reload()
    assert session.cache.spans == {}
    assert session.documents.lines[0].status == "not_started"
    session.marking.label("actor", at("Merz"))
    assert_true_to_project(session)


def test_active_time_is_counted_without_the_pauses(session: LabelSession, clock: Clock) -> None:
    clock.now += 10
    session.stopwatch.touch()
    assert session.seconds == 10
    clock.now += 10 * IDLE_SECONDS
    session.flush_time()
    assert session.project.seconds("a") == 10 + int(IDLE_SECONDS)
    session.open("b")
    assert session.seconds == 0
    session.open("a")
    assert session.seconds == 10 + int(IDLE_SECONDS)
    while session.undo():
        pass
    assert session.project.seconds("a") == 10 + int(IDLE_SECONDS)


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 200)), max_size=30))
def test_no_second_is_lost_or_counted_twice(steps: list[tuple[bool, float]]) -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    taken, active = 0, 0.0
    for taking, seconds in steps:
        watch.touch()
        clock.now += seconds
        active += min(seconds, IDLE_SECONDS)
        if taking:
            taken += watch.take()
            taken += watch.take()
    assert taken + watch.seconds == pytest.approx(active, abs=1e-6)
