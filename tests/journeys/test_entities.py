"""Entities put in order by keyboard alone: found, renamed, split, united, said of, and back to the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator import Project
from annotator.core.commands import AddSpan, CreateEntity
from annotator.gui.entities.screen import EntitiesScreen
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import window_on
from annotator.gui.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def prepare(project: Project) -> str:
    """Mark two names of one and the same in an article that is not the first; answers its uid."""
    document = next(line.uid for line in project.documents()[1:] if "Moscow" in project.text(line.uid))
    text = project.text(document)
    project.execute(CreateEntity("country", "Russia", ("Moscow", "Kremlin"), uid="russia"))
    project.execute(CreateEntity("country", "Russian Federation", uid="federation"))
    start = text.index("Moscow")
    project.execute(AddSpan(document, "actor", ((start, start + 6),), "russia", uid="moscow"))
    return document


def screen_of(window: MainWindow) -> EntitiesScreen:
    screen = window.screens.current
    assert isinstance(screen, EntitiesScreen)
    return screen


def test_entities_by_keyboard_alone(articles: Path) -> None:
    with Project.open(articles, annotator="Ada") as project:
        document = prepare(project)
        with window_on(project) as window:
            keyboard = Keyboard(window)
            keyboard.press("Ctrl+6")
            screen = screen_of(window)
            keyboard.write("moscow")
            keyboard.press("Down")
            name_and_say(keyboard, project)
            split(keyboard, screen, project)
            unite(keyboard, screen, project)
            go_to_the_words(keyboard, window, screen, document)
        assert project.check() == []


def name_and_say(keyboard: Keyboard, project: Project) -> None:
    """Another name, a further alias, an attribute, a parent, another kind: a key, words, Enter."""
    keyboard.press("F2")
    keyboard.write("Russland")
    keyboard.press("Return", "A")
    keyboard.write("Rossiya")
    keyboard.press("Return", "T")
    keyboard.write("big")
    keyboard.press("Return", "P")
    keyboard.write("feder")
    keyboard.press("Return")
    entity = project.entity("russia")
    assert (entity.name, entity.parent) == ("Russland", "federation")
    assert "Rossiya" in entity.aliases and list(entity.attributes.values()) == ["big"]
    keyboard.press("P", "Shift+Tab", "Space", "Ctrl+Z", "Ctrl+Shift+Z")
    assert project.entity("russia").parent is None


def split(keyboard: Keyboard, screen: EntitiesScreen, project: Project) -> None:
    """Moscow becomes an entity of its own, and the span goes with it; undone, it comes back."""
    keyboard.press("S", "Return")
    made = next(entity for entity in project.entities() if entity.name == "Moscow")
    assert span_entity(project) == made.uid
    keyboard.press("Ctrl+Z")
    assert span_entity(project) == "russia" and screen.line is not None and screen.line.spans == 1


def unite(keyboard: Keyboard, screen: EntitiesScreen, project: Project) -> None:
    """Both Russias become one, keeping the other's name; taken apart; united again."""
    keyboard.press("U")
    keyboard.write("federation")
    keyboard.press("Tab", "Tab", "Space", "Return")
    assert project.canonical_entities() == {"russia": "federation"}
    assert screen.details.name.text() == "Russian Federation"
    keyboard.press("X")
    assert not project.canonical_entities()
    keyboard.press("Ctrl+Z")
    assert project.canonical_entities()


def go_to_the_words(keyboard: Keyboard, window: MainWindow, screen: EntitiesScreen, document: str) -> None:
    """Enter, Enter: the article is open, and the span has the focus of the keys."""
    assert screen.list_panel.list.hasFocus()
    keyboard.press("Return", "Return")
    QApplication.processEvents()
    session = window.label.session
    assert window.screens.name == "label" and session.document is not None
    assert session.document.uid == document and session.focused_span is not None
    assert session.focused_span.uid == "moscow"


def span_entity(project: Project) -> str | None:
    record = project.record("span", "moscow")
    return None if record is None else record["entity"]
