"""A label comes into the codebook, is used, and goes again; the hands stay on the keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QInputDialog

from annotator import Project
from annotator.gui.codebook.screen import CodebookScreen
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.scenes import open_article
from annotator.gui.tour.script import ARTICLE
from annotator.gui.tour.stage import settle, window_on
from tests.journeys.dialogs import walk_to


def test_a_label_comes_is_used_and_goes(articles: Path) -> None:
    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        keyboard = Keyboard(window)
        open_article(window, ARTICLE)
        document = window.label.session.document
        assert document is not None
        label(keyboard, "A", "Zelenskyy")
        keyboard.press("Ctrl+7")
        screen = window.screens.current
        assert isinstance(screen, CodebookScreen)
        add_place(keyboard, screen)
        assert project.codebook.version == 2, "something was labelled under the first"
        keyboard.press("Ctrl+1")
        window.label.view.setFocus()
        label(keyboard, "P", "Washington")
        spans = project.spans(document.uid)
        assert sorted((span.label, span.codebook_version) for span in spans) == [("actor", 1), ("place", 2)]
        keyboard.press("Ctrl+7")
        merge_place(keyboard, screen)
        assert [span.label for span in project.spans(document.uid)] == ["actor", "actor"]
        keyboard.press("Ctrl+Z")
        assert project.codebook.label("place") is not None
        assert sorted(span.label for span in project.spans(document.uid)) == ["actor", "place"]
        read_versions(keyboard, screen)


def label(keyboard: Keyboard, key: str, words: str) -> None:
    keyboard.select(*keyboard.find(words))
    keyboard.press(key)
    keyboard.press("Esc", "Esc")


def add_place(keyboard: Keyboard, screen: CodebookScreen) -> None:
    """Ins, its name; the key in its field; a colour from the palette; a guideline; up one."""
    assert QApplication.focusWidget() is screen.list
    keyboard.press("Ins")
    assert isinstance(screen.dialog, QInputDialog)
    keyboard.write("Place")
    keyboard.press("Return")
    settle()
    keyboard.come_back()
    assert screen.form.name.hasFocus() and screen.form.title.text() == "Label · place"
    walk_to(keyboard, screen.form.key.text)
    keyboard.write("s")
    assert "Stance" in screen.form.key.told.text()
    keyboard.press("Backspace")
    keyboard.write("p")
    assert screen.form.key.told.text() == ""
    walk_to(keyboard, screen.form.colour.swatches[4])
    keyboard.press("Space")
    walk_to(keyboard, screen.form.guideline.text)
    keyboard.write("Where something happens.")
    keyboard.press("Shift+F6")
    assert QApplication.focusWidget() is screen.list
    keyboard.press("Alt+Up")
    place = screen._project.codebook.labels[2]
    assert (place.id, place.key, place.guideline) == ("place", "P", "Where something happens.")
    assert place.colour == screen.form.colour.swatches[4].colour


def merge_place(keyboard: Keyboard, screen: CodebookScreen) -> None:
    """Del on the label that is in use; the first answer moves its spans to the first label."""
    assert QApplication.focusWidget() is screen.list and screen.list.part is not None
    assert screen.list.part.uid == "place"
    keyboard.press("Del")
    assert screen.going.dialog is not None
    keyboard.press("Return")
    settle()
    keyboard.come_back()
    assert screen._project.codebook.label("place") is None


def read_versions(keyboard: Keyboard, screen: CodebookScreen) -> None:
    keyboard.press("F6", "F6", "Right")
    assert screen.tabs.currentWidget() is screen.versions
    assert "New label: Place" in screen.versions.sheet.toPlainText()
