"""Settings by keys alone, in force at once and at the next start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import Project
from annotator.app.settings import Settings
from annotator.gui.dialogs.settings_dialog import SettingsDialog
from annotator.gui.theme import chosen_theme, current, set_article
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import settle, window_on
from tests.app.labelling.documents import add_documents
from tests.journeys.dialogs import walk_to


@pytest.fixture
def keyboard(tmp_path: Path) -> Iterator[Keyboard]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as project:
        add_documents(project, {"a": "Zelenskyy wants guarantees, and Merz agrees with that.\n" * 30})
        with window_on(project) as window:
            yield Keyboard(window)
    set_article(None)


def settings(keyboard: Keyboard) -> SettingsDialog:
    keyboard.press("Ctrl+,")
    dialog = keyboard.window.desk.settings
    assert dialog is not None
    return dialog


def replace(keyboard: Keyboard, number: str) -> None:
    keyboard.press("Ctrl+A")
    keyboard.write(number)
    keyboard.press("Tab")


def test_the_text_is_set_as_one_likes_it_at_once(keyboard: Keyboard) -> None:
    view = keyboard.window.label.view
    height, width = view.document().size().height(), view.viewport().width()
    dialog = settings(keyboard)
    walk_to(keyboard, dialog.fields["text_size"])
    replace(keyboard, "24")
    assert current().size("reading") == 24
    assert view.document().defaultFont().pixelSize() == 24
    assert view.document().size().height() > height
    walk_to(keyboard, dialog.fields["line_width"])
    replace(keyboard, "45")
    assert view.viewport().width() != width
    walk_to(keyboard, dialog.fields["idle_seconds"])
    replace(keyboard, "90")
    keyboard.press("Esc")
    settle()
    assert keyboard.window.label.session.stopwatch.idle == 90
    kept = Settings.read().choices
    assert (kept.text_size, kept.line_width, kept.idle_seconds) == (24, 45, 90)


def test_theme_and_switches_are_taken_and_everything_is_reset_with_one_button(keyboard: Keyboard) -> None:
    session = keyboard.window.label.session
    dialog = settings(keyboard)
    walk_to(keyboard, dialog.fields["theme"])
    keyboard.press("End")
    assert (chosen_theme(), current().mode) == ("dark", "dark")
    for switch in ("snap_to_words", "sticky_roles", "reduced_motion"):
        walk_to(keyboard, dialog.fields[switch])
        keyboard.press("Space")
    assert not keyboard.window.label.is_on("view.snap_words")
    assert not session.keeps_sticky
    walk_to(keyboard, dialog.defaults)
    keyboard.press("Space")
    assert chosen_theme() == "system"
    assert session.keeps_sticky
    assert keyboard.window.label.is_on("view.snap_words")
