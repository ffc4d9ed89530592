"""A first statement with somebody who is shown how: by keys alone, in any codebook, taken back by undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import Project
from annotator.app.settings import Settings
from annotator.gui.application import Owner
from annotator.gui.showing.show_me import ShowMe
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.scenes import open_article
from annotator.gui.tour.script import ARTICLE
from annotator.gui.tour.stage import settle, window_on
from annotator.gui.window.main_window import MainWindow
from tests.app.labelling.documents import add_documents

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NO_STATEMENTS = """
name = "Topics"
[[label]]
id = "topic"
name = "Topic"
key = "x"
colour = "#c77700"
"""


def shown(window: MainWindow) -> ShowMe:
    settle()
    assert window.desk.showing is not None
    return window.desk.showing


def told(window: MainWindow) -> tuple[int, str]:
    """The step that is shown, and what of the screen it points at."""
    moment = shown(window).moment
    assert moment is not None
    return moment.step, moment.place


def test_five_steps_make_a_statement_by_keys_alone(articles: Path) -> None:
    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        open_article(window, ARTICLE)
        keyboard = Keyboard(window)
        document = window.label.session.document
        assert document is not None
        keyboard.press("Ctrl+K")
        keyboard.write("show me")
        keyboard.press("Return")
        assert QApplication.focusWidget() is keyboard.view
        callout = shown(window).callout
        assert (told(window), callout.count.text()) == ((1, "text"), "Step 1 of 5")
        assert "Shift+→" in callout.accessibleDescription()
        keyboard.select(*keyboard.find("The Kremlin"))
        assert told(window) == (2, "labels")
        keyboard.press("A")
        assert told(window) == (3, "picker")
        keyboard.press("Return")
        assert told(window) == (4, "text")
        keyboard.select(*keyboard.find("NATO membership"))
        assert told(window) == (4, "labels")
        keyboard.press("D", "Return")
        assert told(window) == (4, "stance")
        keyboard.press("2")
        assert told(window) == (5, "composer")
        keyboard.press("Return")
        assert shown(window).moment.over  # type: ignore[union-attr]
        (statement,) = project.statements(document.uid)
        assert statement.stance.value == "oppose"
        keyboard.press("Esc")
        assert window.desk.showing is None
        while project.undo_name is not None:
            keyboard.press("Ctrl+Z")
        assert project.spans(document.uid) == []
        assert project.statements(document.uid) == []


def test_it_covers_neither_the_words_nor_what_it_speaks_of(articles: Path) -> None:
    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        open_article(window, ARTICLE)
        keyboard = Keyboard(window)
        window.perform("help.show_me")
        picker = window.label.text.picker
        assert shown(window).callout.isVisible()
        assert window.label.rect().contains(shown(window).callout.geometry())
        keyboard.select(*keyboard.find("The Kremlin"))
        keyboard.press("A")
        shown(window)
        assert picker.isVisible()
        assert not shown(window).callout.geometry().intersects(picker.geometry())


def test_undo_goes_back_a_step_and_another_order_is_not_held_up(articles: Path) -> None:
    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        open_article(window, ARTICLE)
        keyboard = Keyboard(window)
        window.perform("help.show_me")
        keyboard.press("2")
        keyboard.select(*keyboard.find("NATO membership"))
        keyboard.press("D", "Return")
        assert told(window) == (1, "text"), "the actor is what is missing"
        keyboard.select(*keyboard.find("The Kremlin"))
        keyboard.press("A", "Return")
        assert told(window) == (5, "composer")
        keyboard.press("Ctrl+Z", "Ctrl+Z")
        assert told(window) == (1, "text")


def test_esc_leaves_at_any_step_and_takes_nothing_along(articles: Path) -> None:
    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        open_article(window, ARTICLE)
        keyboard = Keyboard(window)
        window.perform("help.show_me")
        keyboard.select(*keyboard.find("The Kremlin"))
        selected = window.label.view.selection()
        keyboard.press("Esc")
        assert window.desk.showing is None
        assert window.label.view.selection() == selected
        keyboard.press("Esc")
        assert window.label.view.selection() is None
        window.perform("help.show_me")
        keyboard.select(*keyboard.find("The Kremlin"))
        keyboard.press("A", "Esc")
        assert not window.label.text.picker.isVisible(), "the picker's own Esc comes first"
        shown(window).callout.close_button.setFocus()
        keyboard.press("Space")
        assert window.desk.showing is None
        assert QApplication.focusWidget() is keyboard.view


def test_it_is_heard_and_names_the_keys_as_they_are_now(articles: Path) -> None:
    settings = Settings.read()
    settings.choices.keys = {"label.actor": ["W"]}
    settings.keep_choices()
    heard: list[str] = []
    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        open_article(window, ARTICLE)
        keyboard = Keyboard(window)
        window.perform("help.show_me")
        callout = shown(window).callout
        interface = QAccessible.queryAccessibleInterface(callout)
        heard.append(interface.text(QAccessible.Text.Name))
        keyboard.select(*keyboard.find("The Kremlin"))
        shown(window)
        assert "W: Actor." in callout.accessibleDescription()
        keyboard.press("W")
        heard.append(interface.text(QAccessible.Text.Name))
        shown(window)
        heard.append(interface.text(QAccessible.Text.Name))
    assert heard[0].startswith("Step 1 of 5")
    assert heard[-1].startswith("Step 3 of 5")


def test_a_codebook_without_statements_shows_how_to_label(tmp_path: Path) -> None:
    book = tmp_path / "topics.toml"
    book.write_text(NO_STATEMENTS, encoding="utf-8")
    with (
        Project.create(tmp_path / "p.annotator", codebook=book, annotator="Ada") as project,
        window_on(project) as window,
    ):
        window.perform("help.show_me")
        assert window.desk.showing is None
        assert "no open article" in window.notice.text
        add_documents(project, {"Grain": "Ships leave Odesa.\n"})
        window.label.session.reload()
        keyboard = Keyboard(window)
        window.perform("help.show_me")
        assert told(window) == (1, "text")
        keyboard.press("Shift+Right", "X")
        assert shown(window).moment.over  # type: ignore[union-attr]


def test_the_sample_offers_it_once(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings.read(tmp_path / "config", tmp_path / "state")
    owner = Owner(settings)
    owner.open_sample("Grace")
    try:
        window = owner.window
        assert window is not None
        qtbot.waitUntil(lambda: "one statement together" in window.question.text)
        window.question.answers[0].click()
        assert told(window) == (1, "text")
        window.desk.offer_to_show()
        assert window.question.text == ""
    finally:
        owner.close()
        settle()
