"""Search by keyboard alone: words, a label, a concordance, and from place to place through the articles."""

from __future__ import annotations

from pathlib import Path

from annotator import Project
from annotator.gui.search.screen import SearchScreen
from annotator.gui.tour.keyboard import Keyboard
from annotator.gui.tour.stage import window_on


def test_search_and_label_what_was_found(articles: Path) -> None:
    with Project.open(articles, annotator="Ada") as project, window_on(project) as window:
        keyboard = Keyboard(window)
        keyboard.press("Ctrl+5")
        screen = window.screens.current
        assert isinstance(screen, SearchScreen)
        keyboard.write('"security guarantees"')
        assert screen.results.found.places > 1
        keyboard.press("Return", "J", "K", "Return")

        first = screen.results.found.hits[0]
        session = window.label.session
        assert window.screens.name == "label"
        assert session.document is not None
        assert session.document.uid == first.document
        assert window.label.view.selection() == (first.start, first.end)
        keyboard.press("D")
        keyboard.answer_picker("Security guarantees")
        assert [span.quote for span in project.spans(first.document)] == ["security guarantees"]

        keyboard.press("Ctrl+F3")
        second = screen.results.found.hits[1]
        assert session.document.uid == second.document
        assert window.label.view.selection() == (second.start, second.end)
        keyboard.press("Ctrl+Shift+F3")
        assert window.label.view.selection() == (first.start, first.end)

        keyboard.press("Ctrl+5", "C", "O")
        assert screen.results.is_concordance
        keyboard.press("Esc")
        keyboard.write("guarant*")
        keyboard.press("Tab", *"PP")
        assert screen.filters.wish.label == "proposal"
        assert [hit.words for hit in screen.results.found.hits] == ["security guarantees"]
