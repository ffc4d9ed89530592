"""One's own keys, given by keys alone: in force at once, told when they clash, kept for the next start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator import Project
from annotator.app.settings import Settings
from annotator.gui.dialogs.key_editor import KeyEditor
from annotator.gui.dialogs.keys_dialog import KeysDialog
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import settle, window_on
from tests.app.labelling.documents import add_documents
from tests.journeys.dialogs import walk_to


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(made, {"a": "Zelenskyy wants guarantees.\n"})
        yield made


@pytest.fixture
def keyboard(project: Project) -> Iterator[Keyboard]:
    with window_on(project) as window:
        yield Keyboard(window)


def editor(keyboard: Keyboard) -> KeyEditor:
    """F1, then the button that leads to the editor."""
    keyboard.press("F1")
    card = QApplication.activeWindow()
    assert isinstance(card, KeysDialog)
    walk_to(keyboard, card.change)
    keyboard.press("Space")
    settle()
    opened = keyboard.window.desk.editor
    assert opened is not None
    return opened


def choose(keyboard: Keyboard, opened: KeyEditor, words: str) -> None:
    opened.filter.setFocus()
    keyboard.press("Ctrl+A")
    keyboard.write(words)
    keyboard.press("Return")  # to the list
    keyboard.press("Return")  # and its first action listens


def test_a_label_has_another_key_at_once_and_at_the_next_start(keyboard: Keyboard, project: Project) -> None:
    opened = editor(keyboard)
    choose(keyboard, opened, "actor in the text")
    assert opened.listener.listening
    keyboard.press("W")
    assert opened.told.text() == "W is now Actor."
    keyboard.press("Esc")
    settle()
    window = keyboard.window
    assert "\tW" in window.action_set["label.actor"].text()
    assert "(W)" in window.action_set["label.actor"].toolTip()
    keyboard.select(0, 9)
    keyboard.press("A")
    assert project.spans("a") == []
    keyboard.press("W")
    assert [span.label for span in project.spans("a")] == ["actor"]
    assert Settings.read().choices.own_keys() == {"label.actor": ("W",)}


def test_a_clash_is_told_with_what_has_the_key_and_can_be_settled(keyboard: Keyboard) -> None:
    opened = editor(keyboard)
    choose(keyboard, opened, "last report")
    keyboard.press("Ctrl+E")
    assert opened.told.text() == "⚠ Ctrl+E is Export (everywhere)."
    assert "transfer.report" not in opened.keys.own
    keyboard.press("Space")
    assert opened.keys.registry["transfer.report"].keys == ("Ctrl+E",)
    assert opened.keys.registry["export.dialog"].keys == ()
    assert opened.keys.registry.clashes() == []
    choose(keyboard, opened, "last report")
    keyboard.press("K")
    assert "needed for typing" in opened.told.text()
    choose(keyboard, opened, "last report")
    keyboard.press("Esc")
    assert opened.isVisible() and not opened.listener.listening
    walk_to(keyboard, opened.reset_all)
    keyboard.press("Space")
    assert keyboard.window.registry["export.dialog"].keys == ("Ctrl+E",)
    assert Settings.read().choices.keys == {}


def test_one_action_is_reset_or_has_no_key(keyboard: Keyboard) -> None:
    opened = editor(keyboard)
    choose(keyboard, opened, "export")
    keyboard.press("Esc")
    walk_to(keyboard, opened.none)
    keyboard.press("Space")
    assert keyboard.window.settings.choices.own_keys() == {"export.dialog": ()}
    walk_to(keyboard, opened.reset)
    keyboard.press("Space")
    assert keyboard.window.registry["export.dialog"].keys == ("Ctrl+E",)
