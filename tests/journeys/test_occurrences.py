"""Labelling wherever a name occurs, marking what was read, pausing the clock: by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import Project
from annotator.core.commands import CreateEntity
from annotator.gui.occurrences.dialog import OccurrencesDialog
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import window_on
from annotator.gui.window.main_window import MainWindow
from tests.app.labelling.documents import add_documents
from tests.journeys.dialogs import walk_to

FIRST = (
    "Zelenskyy came to Brussels.\n"
    "Volodymyr Zelenskyy wants guarantees, and Zelenskyy's aides agree.\n"
    "Nothing of note was said about zelenskyyism.\n"
)
SECOND = "Merz met Zelenskyy in Berlin.\nThe weather was fine.\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "talks.annotator", annotator="Ada") as made:
        add_documents(made, {"a": FIRST, "b": SECOND})
        made.execute(CreateEntity("person", "Volodymyr Zelenskyy", ("Zelenskyy",), uid="vz"))
        yield made


@pytest.fixture
def keyboard(project: Project) -> Iterator[Keyboard]:
    with window_on(project) as window:
        yield Keyboard(window)


def asked(window: MainWindow) -> OccurrencesDialog:
    """The dialog that is open."""
    assert window.occurrences is not None
    assert window.occurrences.dialog is not None
    return window.occurrences.dialog


def quotes(project: Project, document: str) -> list[str]:
    """What Ada has labelled there."""
    return [span.quote for span in project.spans(document)]


def test_a_selected_name_is_labelled_in_the_whole_corpus_and_taken_back(
    keyboard: Keyboard, project: Project
) -> None:
    keyboard.select(0, 9)
    keyboard.press("O")
    dialog = asked(keyboard.window)
    assert len(dialog.found.rows) == 3
    keyboard.press("Alt+I", "Down")
    assert [row.document for row in dialog.found.rows] == ["a", "a", "a", "b"]
    dialog.list.setFocus()
    keyboard.press("Down", "Down", "Space", "Return")
    assert quotes(project, "a") == ["Zelenskyy", "Zelenskyy"]
    assert quotes(project, "b") == ["Zelenskyy"]
    made = [span for document in "ab" for span in project.spans(document)]
    assert {(span.label, span.entity, span.origin) for span in made} == {("actor", "vz", "occurrences")}
    assert "3 places labelled in 2 articles" in keyboard.window.notice.text
    keyboard.press("Ctrl+Z")
    assert quotes(project, "a") == quotes(project, "b") == []
    keyboard.press("Ctrl+Shift+Z")
    assert len(quotes(project, "a")) == 2
    assert project.check() == []


def test_a_focused_span_stands_for_all_names_of_its_entity(keyboard: Keyboard, project: Project) -> None:
    keyboard.label("A", (keyboard.find("Zelenskyy"),))
    keyboard.press("O")
    dialog = asked(keyboard.window)
    assert [(row.words, row.standing) for row in dialog.found.rows] == [
        ("Zelenskyy", "there"),
        ("Volodymyr Zelenskyy", "free"),
        ("Zelenskyy", "free"),
    ]
    keyboard.press("Space")  # what is there already can't be ticked
    keyboard.press("Return")
    assert quotes(project, "a") == ["Zelenskyy", "Volodymyr Zelenskyy", "Zelenskyy"]


def test_parts_of_words_and_capitals_are_a_choice(keyboard: Keyboard) -> None:
    keyboard.select(0, 9)
    keyboard.press("O")
    dialog = asked(keyboard.window)
    for choice in (dialog.whole, dialog.case):
        walk_to(keyboard, choice)
        keyboard.press("Space")
    assert [row.words for row in dialog.found.rows][-1] == "zelenskyy"
    keyboard.press("Esc")
    assert keyboard.window.occurrences is not None
    assert keyboard.window.occurrences.dialog is None


def test_what_was_read_is_marked_and_the_clock_is_paused(keyboard: Keyboard, project: Project) -> None:
    label = keyboard.window.label
    keyboard.go_to(FIRST.index("Nothing"))
    keyboard.press("X")
    assert list(label.session.marks.marked.values()) == [2]
    assert label.status_bar.read.text() == "1 of 3 paragraphs read"
    keyboard.select(FIRST.index("Nothing"), FIRST.index("Nothing") + 7)
    keyboard.label("D", (keyboard.find("Nothing"),))
    keyboard.press("Esc")
    assert not label.session.marks.marked
    keyboard.press("Ctrl+Shift+P")
    assert label.status_bar.time.text().startswith("⏸ Paused")
    keyboard.press("Ctrl+Shift+P")
    assert not label.session.stopwatch.paused
