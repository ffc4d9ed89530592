"""A reviewer's session: one gesture a decision, the next row by itself, everything can be taken back."""

from __future__ import annotations

from annotator.app.project import Project
from annotator.app.reviewing.board import Row
from annotator.app.reviewing.session import ReviewSession
from annotator.core.commands import AddAnnotator, Relabel
from annotator.core.commands.people import SetRole
from annotator.core.records import Span, Statement
from tests.app.reviewing.conftest import survey


def open_row(session: ReviewSession) -> Row:
    row = session.row
    assert row is not None
    return row


def types(session: ReviewSession) -> list[str]:
    return [row.finding.type for row in session.shown]


def choose(session: ReviewSession, kind: str) -> Row:
    row = next(row for row in session.shown if row.finding.type == kind)
    session.choose(row.key)
    return open_row(session)


def test_the_most_consequential_is_open_first(session: ReviewSession) -> None:
    assert types(session)[0] == "stance" == open_row(session).finding.type
    assert set(types(session)) == {"stance", "boundary", "entity", "label", "missing"}


def test_a_decision_is_one_gesture_and_opens_the_next_row(session: ReviewSession) -> None:
    first = open_row(session)
    assert session.verdicts.take_shown(0)
    assert open_row(session).key != first.key
    assert session.board is not None
    decided = session.board.row(first.key)
    assert decided is not None
    assert decided.state == "decided"
    session.history.undo()
    assert open_row(session).key == first.key
    assert open_row(session).state == "open"
    session.history.redo()
    assert open_row(session).state == "decided"


def test_what_stands_first_is_what_the_first_key_takes(session: ReviewSession) -> None:
    session.show_faces(mixed=True)
    row = open_row(session)
    shown = row.sides[session.faces.order(row)[0]].items[0]
    assert isinstance(shown, Statement)
    key = row.key
    assert session.verdicts.take_shown(0)
    assert session.board is not None
    decided = session.board.row(key)
    assert decided is not None
    assert [item.stance.value for item in decided.gold if isinstance(item, Statement)] == [shown.stance.value]


def test_both_neither_and_a_place_that_is_empty(session: ReviewSession) -> None:
    boundary = choose(session, "boundary")
    assert session.verdicts.both()
    assert session.board is not None
    union = session.board.row(boundary.key)
    assert union is not None
    spans = [item for side in boundary.sides for item in side.items if isinstance(item, Span)]
    (gold,) = union.gold
    assert isinstance(gold, Span)
    assert gold.fragments == ((min(s.start for s in spans), max(s.end for s in spans)),)
    entity = choose(session, "entity")
    assert not session.verdicts.take_shown(8)
    assert session.notice is not None
    assert session.notice.code == "review.no_such_place"
    assert session.verdicts.neither()
    nothing = session.board.row(entity.key)
    assert nothing is not None
    assert (nothing.state, nothing.gold) == ("decided", ())


def test_a_reason_goes_with_the_decision_and_can_be_written_later(session: ReviewSession) -> None:
    row = open_row(session)
    session.verdicts.write_reason("Reported, not asserted. ")
    assert session.verdicts.take_shown(1)
    assert session.reason == ""
    session.choose(row.key)
    decision = session.verdicts.decision
    assert decision is not None
    assert decision.reason == "Reported, not asserted."
    session.verdicts.write_reason("A demand is a stance.")
    again = session.verdicts.decision
    assert again is not None
    assert again.reason == "A demand is a stance."


def test_a_decision_is_taken_back(session: ReviewSession) -> None:
    row = open_row(session)
    session.verdicts.take_shown(0)
    session.choose(row.key)
    assert session.verdicts.take_back()
    assert open_row(session).key == row.key
    assert open_row(session).state == "open"
    assert not session.verdicts.take_back()


def test_an_own_stance_becomes_gold(session: ReviewSession) -> None:
    row = open_row(session)
    session.verdicts.edit()
    session.verdicts.change(lambda editing: editing.set_stance("mixed"))
    assert session.verdicts.keep_edit()
    assert session.board is not None
    decided = session.board.row(row.key)
    assert decided is not None
    (gold,) = decided.gold
    assert isinstance(gold, Statement)
    assert gold.stance.value == "mixed"
    assert decided.decisions[0].verdict == "edited"


def test_own_boundaries_become_gold(session: ReviewSession) -> None:
    row = choose(session, "boundary")
    session.verdicts.edit()
    session.verdicts.change(lambda editing: editing.move("start", 1))
    editing = session.editing
    assert editing is not None
    assert editing.span is not None
    wanted = editing.span.fragments
    session.verdicts.keep_edit()
    assert session.board is not None
    decided = session.board.row(row.key)
    assert decided is not None
    assert [item.fragments for item in decided.gold if isinstance(item, Span)] == [wanted]


def test_after_the_last_the_article_is_closed_and_the_next_opens(session: ReviewSession) -> None:
    assert not session.close_article()
    assert session.notice is not None
    assert session.notice.code == "review.still_open"
    rounds = 0
    while session.board is not None and session.board.to_decide:
        assert session.verdicts.take_shown(0)
        rounds += 1
    assert rounds == 5
    assert session.notice.code == "review.all_decided"
    assert session.close_article()
    assert session.document is not None
    assert session.document.uid == "article1"
    assert session.project.document("article0").state == "closed"
    survey(session)
    assert [each.document for each in session.queue.waiting()] == ["article1"]


def test_a_source_that_changes_brings_the_row_back(session: ReviewSession, project: Project) -> None:
    row = choose(session, "boundary")
    session.verdicts.take_shown(0)
    source = next(uid for uid in row.key if uid.startswith("article0-0"))
    rae = project.annotator
    assert rae is not None
    project.become("ada")
    project.execute(Relabel(source, "actor"))
    project.become(rae.uid)
    session.reload()
    assert session.board is not None
    back = session.board.row(row.key)
    assert back is not None
    assert (back.state, back.why) == ("stale", "changed")
    session.set_filter("stale")
    assert [each.key for each in session.shown] == [back.key]
    assert session.wording.changed(back) == "Ada changed it after the decision."


def test_what_does_not_concern_the_article_leaves_the_board_alone(
    session: ReviewSession, project: Project
) -> None:
    before = session.board
    session.verdicts.edit()
    rae = project.annotator
    assert rae is not None
    project.become("ada")
    project.execute(Relabel("article1-0-1", "proposal"))
    project.become(rae.uid)
    assert session.board is before
    assert session.editing is not None
    assert session.queue.stale == {"article1"}


def test_an_annotator_may_not_decide(session: ReviewSession, project: Project) -> None:
    project.become("boris")
    assert not session.may_decide
    assert not session.verdicts.take_shown(0)
    assert session.error is not None
    assert session.error.code == "person.not_allowed"


def test_names_of_new_roles_are_followed(session: ReviewSession, project: Project) -> None:
    project.execute(SetRole("boris", "reviewer"))
    assert session.faces.name("boris") == "Boris"


def test_a_policy_takes_effect_at_once(session: ReviewSession) -> None:
    board = session.board
    assert board is not None
    before = len(board.to_decide)
    assert session.set_policy({"name": "majority", "at_least": 2, "boundary": "exact", "tolerance": 0})
    assert session.board is not None
    assert len(session.board.to_decide) < before
    assert not session.queue.complete


def test_two_reviewers_who_differ_bring_the_row_back_for_a_third_word(
    session: ReviewSession, project: Project
) -> None:
    row = choose(session, "entity")
    session.verdicts.take_shown(0)
    project.execute(AddAnnotator("Sol", "reviewer", uid="sol"))
    project.become("sol")
    session.reload()
    session.choose(row.key)
    assert session.verdicts.take_shown(1)
    assert session.board is not None
    torn = session.board.row(row.key)
    assert torn is not None
    assert (torn.state, torn.gold) == ("conflict", ())
    assert session.wording.detail(torn).endswith("Two reviewers decided differently.")
    session.choose(row.key)
    assert len(open_row(session).decisions) == 2
    assert session.verdicts.neither()
    settled = session.board.row(row.key)
    assert settled is not None
    assert settled.state == "decided"
