"""Where the focus goes when what had it goes away: to the text, or back where one came from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from annotator.gui.label import LabelScreen

Key = Qt.Key
Call = Callable[..., None]


@pytest.fixture
def stated(screen: LabelScreen, select: Call, press: Call) -> LabelScreen:
    """The screen with two statements on its first article."""
    select("Zelenskyy")
    press("a")
    select("binding security guarantees")
    press("d", "1", Key.Key_Return)
    select("any truce")
    press("d", Key.Key_Up, Key.Key_Return, "2", Key.Key_Return)
    return screen


def test_going_on_from_a_list_leads_to_the_text(stated: LabelScreen) -> None:
    for tab in ("statements", "spans"):
        stated.perform(f"pane.show_{tab}")
        assert not stated.view.hasFocus()
        stated.perform("document.next")
        assert stated.view.hasFocus()
        stated.perform("document.previous")


def test_the_last_card_removed_leaves_the_focus_to_the_text(stated: LabelScreen, press: Call) -> None:
    stated.perform("pane.show_statements")
    for statement in stated.session.project.statements("a"):
        stated.side.statements.chosen.emit(statement.uid)
        stated.perform("focus.remove")
    assert stated.session.project.statements("a") == []
    assert stated.view.hasFocus()


def test_done_leads_to_the_next_text(stated: LabelScreen) -> None:
    stated.session.open("b")
    stated.documents.list.setFocus()
    stated.perform("document.done_next")
    assert stated.view.hasFocus()


def test_a_note_written_gives_the_tab_back(stated: LabelScreen, press: Call) -> None:
    stated.perform("statement.previous")
    press("n")
    assert stated.side.notes.field.hasFocus()
    press("why?", Key.Key_Escape)
    assert stated.view.hasFocus()
    assert stated.side.statements.isVisible()
    stated.perform("pane.show_notes")
    press(Key.Key_Escape)
    assert stated.side.notes.isVisible()


def test_the_card_being_edited_stays_marked(stated: LabelScreen, press: Call) -> None:
    stated.perform("statement.previous")
    focused = stated.session.focused_statement
    assert focused is not None
    press("e", Key.Key_Backtab)
    assert stated.session.focused_span is not None
    assert stated.side.statements.marked == {focused.uid}
