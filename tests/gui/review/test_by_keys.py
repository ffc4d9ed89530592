"""Reviewing with the keyboard alone: one key a decision."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.core.records import Span, Statement
from annotator.gui.review.screen import ReviewScreen
from tests.gui.review.conftest import Keys

KEY = Qt.Key


def decided(screen: ReviewScreen) -> int:
    board = screen.session.board
    return board.count("decided") if board is not None else 0


def test_the_screen_opens_where_most_is_to_decide(screen: ReviewScreen) -> None:
    assert screen.session.document is not None
    assert screen.header.counts.text() == "11 units · 6 agreed automatically · 5 to decide · 0 decided"
    assert screen.lists.title.text() == "Disagreements 5"
    assert screen.view.hasFocus()


def test_one_key_a_decision(screen: ReviewScreen, press: Keys) -> None:
    for number, key in enumerate((KEY.Key_Left, KEY.Key_Right, "b", "n", "1"), 1):
        press(key)
        assert decided(screen) == number
    board = screen.session.board
    assert board is not None
    assert not board.to_decide
    assert {row.decisions[0].verdict for row in board.rows if row.state == "decided"} >= {"both", "neither"}
    assert not screen.header.buttons["review.close"].isHidden()


def test_going_on_decides_nothing(screen: ReviewScreen, press: Keys) -> None:
    first = screen.session.key
    press(KEY.Key_Down, KEY.Key_Tab)
    assert screen.session.key == screen.session.shown[2].key
    press(KEY.Key_Up)
    press(KEY.Key_Tab, held=Qt.KeyboardModifier.ShiftModifier)
    assert screen.session.key == first
    assert decided(screen) == 0


def test_a_reason_first(screen: ReviewScreen, press: Keys, qtbot: QtBot) -> None:
    row = screen.session.key
    press("r")
    qtbot.waitUntil(screen.side.reason.hasFocus)
    press("Reported, not asserted", KEY.Key_Return)
    qtbot.waitUntil(screen.view.hasFocus)
    press(KEY.Key_Right)
    screen.session.choose(row)
    decision = screen.session.verdicts.decision
    assert decision is not None
    assert decision.reason == "Reported, not asserted"
    assert screen.side.reason.toPlainText() == "Reported, not asserted"


def test_a_decision_is_taken_back_by_backspace(screen: ReviewScreen, press: Keys) -> None:
    press(KEY.Key_Left, KEY.Key_Up, KEY.Key_Backspace)
    assert decided(screen) == 0


def test_a_stance_of_ones_own(screen: ReviewScreen, press: Keys) -> None:
    row = screen.session.key
    press("e")
    assert screen.gold_bar.title.text() == "Own version"
    press("4")
    assert decided(screen) == 0
    press(KEY.Key_Return)
    assert decided(screen) == 1
    board = screen.session.board
    found = board.row(row) if board is not None else None
    assert found is not None
    assert [item.stance.value for item in found.gold if isinstance(item, Statement)] == ["mixed"]


def test_escape_leaves_an_own_version(screen: ReviewScreen, press: Keys) -> None:
    press("e", "4", KEY.Key_Escape)
    assert screen.session.editing is None
    assert decided(screen) == 0
    press(KEY.Key_Return)
    assert decided(screen) == 0


def test_boundaries_and_label_of_ones_own(screen: ReviewScreen, press: Keys) -> None:
    row = next(row for row in screen.session.shown if row.finding.type == "boundary")
    screen.session.choose(row.key)
    press("e", "{", "a", KEY.Key_Return)
    board = screen.session.board
    found = board.row(row.key) if board is not None else None
    assert found is not None
    (gold,) = found.gold
    assert isinstance(gold, Span)
    assert gold.label == "actor"
    assert gold.quote == "security guarantees"


def test_letters_mean_labels_only_while_editing(screen: ReviewScreen, press: Keys) -> None:
    press("a", "s", "d")
    assert decided(screen) == 0
    assert screen.session.editing is None


def test_a_role_is_turned_to_the_next_version_of_it(screen: ReviewScreen, press: Keys) -> None:
    press("e", "a")
    assert screen.session.notice is not None
    assert screen.session.notice.code == "review.nothing_to_change"  # all say it is Russia


def test_undo_by_the_action(screen: ReviewScreen, press: Keys) -> None:
    first = screen.session.key
    press(KEY.Key_Left)
    screen.perform("edit.undo")
    assert (decided(screen), screen.session.key) == (0, first)
    screen.perform("edit.redo")
    assert decided(screen) == 1


def test_the_next_article_opens_when_one_is_closed(
    screen: ReviewScreen, project: Project, press: Keys, qtbot: QtBot
) -> None:
    first = screen.session.document
    assert first is not None
    press(*[KEY.Key_Left] * 5)
    screen.perform("document.done_next")
    assert project.document(first.uid).state == "closed"
    assert screen.session.document is not None
    assert screen.session.document.uid != first.uid


@pytest.mark.parametrize("people", [6])
def test_digits_take_the_nth_version_of_many(screen: ReviewScreen, press: Keys, people: int) -> None:
    row = screen.session.row
    assert row is not None
    assert len(row.sides) == 4
    assert [card.isHidden() for card in screen.side.versions] == [False] * 4 + [True] * 2
    press("4")
    board = screen.session.board
    found = board.row(row.key) if board is not None else None
    assert found is not None
    assert found.gold == () or isinstance(found.gold[0], Statement)
    assert found.decisions[0].verdict in ("version:4", "fourth")


def test_f6_goes_round_the_columns(screen: ReviewScreen) -> None:
    screen.perform("pane.next")
    assert screen.side.reason.hasFocus()
    screen.perform("pane.next")
    assert screen.lists.findings.hasFocus()
    screen.perform("pane.next")
    assert screen.view.hasFocus()


def test_no_key_decides_something_else_while_one_edits(screen: ReviewScreen, press: Keys) -> None:
    press("e", "6", KEY.Key_Left, "b", "n")
    assert decided(screen) == 0
    assert screen.session.editing is not None
    press(KEY.Key_Return)
    assert decided(screen) == 1
