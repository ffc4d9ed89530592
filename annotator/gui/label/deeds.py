"""What each action of the label screen does: the ids of the gestures, and a function for each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from annotator.gui.label.screen import LabelScreen

Deed = Callable[[], object]
Unit = Literal["grapheme", "word", "line", "clause", "sentence", "paragraph"]
Step = Literal[-1, 1]

_MOVES: dict[str, tuple[Unit, Step]] = {
    "word_left": ("word", -1),
    "word_right": ("word", 1),
    "line_up": ("line", -1),
    "line_down": ("line", 1),
    "clause_next": ("clause", 1),
    "clause_previous": ("clause", -1),
    "sentence_next": ("sentence", 1),
    "sentence_previous": ("sentence", -1),
    "paragraph_up": ("paragraph", -1),
    "paragraph_down": ("paragraph", 1),
    "grapheme_left": ("grapheme", -1),
    "grapheme_right": ("grapheme", 1),
}
_BOUNDARIES: dict[str, tuple[Literal["start", "end"], Step]] = {
    "start_left": ("start", -1),
    "start_right": ("start", 1),
    "end_left": ("end", -1),
    "end_right": ("end", 1),
}


def deeds(screen: LabelScreen) -> dict[str, Deed]:
    """Every fixed action of ``screen`` by id; labels and values, which a codebook names, come apart."""
    return {
        **_reading(screen),
        **_spans(screen),
        **_statements(screen),
        **_documents(screen),
        **_panes(screen),
        **_everywhere(screen),
    }


def codebook_deeds(screen: LabelScreen) -> dict[str, Deed]:
    """An action for each label and each stance value of the codebook."""
    codebook = screen.session.codebook
    labels: dict[str, Deed] = {
        f"label.{label.id}": partial(screen.text.label, label.id) for label in codebook.labels
    }
    values: dict[str, Deed] = {
        f"value.{value.id}": partial(screen.session.stating.choose_value, value.id)
        for value in codebook.values
    }
    return {**labels, **values}


def _reading(screen: LabelScreen) -> dict[str, Deed]:
    found: dict[str, Deed] = {}
    for name, (unit, step) in _MOVES.items():
        sideways = name.endswith(("_left", "_right"))
        move = screen.view.move_towards if sideways else screen.view.move
        found[f"text.{name}"] = partial(move, unit, step, False)
        found[f"text.extend_{name}"] = partial(move, unit, step, True)
    found["edit.copy"] = screen.view.copy
    return found


def _spans(screen: LabelScreen) -> dict[str, Deed]:
    session = screen.session
    marking = session.marking
    found: dict[str, Deed] = {
        "fragment.keep": screen.text.keep_fragment,
        "span.next": lambda: marking.focus_next(screen.view.caret(), 1),
        "span.previous": lambda: marking.focus_next(screen.view.caret(), -1),
        "span.tie": screen.tie_focused,
        "focus.note": screen.columns.open_note,
        "focus.remove": marking.remove_focused,
    }
    for name, (edge, direction) in _BOUNDARIES.items():
        found[f"span.{name}"] = partial(_move_boundary, screen, edge, direction, False)
        found[f"span.{name}_exact"] = partial(_move_boundary, screen, edge, direction, True)
    return found


def _move_boundary(screen: LabelScreen, edge: Literal["start", "end"], side: Step, exact: bool) -> bool:
    """Left and right are what the reader sees, whichever way the paragraph runs."""
    span = screen.session.focused_span
    step = screen.view.step_towards(side, span.start) if span is not None else side
    return screen.session.marking.move_boundary(edge, step, exact)


def _everywhere(screen: LabelScreen) -> dict[str, Deed]:
    def mark_read() -> None:
        screen.session.reading.toggle(screen.view.caret(), screen.view.selection())

    return {
        "reading.mark": mark_read,
        "time.pause": screen.toggle_clock,
        "occurrences.open": screen.occurrences_wanted.emit,
    }


def _statements(screen: LabelScreen) -> dict[str, Deed]:
    session = screen.session
    stating = session.stating
    return {
        "statement.save": stating.save,
        "composer.clear": screen.clear,
        "statement.next": lambda: stating.focus_next(screen.view.caret(), 1),
        "statement.previous": lambda: stating.focus_next(screen.view.caret(), -1),
        "statement.edit": stating.edit,
        "statement.doubt": stating.toggle_doubt,
        "statement.voice": stating.next_voice,
        "edit.undo": session.undo,
        "edit.redo": session.redo,
    }


def _documents(screen: LabelScreen) -> dict[str, Deed]:
    articles = screen.session.articles
    return {
        "document.done_next": partial(_go_on_reading, screen, articles.done_and_next),
        "document.skip": partial(_go_on_reading, screen, articles.skip_and_next),
        "document.reopen": articles.reopen,
        "document.next": lambda: articles.step(1),
        "document.previous": lambda: articles.step(-1),
        "document.filter": screen.columns.focus_filter,
        "document.details": screen.edit_details,
        "document.remove": articles.remove,
        "document.restore": articles.restore,
        "document.show_removed": lambda: articles.show_removed(not screen.session.with_removed),
    }


def _go_on_reading(screen: LabelScreen, finish: Callable[[], bool]) -> None:
    if finish():
        screen.focus_text()


def _panes(screen: LabelScreen) -> dict[str, Deed]:
    return {
        "view.documents": screen.columns.toggle_documents,
        "view.statements": screen.columns.toggle_side,
        "view.snap_words": screen.toggle_snapping,
        "view.zoom_in": lambda: screen.view.zoom(1),
        "view.zoom_out": lambda: screen.view.zoom(-1),
        "view.zoom_reset": lambda: screen.view.zoom(0),
        "pane.text": screen.focus_text,
        "pane.next": lambda: screen.columns.next_pane(1),
        "pane.previous": lambda: screen.columns.next_pane(-1),
        "pane.show_statements": lambda: screen.columns.open_tab("statements"),
        "pane.show_spans": lambda: screen.columns.open_tab("spans"),
        "pane.show_guidelines": lambda: screen.columns.open_tab("guidelines"),
        "pane.show_notes": lambda: screen.columns.open_tab("notes"),
    }
