"""The window: every action has its doer and its key, errors are sentences, and everything is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.core.commands import AddSpan
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.theme import choose_theme, chosen_theme
from annotator.gui.window import choosing
from annotator.gui.window.main_window import MainWindow
from tests.gui.window.conftest import Opened

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", "raise()", "grabbing the"
)  # of the offscreen screen

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None
) -> None:
    """Press a key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers or Qt.KeyboardModifier.NoModifier)


def dialogs() -> list[QDialog]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    ]


def test_every_action_of_the_registry_has_somebody_who_does_it(window: MainWindow) -> None:
    done = set(window._own)
    for name in window.screens.names:
        window.go(name)
        done |= set(vars(window.screens.current)["_own"])
    assert {action.id for action in window.registry} - done == set()


def test_letters_label_while_the_text_has_the_focus_and_are_letters_in_a_field(
    window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    document = window.label.session.document
    assert document is not None
    text = project.text(document.uid)
    start = text.index("The Kremlin")
    window.label.view.select(start, start + len("The Kremlin"))
    press(qtbot, window, Qt.Key.Key_S)
    assert [span.quote for span in project.spans(document.uid)] == ["The Kremlin"]
    window.perform("document.filter")
    press(qtbot, window, Qt.Key.Key_S)
    assert len(project.spans(document.uid)) == 1
    assert window.label.documents.filter.text().lower() == "s"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.label.view.hasFocus()


def test_undo_and_redo_say_what_they_are_about(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    document = project.documents()[0].uid
    project.execute(AddSpan(document, "stance", ((0, 7),)))
    window.action_set.refresh("edit")
    assert window.action_set["edit.undo"].text() == "Undo Add Span"
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert project.spans(document) == []
    window.action_set.refresh("edit")
    assert window.action_set["edit.redo"].text() == "Redo Add Span"
    press(qtbot, window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(project.spans(document)) == 1


def test_ctrl_and_a_cyrillic_letter_undo_in_the_text_and_in_a_field(
    window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    document = project.documents()[0].uid
    project.execute(AddSpan(document, "stance", ((0, 7),)))

    def ctrl_ya() -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QApplication.sendEvent(focus, QKeyEvent(QKeyEvent.Type.KeyPress, ord("Я"), CTRL, 52, 0, 0, "я"))

    window.perform("document.filter")
    field = window.label.documents.filter
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "abc")
    ctrl_ya()
    assert field.text() != "abc"
    assert len(project.spans(document)) == 1
    window.perform("pane.text")
    ctrl_ya()
    assert project.spans(document) == []


def test_a_menu_greys_what_cannot_be_done_and_its_keys_work_again_afterwards(window: MainWindow) -> None:
    menu = window.action_set.menu("edit")
    menu.aboutToShow.emit()
    assert not window.action_set["edit.copy"].isEnabled()
    menu.aboutToHide.emit()
    assert window.action_set["edit.copy"].isEnabled()


def test_an_error_of_the_users_world_is_one_sentence(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(window.job_strip), "busy", property(lambda _: True))
    monkeypatch.setattr(choosing, "files_to_import", lambda _: [Path("a.txt")])
    window.perform("import.files")
    assert "under way" in window.notice.text
    assert not window.can("import.files")


def test_the_text_is_searched_with_ctrl_f_and_f3(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(window.find_bar.field, "guarantees")
    press(qtbot, window, Qt.Key.Key_F3)
    assert window.find_bar.count.text() == "2 of 2"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.label.view.hasFocus()
    chosen = window.label.view.selection()
    assert chosen is not None
    assert window.label.session.text[slice(*chosen)] == "guarantees"


def test_f6_goes_round_the_panes_and_esc_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    assert window.label.view.hasFocus()
    press(qtbot, window, Qt.Key.Key_F6, SHIFT)
    focused = QApplication.focusWidget()
    assert focused is not None and window.label.documents.isAncestorOf(focused)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.label.view.hasFocus()
    press(qtbot, window, Qt.Key.Key_F6, SHIFT)
    press(qtbot, window, Qt.Key.Key_F6)
    assert window.label.view.hasFocus()


def test_the_key_card_opens_with_f1(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_F1)
    (card,) = dialogs()
    assert card.windowTitle() == "Keys"
    card.reject()


def test_dropped_files_are_imported(window: MainWindow, project: Project, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("New\n\nSomething else.", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, Qt.KeyboardModifier.NoModifier))
    assert isinstance(window.transfers.dialog, ImportDialog)
    window.transfers.dialog.start.click()
    assert len(project.documents()) == 3
    mime.setUrls([QUrl("https://example.org/a.txt")])
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, Qt.KeyboardModifier.NoModifier))
    assert "dropped" in window.notice.text


def test_a_new_label_gets_its_menu_entry_and_its_key(
    window: MainWindow, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(
        '{"format":"annotator/1"}\n{"text":"A frame.","layers":[{"annotator":"Bo","spans":'
        '[{"label":"frame","start":0,"end":1}]}]}\n',
        encoding="utf-8",
    )
    project.import_files([path])
    assert "label.frame" in window.registry
    assert "frame" in [action.text() for action in window.action_set.menu("label").actions()]
    assert "Bo" in [action.text() for action in window.title_bar.person.people.actions()]


def test_another_person_sits_down(window: MainWindow, project: Project, settings: Settings) -> None:
    document = project.documents()[0].uid
    project.execute(AddSpan(document, "stance", ((0, 7),)))
    window.perform("person.add")
    dialog = window.people.dialog
    assert dialog is not None
    dialog.field.setText("Boris")
    dialog.start.click()
    assert project.annotator is not None and project.annotator.name == "Boris"
    assert window.title_bar.person.text().startswith("Boris")
    assert window.label.session.cache.spans == {}
    ada = next(person for person in project.annotators() if person.name == "Ada")
    window.title_bar.person.chosen.emit(ada.uid)
    assert len(window.label.session.cache.spans) == 1


def test_a_project_nobody_has_labelled_in_asks_for_a_name_first(tmp_path: Path, opened: Opened) -> None:
    with Project.create(tmp_path / "new.annotator") as project:
        window = opened(project)
        assert window.people.dialog is not None
        window.people.dialog.field.setText("Ada")
        window.people.dialog.start.click()
        assert project.annotator is not None
        window.close()


def test_the_last_annotator_is_seated_again_without_a_question(
    window: MainWindow, project: Project, opened: Opened, tmp_path: Path
) -> None:
    window.close()
    project.close()
    with Project.open(project.path) as again:
        second = opened(again)
        assert second.people.dialog is None
        assert again.annotator is not None and again.annotator.name == "Ada"
        second.close()


def test_zoom_columns_panels_and_the_article_are_remembered(
    window: MainWindow, project: Project, opened: Opened, settings: Settings
) -> None:
    window.resize(window.minimumSizeHint().width(), 560)
    size = window.size()
    window.perform("document.next")
    window.perform("view.zoom_in")
    window.perform("view.statements")
    window.perform("view.snap_words")
    there = window.label.session.document
    zoom = window.label.view.zoom_factor()
    assert there is not None and zoom > 1
    window.close()
    settings.keep_memory()
    again = Settings.read(settings.config, settings.state)
    settings.memory = again.memory
    second = opened(project)
    assert second.label.session.document == there
    assert second.label.view.zoom_factor() == zoom
    assert not second.is_on("view.statements")
    assert not second.is_on("view.snap_words")
    assert second.size() == size
    second.close()


def test_the_theme_is_chosen_in_the_menu(window: MainWindow, settings: Settings) -> None:
    window.perform("theme.dark")
    assert chosen_theme() == "dark"
    assert window.is_on("theme.dark") and not window.is_on("theme.light")
    assert settings.choices.theme == "dark"
    choose_theme("system")


def test_what_is_asked_of_the_owner_is_signalled(window: MainWindow, qtbot: QtBot) -> None:
    for ident, signal in (
        ("project.new", window.new_asked),
        ("project.open", window.open_asked),
        ("project.close", window.close_asked),
    ):
        with qtbot.waitSignal(signal, timeout=100):
            window.perform(ident)


def test_recent_projects_are_offered_but_the_open_one(
    window: MainWindow, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other & more.annotator"
    other.touch()
    settings.memory.opened(other)
    settings.memory.opened(window.project.path)
    menu = window.action_set.menu("file/recent")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["other && more"]
    with qtbot.waitSignal(window.path_asked, timeout=100) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [other]


def test_every_control_of_the_title_bar_has_a_name(window: MainWindow) -> None:
    assert window.title_bar.person.accessibleName() == "Labelling: Ada"
    assert window.notice.accessibleName()
    assert window.find_bar.field.accessibleName()
