"""Spans: labelling, pieces, focus, boundaries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.app.labelling.events import Changed, Focus
from annotator.app.labelling.session import LabelSession
from annotator.core.fragments import Fragment

At = Callable[..., Fragment]


def label(session: LabelSession, name: str, *pieces: Fragment) -> str:
    for piece in pieces[:-1]:
        session.marking.keep_fragment(piece)
    uid = session.marking.label(name, pieces[-1])
    assert uid is not None
    return uid


def test_labelling_makes_a_span_focuses_it_and_drops_it_into_its_slot(session: LabelSession, at: At) -> None:
    uid = label(session, "actor", at("Zelenskyy"))
    assert session.cache.spans[uid].quote == "Zelenskyy"
    assert session.focus == Focus("span", uid)
    assert session.composer is not None
    assert session.composer.slot("actor").spans == (uid,)
    assert session.project.spans("a") == [session.cache.spans[uid]]


def test_pieces_kept_and_the_selection_become_one_span(session: LabelSession, at: At) -> None:
    uid = label(session, "proposal", at("We need guarantees"), at("before any truce"))
    span = session.cache.spans[uid]
    assert span.fragments == (at("We need guarantees"), at("before any truce"))
    assert span.quote == "We need guarantees,” he said, “before any truce"
    assert session.pending == ()


def test_touching_pieces_are_merged(session: LabelSession, at: At) -> None:
    start, end = at("binding security guarantees")
    uid = label(session, "proposal", (start, start + 8), (start + 8, end))
    assert session.cache.spans[uid].fragments == ((start, end),)


def test_pieces_alone_can_be_labelled(session: LabelSession, at: At) -> None:
    session.marking.keep_fragment(at("We need"))
    assert session.marking.label("proposal") is not None


def test_without_selection_or_focus_nothing_happens_and_it_is_said(session: LabelSession) -> None:
    assert session.marking.label("actor") is None
    assert session.notice is not None
    assert session.notice.code == "labelling.nothing_selected"
    assert session.saved.ok


def test_the_same_words_with_the_same_label_stay_one_span(session: LabelSession, at: At) -> None:
    first = label(session, "actor", at("Zelenskyy"))
    assert label(session, "actor", at("Zelenskyy")) == first
    assert len(session.cache.spans) == 1


def test_a_focused_span_goes_into_the_composer_with_its_own_key(session: LabelSession, at: At) -> None:
    uid = label(session, "proposal", at("security guarantees"))
    session.stating.clear()
    assert session.marking.label("proposal") == uid
    assert session.composer is not None
    assert session.composer.slot("proposal").spans == (uid,)
    assert len(session.cache.spans) == 1


def test_a_focused_span_becomes_another_label_with_its_key(session: LabelSession, at: At) -> None:
    uid = label(session, "actor", at("security guarantees"))
    session.tying.tie_new(uid, "Somebody", "person")
    session.marking.label("proposal")
    span = session.cache.spans[uid]
    assert (span.label, span.entity) == ("proposal", None)
    assert session.composer is not None
    assert session.composer.slot("actor").spans == ()
    assert session.composer.slot("proposal").spans == (uid,)
    session.undo()
    assert session.cache.spans[uid].label == "actor"
    assert session.entity(session.cache.spans[uid].entity) is not None


def test_tab_goes_through_the_spans_in_the_order_of_the_text(session: LabelSession, at: At) -> None:
    third = label(session, "proposal", at("NATO membership for Ukraine"))
    first = label(session, "actor", at("Zelenskyy"))
    second = label(session, "actor", at("The Kremlin"))
    session.set_focus(None)
    assert session.marking.focus_next(at("arrived")[0]) == second
    assert session.marking.focus_next(0) == third
    assert session.marking.focus_next(0) is None
    assert session.marking.focus_next(0, -1) == second
    session.set_focus(None)
    assert session.marking.focus_next(at("arrived")[0], -1) == first


@pytest.mark.parametrize(
    ("edge", "direction", "words"),
    [
        ("start", -1, "binding security guarantees"),
        ("end", 1, "security guarantees, and"),
        ("start", 1, "guarantees"),
        ("end", -1, "security"),
    ],
)
def test_boundaries_move_by_words(
    session: LabelSession, at: At, edge: str, direction: int, words: str
) -> None:
    uid = label(session, "proposal", at("security guarantees"))
    assert session.marking.move_boundary(edge, direction)  # type: ignore[arg-type]
    assert session.cache.spans[uid].quote == words


def test_boundaries_move_exactly(session: LabelSession, at: At) -> None:
    uid = label(session, "proposal", at("security guarantees"))
    session.marking.move_boundary("end", -1, exact=True)
    session.marking.move_boundary("start", 1, exact=True)
    assert session.cache.spans[uid].quote == "ecurity guarantee"


def test_a_span_never_gets_empty(session: LabelSession, at: At) -> None:
    uid = label(session, "actor", at("Zelenskyy"))
    assert not session.marking.move_boundary("start", 1)
    assert not session.marking.move_boundary("end", -1)
    assert session.cache.spans[uid].quote == "Zelenskyy"


def test_only_the_outer_pieces_move(session: LabelSession, at: At) -> None:
    uid = label(session, "proposal", at("need guarantees"), at("before any"))
    session.marking.move_boundary("start", -1)
    session.marking.move_boundary("end", 1)
    assert session.cache.spans[uid].fragments == (at("We need guarantees"), at("before any truce"))


def test_removing_a_span_takes_it_out_of_composer_and_focus(session: LabelSession, at: At) -> None:
    label(session, "actor", at("Zelenskyy"))
    assert session.marking.remove_focused()
    assert session.cache.spans == {}
    assert session.focus is None
    assert session.composer is not None
    assert session.composer.blank


def test_listeners_hear_only_of_what_changed(session: LabelSession, at: At) -> None:
    label(session, "actor", at("Zelenskyy"))
    heard: list[Changed] = []
    session.listen(heard.append)
    uid = label(session, "stance", at("has pressed for months"))
    spans = [change for change in heard if change.topic == "spans"]
    assert spans == [Changed("spans", (uid,))]
    assert "documents" not in {change.topic for change in heard}


def test_notes_are_written_once(session: LabelSession, at: At) -> None:
    uid = label(session, "actor", at("Zelenskyy"))
    assert session.marking.write_note(uid, "sure?")
    assert not session.marking.write_note(uid, "sure?")
    assert session.cache.spans[uid].note == "sure?"
