"""What happens around a person who is reading, writing or picking does not disturb them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.core.commands import AddAnnotator
from annotator.core.uids import new_uid
from annotator.gui.label import LabelScreen
from annotator.gui.theme import choose_theme
from tests.app.labelling.test_changing_places import bring_label
from tests.gui.label.conftest import Keys, Select


def test_an_import_with_new_labels_leaves_place_selection_and_note(
    screen: LabelScreen, select: Select, tmp_path: Path
) -> None:
    select("Merz and Macron")
    screen.resize(900, 420)
    screen.view.set_zoom(2.5)
    bar = screen.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place, chosen = bar.value(), screen.view.selection()
    screen.side.notes.field.setPlainText("Half a thought")
    screen.side.notes.field.setFocus()
    bring_label(screen.session.project, tmp_path, "frame")
    assert "label.frame" in screen.labels.buttons
    assert (bar.value(), screen.view.selection()) == (place, chosen)
    assert screen.side.notes.field.toPlainText() == "Half a thought"


def test_who_picks_an_entity_goes_on_typing_while_labels_come(
    screen: LabelScreen, select: Select, tmp_path: Path, qtbot: QtBot
) -> None:
    select("The Kremlin")
    screen.perform("label.actor")
    picker = screen.text.picker
    assert picker.isVisible()
    qtbot.keyClicks(picker.line, "Russ")
    bring_label(screen.session.project, tmp_path, "frame")
    assert picker.isVisible() and picker.line.text().endswith("Russ")
    assert picker.line.hasFocus()


def test_the_fields_own_menu_does_not_close_the_picker(screen: LabelScreen, select: Select) -> None:
    select("The Kremlin")
    screen.perform("label.actor")
    line = screen.text.picker.line
    QApplication.sendEvent(line, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert screen.text.picker.isVisible()
    QApplication.sendEvent(line, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert not screen.text.picker.isVisible()


def test_undoing_the_import_of_the_open_article_empties_the_screen(
    screen: LabelScreen, press: Keys, project: Project
) -> None:
    while project.undo_name is not None:
        screen.perform("edit.undo")
    assert screen.session.document is None
    assert screen.view.text == ""
    for ident in [*screen._own]:
        if ident not in ("document.filter", "edit.redo"):
            screen.perform(ident)
    screen.focus_text()
    press("asd1f", Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    while project.redo_name is not None:
        screen.perform("edit.redo")
    assert screen.session.document is not None
    assert screen.view.text == screen.session.text


def test_who_sits_down_reads_on_where_the_other_was_with_a_note_of_their_own(
    screen: LabelScreen, project: Project
) -> None:
    screen.view.select(30, 40)
    field = screen.side.notes.field
    screen.side.open_tab("notes")
    field.setPlainText("Ada's thought")
    assert project.annotator is not None and screen.session.document is not None
    ada, document, boris = project.annotator.uid, screen.session.document.uid, new_uid()
    project.execute(AddAnnotator("Boris", uid=boris))
    screen.seat(boris)
    assert field.toPlainText() == ""
    assert screen.view.selection() == (30, 40)
    assert project.layer(document) is None
    assert project.layer(document, ada) is None, "he is not to see hers"
    screen.seat(ada)
    layer = project.layer(document)
    assert layer is not None and layer.notes == "Ada's thought"


@pytest.mark.parametrize("zoom", [0.6, 2.1, 3.0])
def test_another_theme_at_any_size_keeps_the_place_and_warns_of_nothing(
    screen: LabelScreen, select: Select, zoom: float
) -> None:
    select("NATO membership for Ukraine")
    screen.perform("label.proposal")
    screen.session.tying.leave()
    screen.view.set_zoom(zoom)
    caret = screen.view.caret()
    for theme in ("dark", "light", "dark", "system"):
        choose_theme(theme)
        screen.grab()
    assert screen.view.caret() == caret
    assert screen.view.zoom_factor() == zoom
