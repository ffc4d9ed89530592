"""The dialogs: what they ask, what they answer, and that nothing in them can be text of ours gone wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.actions import registry_for
from annotator.core.codebook.model import Codebook, Label
from annotator.core.records import Annotator
from annotator.gui.dialogs.about_dialog import AboutDialog
from annotator.gui.dialogs.keys_dialog import KeysDialog
from annotator.gui.dialogs.new_project_dialog import NewProject, NewProjectDialog
from annotator.gui.dialogs.person_dialog import PersonDialog
from annotator.gui.dialogs.report_dialog import ReportDialog
from annotator.gui.window.start_window import StartWindow
from annotator.plugin_api import Issue

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen screen has none

MARKUP = "<b>Ada</b> & Söhne"


def test_a_new_name_is_asked_for_and_a_known_one_can_be_picked(qtbot: QtBot) -> None:
    maria = Annotator("u1", "Maria")
    dialog = PersonDialog([maria, Annotator("u2", "Oleh")])
    qtbot.addWidget(dialog)
    assert not dialog.start.isEnabled()
    qtbot.keyClicks(dialog.field, " Mar ")
    assert (dialog.name, dialog.chosen) == ("Mar", None)
    qtbot.keyClicks(dialog.field, "ia")
    dialog.field.clear()
    dialog.people.setCurrentRow(0)
    assert dialog.chosen is maria
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_the_only_person_needs_no_more_than_enter(qtbot: QtBot) -> None:
    dialog = PersonDialog([Annotator("u1", "Maria")])
    qtbot.addWidget(dialog)
    assert dialog.name == "Maria" and dialog.start.isEnabled()
    qtbot.keyClicks(dialog.field, "Oleh")
    assert (dialog.name, dialog.chosen) == ("Oleh", None)


def test_a_new_project_that_can_not_lie_there_keeps_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewProjectDialog(tmp_path / "gone" / "p", "Ada", lambda *_: None, lambda _: None)
    qtbot.addWidget(dialog)
    dialog.make.click()
    assert str(tmp_path / "gone") in dialog.problem.text() and not dialog.problem.isHidden()
    (tmp_path / "there.annotator").write_text("mine")
    dialog.place.setText(str(tmp_path / "there"))
    assert dialog.problem.isHidden()
    dialog.make.click()
    assert "there.annotator" in dialog.problem.text()
    dialog.place.setText(str(tmp_path / "new"))
    with qtbot.waitSignal(dialog.accepted):
        dialog.make.click()
    assert dialog.decided.annotator == "Ada"


def test_a_new_project_has_everything_ready_but_the_name(qtbot: QtBot, tmp_path: Path) -> None:
    suggested = tmp_path / "project.annotator"
    place, book = tmp_path / "b.annotator", tmp_path / "c.toml"
    dialog = NewProjectDialog(suggested, "", lambda *_: place, lambda _: book)
    qtbot.addWidget(dialog)
    assert not dialog.make.isEnabled()
    qtbot.keyClicks(dialog.name, "Ada  Lovelace ")
    assert dialog.decided == NewProject(suggested, None, "Ada Lovelace")
    for button in dialog.findChildren(type(dialog.make)):
        if button.text() == "Choose…":
            button.click()
    assert dialog.decided == NewProject(place, book, "Ada Lovelace")


def test_the_key_card_filters_by_name_and_by_key_and_escapes_the_codebook(qtbot: QtBot) -> None:
    dialog = KeysDialog(registry_for(Codebook(labels=(Label("x", MARKUP, key="x"),))))
    qtbot.addWidget(dialog)
    assert MARKUP in dialog.card.toPlainText()
    qtbot.keyClicks(dialog.field, "undo")
    assert "Ctrl+Z" in dialog.card.toPlainText()
    assert "Ctrl+N" not in dialog.card.toPlainText()
    dialog.field.setText("ctrl+n")
    assert "New Project" in dialog.card.toPlainText()
    dialog.field.setText("no such key")
    assert dialog.card.toPlainText() == "No key for this."


def test_a_report_lists_and_copies_every_issue(qtbot: QtBot) -> None:
    issues = [Issue(f"{MARKUP}{number}.txt", "import.empty", {}) for number in range(3)]
    dialog = ReportDialog("Imported", [("Left out", issues), ("To look at", [])])
    qtbot.addWidget(dialog)
    assert dialog.page.toPlainText().splitlines() == [
        "Left out: 3",
        *(f"{MARKUP}{n}.txt has no text in it and was left out." for n in range(3)),
    ]
    QGuiApplication.clipboard().setText(dialog.text)
    assert [f"{MARKUP}{number}.txt\t" in QGuiApplication.clipboard().text() for number in range(4)] == [
        True,
        True,
        True,
        False,
    ]


def test_about_tells_the_version(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert any(label.text().startswith("Annotator 0.") for label in dialog.findChildren(QLabel))


def test_the_start_window_offers_recent_projects_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    paths = [tmp_path / "b.annotator", tmp_path / "a.annotator"]
    start = StartWindow(paths, sample=True)
    qtbot.addWidget(start)
    start.show()
    with qtbot.waitSignal(start.chosen) as chosen:
        qtbot.keyClick(start.recent, Qt.Key.Key_Return)
    assert chosen.args == [paths[0]]
    with qtbot.waitSignals([start.new_asked, start.open_asked, start.sample_asked]):
        for button in (start.new, start.open, start.sample):
            button.click()


def test_every_control_of_the_dialogs_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    dialogs = [
        PersonDialog([]),
        NewProjectDialog(tmp_path / "p", "", lambda *_: None, lambda _: None),
        KeysDialog(registry_for(None)),
        ReportDialog("Imported", []),
    ]
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        for widget in dialog.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                told = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or told, f"{type(widget).__name__} in {type(dialog).__name__}"
