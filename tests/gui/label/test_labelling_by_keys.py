"""Labelling with the hands on the keyboard, through the real screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.core.commands import SetDocumentState
from annotator.gui.label import LabelScreen
from annotator.gui.label.columns import holds_focus

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
Call = Callable[..., None]


def test_five_keys_make_a_statement(screen: LabelScreen, select: Call, press: Call) -> None:
    select("Zelenskyy")
    press("a")
    select("has pressed for months")
    press("s")
    select("binding security guarantees")
    press("d", "1", Key.Key_Return)
    (statement,) = screen.session.project.statements("a")
    assert statement.stance.value == "support"
    assert all(filling.entity for filling in statement.roles.values())
    assert screen.side.bar.tabText(0) == "Statements 1"
    assert screen.documents.progress.text() == "0 of 3 done"
    assert screen.status_bar.counts.text() == "1 statement · 3 spans"


def test_the_actor_stays_for_the_next_statement(screen: LabelScreen, select: Call, press: Call) -> None:
    select("Zelenskyy")
    press("a")
    select("binding security guarantees")
    press("d", "1", Key.Key_Return)
    select("any truce")
    press("d", Key.Key_Up, Key.Key_Return, "2", Key.Key_Return)
    first, second = screen.session.project.statements("a")
    assert first.roles["actor"].entity == second.roles["actor"].entity
    assert second.stance.value == "oppose"


def test_one_more_key_takes_the_best_guess(screen: LabelScreen, select: Call, press: Call) -> None:
    select("Zelensky’s")
    press("a")
    assert screen.text.picker.isVisible()
    assert screen.text.picker.line.hasFocus()
    press(Key.Key_Return)
    assert not screen.text.picker.isVisible()
    assert screen.view.hasFocus()
    (span,) = screen.session.project.spans("a")
    entity = screen.session.entity(span.entity)
    assert entity is not None
    assert (entity.name, entity.aliases) == ("Volodymyr Zelenskyy", ("Zelenskyy",))


def test_shift_enter_keeps_the_spelling(screen: LabelScreen, select: Call, press: Call) -> None:
    select("Zelensky’s")
    press("a")
    press(Key.Key_Return, held=SHIFT)
    (span,) = screen.session.project.spans("a")
    entity = screen.session.entity(span.entity)
    assert entity is not None
    assert entity.aliases == ("Zelenskyy", "Zelensky")


def test_shift_enter_keeps_the_words_as_an_alias_of_a_new_entity_too(
    screen: LabelScreen, select: Call, press: Call
) -> None:
    select("Merz")
    press("a", "Friedrich Merz", Key.Key_Up)
    press(Key.Key_Return, held=SHIFT)
    (span,) = screen.session.project.spans("a")
    entity = screen.session.entity(span.entity)
    assert entity is not None
    assert (entity.name, entity.aliases) == ("Friedrich Merz", ("Merz",))


def test_enter_makes_a_new_entity_where_nothing_resembles_the_words(
    screen: LabelScreen, select: Call, press: Call
) -> None:
    select("Zelenskyy")
    press("a")  # spoken of last, and so a guess for whoever comes next: never the first
    select("The Kremlin")
    press("a", Key.Key_Return)
    span = next(span for span in screen.session.project.spans("a") if "Kremlin" in span.quote)
    entity = screen.session.entity(span.entity)
    assert entity is not None
    assert (entity.name, entity.kind) == ("Kremlin", "person")


def test_tab_chooses_the_kind_of_a_new_entity_and_typing_its_name(
    screen: LabelScreen, select: Call, press: Call
) -> None:
    select("The Kremlin")
    press("a", "Moscow", Key.Key_Tab, Key.Key_Return)
    (span,) = screen.session.project.spans("a")
    entity = screen.session.entity(span.entity)
    assert entity is not None
    assert (entity.name, entity.kind) == ("Moscow", "organisation")


def test_esc_leaves_the_span_untied_and_t_asks_again(screen: LabelScreen, select: Call, press: Call) -> None:
    select("The Kremlin")
    press("a", Key.Key_Escape)
    assert screen.view.hasFocus()
    (span,) = screen.session.project.spans("a")
    assert span.entity is None
    press("t")
    assert screen.text.picker.isVisible()
    press(Key.Key_Escape)


def test_a_quotation_in_pieces_is_one_span(screen: LabelScreen, select: Call, press: Call) -> None:
    select("We need guarantees")
    press("f")
    select("before any truce")
    press("d", Key.Key_Escape)
    (span,) = screen.session.project.spans("a")
    assert len(span.fragments) == 2
    assert span.quote == screen.session.text[span.start : span.end]


def test_several_actors_make_a_statement_each(screen: LabelScreen, select: Call, press: Call) -> None:
    for name in ("Merz", "Macron"):
        select(name)
        press("a", Key.Key_Return)
    select("security guarantees", 1)
    press("d", "1", Key.Key_Return)
    assert len(screen.session.project.statements("a")) == 2
    screen.perform("edit.undo")
    assert screen.session.project.statements("a") == []


def test_words_are_selected_with_shift_and_arrows(screen: LabelScreen, press: Call) -> None:
    press(Key.Key_Right, held=SHIFT)
    press("s")
    (span,) = screen.session.project.spans("a")
    assert (span.label, span.quote) == ("stance", "Zelenskyy")


def test_a_moved_caret_lets_the_focused_span_go(screen: LabelScreen, select: Call, press: Call) -> None:
    select("Zelenskyy")
    press("a")
    assert screen.session.focused_span is not None
    press(Key.Key_Right)
    assert screen.session.focus is None
    press("s")
    (span,) = screen.session.project.spans("a")
    assert span.label == "actor"


def test_tab_focuses_brackets_move_del_removes(screen: LabelScreen, select: Call, press: Call) -> None:
    select("security guarantees")
    press("s", Key.Key_Home, Key.Key_Tab, "[", "}")
    (span,) = screen.session.project.spans("a")
    assert span.quote == "binding security"
    press(Key.Key_Delete)
    assert screen.session.project.spans("a") == []
    screen.perform("edit.undo")
    assert len(screen.session.project.spans("a")) == 1


def test_a_statement_is_focused_judged_doubted_and_edited(
    screen: LabelScreen, select: Call, press: Call
) -> None:
    select("has pressed for months")
    press("s", "1", Key.Key_Return, ",")
    assert screen.session.focused_statement is not None
    press("4", "q", "v")
    (statement,) = screen.session.project.statements("a")
    assert (statement.stance.value, statement.in_doubt, statement.voice) == ("mixed", True, "quoted")
    press("e")
    assert screen.composer.title.text() == "Edit statement"
    press("2", Key.Key_Return)
    (statement,) = screen.session.project.statements("a")
    assert statement.stance.value == "oppose"
    assert screen.composer.title.text() == "New statement"


def test_esc_lets_go_of_one_thing_at_a_time(screen: LabelScreen, select: Call, press: Call) -> None:
    select("Zelenskyy")
    press("a")
    select("has pressed")
    press(Key.Key_Escape)
    assert screen.view.selection() is None
    assert screen.session.composer is not None
    assert not screen.session.composer.blank
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    assert screen.session.composer.blank


def test_a_note_is_written_on_leaving_the_field(screen: LabelScreen, select: Call, press: Call) -> None:
    select("Zelenskyy")
    press("a", "n")
    assert screen.side.notes.field.hasFocus()
    press("sure?", Key.Key_Escape)
    assert screen.view.hasFocus()
    (span,) = screen.session.project.spans("a")
    assert span.note == "sure?"


def test_f6_goes_round_the_panes(screen: LabelScreen) -> None:
    screen.perform("pane.next")
    assert holds_focus(screen.side)
    screen.perform("pane.next")
    assert screen.documents.list.hasFocus()
    screen.perform("view.documents")
    assert screen.view.hasFocus()
    assert not screen.is_on("view.documents")


def test_done_goes_on_and_the_line_shows_it(screen: LabelScreen) -> None:
    screen.perform("document.done_next")
    assert screen.session.document is not None
    assert screen.session.document.uid == "b"
    assert screen.documents.progress.text() == "1 of 3 done"
    screen.perform("document.previous")
    assert screen.can("document.reopen")
    screen.perform("document.reopen")
    assert not screen.can("document.reopen")


def test_what_cannot_be_done_is_said(screen: LabelScreen, press: Call, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.said) as told:
        press("a")
    assert told.args == ["Nothing is selected: select the words that are the Actor first.", "quiet"]
    assert screen.status_bar.saved.text() == "● Saved"


def test_what_was_not_saved_is_told(screen: LabelScreen, select: Call, press: Call, qtbot: QtBot) -> None:
    screen.session.project.execute(SetDocumentState("a", "closed"))
    select("Zelenskyy")
    with qtbot.waitSignal(screen.said) as told:
        press("a")
    assert told.args is not None
    assert told.args[1] == "danger"
    assert screen.status_bar.saved.text() == "✕ Not saved"


def test_a_selection_goes_to_the_end_of_the_clause(screen: LabelScreen, press: Call) -> None:
    screen.view.select(0, 0)
    press("u")
    assert screen.view.caret() == screen.session.text.index("He has pressed")
    press(Qt.Key.Key_U, held=Qt.KeyboardModifier.ShiftModifier)
    chosen = screen.view.selection()
    assert chosen is not None
    assert screen.session.text[slice(*chosen)] == "He has pressed for months for binding security guarantees"
    press("y")
    assert screen.view.caret() == screen.session.text.index("He has pressed")
