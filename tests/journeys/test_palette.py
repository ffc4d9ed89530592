"""Anything by typing a part of its name, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator import Project
from annotator.core.commands import CreateEntity
from annotator.gui.palette.palette import CommandPalette
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import window_on
from tests.app.labelling.documents import add_documents


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(
            made, {"Grain from Odesa": "Ships leave Odesa.\n", "Élysée talks": "Merz is in Paris.\n"}
        )
        made.execute(CreateEntity("person", "Volodymyr Zelenskyy", ("Zelenskyy",), uid="vz"))
        yield made


@pytest.fixture
def keyboard(project: Project) -> Iterator[Keyboard]:
    with window_on(project) as window:
        yield Keyboard(window)


def palette(keyboard: Keyboard) -> CommandPalette:
    """The palette that is open."""
    found = keyboard.window.desk.palette
    assert found is not None
    assert found.isVisible()
    assert QApplication.focusWidget() is found.line
    return found


def names(keyboard: Keyboard) -> list[str]:
    return [entry.name for entry in palette(keyboard).entries]


def test_an_action_is_done_and_the_focus_comes_back(keyboard: Keyboard, project: Project) -> None:
    keyboard.select(0, 5)
    keyboard.press("Ctrl+K")
    keyboard.write("actor")
    first = palette(keyboard).entries[0]
    assert (first.name, first.key, first.possible) == ("Actor", "A", True)
    keyboard.press("Return")
    document = keyboard.window.label.session.document
    assert document is not None
    assert [span.quote for span in project.spans(document.uid)] == ["Ships"]


def test_an_article_is_opened_whatever_its_accents(keyboard: Keyboard) -> None:
    keyboard.press("Ctrl+K")
    keyboard.write("elysee")
    assert names(keyboard)[0] == "Title Élysée talks"
    keyboard.press("Return")
    document = keyboard.window.label.session.document
    assert document is not None
    assert document.title == "Title Élysée talks"
    assert QApplication.focusWidget() is keyboard.view


def test_escape_leaves_everything_as_it_was(keyboard: Keyboard) -> None:
    keyboard.select(0, 5)
    for leave in ("Esc", "Ctrl+K"):
        keyboard.press("Ctrl+K")
        keyboard.write("merg")
        assert palette(keyboard).line.accessibleDescription()
        keyboard.press(leave)
        assert QApplication.focusWidget() is keyboard.view
        assert keyboard.view.selection() == (0, 5)


def test_what_was_chosen_lately_comes_first(keyboard: Keyboard) -> None:
    keyboard.press("Ctrl+K")
    keyboard.write("larger")
    keyboard.press("Return", "Ctrl+K")
    assert palette(keyboard).entries[0].ident == "view.zoom_in"
    keyboard.press("Return")
    assert keyboard.view.zoom_factor() == pytest.approx(1.25)


def test_arrows_go_round_and_what_can_not_be_done_is_last_and_said(keyboard: Keyboard) -> None:
    keyboard.press("Ctrl+K")
    keyboard.write("last report")
    shown = palette(keyboard)
    assert shown.entries[0].name == "Last Report"
    assert not shown.entries[0].possible
    assert "not possible now" in shown.line.accessibleDescription()
    keyboard.press("Up")
    assert shown.row == len(shown.entries) - 1
    keyboard.press("Down")
    assert shown.row == 0


def test_nothing_found_says_so(keyboard: Keyboard) -> None:
    keyboard.press("Ctrl+K")
    keyboard.write("qqxzzq")
    assert names(keyboard) == []
    keyboard.press("Return")
    assert "Nothing is called that" in palette(keyboard).told.text()
