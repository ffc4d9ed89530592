"""What each action of the review screen does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal, cast

from annotator.app.reviewing.editing import Edge, Editing

if TYPE_CHECKING:
    from annotator.gui.review.screen import ReviewScreen

Deed = Callable[[], object]
_EDGES: dict[str, tuple[Edge, int]] = {
    "start_left": ("start", -1),
    "start_right": ("start", 1),
    "end_left": ("end", -1),
    "end_right": ("end", 1),
}
_MOVES: dict[str, tuple[Literal["sentence", "paragraph"], int]] = {
    "sentence_next": ("sentence", 1),
    "sentence_previous": ("sentence", -1),
    "paragraph_down": ("paragraph", 1),
    "paragraph_up": ("paragraph", -1),
}


def deeds(screen: ReviewScreen) -> dict[str, Deed]:
    """Every action of ``screen`` by id."""
    session, verdicts = screen.session, screen.session.verdicts
    return {
        "review.take_first": partial(screen.take, 0),
        "review.take_second": partial(screen.take, 1),
        **{f"review.version_{n}": partial(screen.take, n - 1) for n in range(1, 7)},
        "review.both": verdicts.both,
        "review.neither": verdicts.neither,
        "review.edit": verdicts.edit,
        "review.keep": screen.keep,
        "review.leave_edit": screen.leave_edit,
        "review.take_back": verdicts.take_back,
        "review.reason": screen.side.focus_reason,
        "review.next": partial(session.step, 1),
        "review.previous": partial(session.step, -1),
        "review.policy": screen.policy.ask,
        "review.hide_names": screen.toggle_names,
        "review.shuffle": screen.toggle_order,
        "review.close": session.close_article,
        "document.done_next": session.close_article,
        "document.reopen": session.reopen_article,
        "document.next": partial(session.open_next, 1),
        "document.previous": partial(session.open_next, -1),
        "edit.undo": session.history.undo,
        "edit.redo": session.history.redo,
        "edit.copy": screen.view.copy,
        **_boundaries(screen),
        **_reading(screen),
    }


def _boundaries(screen: ReviewScreen) -> dict[str, Deed]:
    found: dict[str, Deed] = {}
    for name, (edge, direction) in _EDGES.items():
        for suffix, exact in (("", False), ("_exact", True)):
            found[f"review.{name}{suffix}"] = partial(_move, screen, edge, direction, exact)
    return found


def _move(screen: ReviewScreen, edge: Edge, direction: int, exact: bool) -> None:
    def alter(editing: Editing) -> bool:
        return editing.move(edge, direction, exact=exact)

    screen.session.verdicts.change(alter)


def _reading(screen: ReviewScreen) -> dict[str, Deed]:
    view = screen.view
    found: dict[str, Deed] = {
        f"review.{name}": partial(view.move, unit, cast("Literal[-1, 1]", step), False)
        for name, (unit, step) in _MOVES.items()
    }
    return {
        **found,
        "view.zoom_in": partial(view.zoom, 1),
        "view.zoom_out": partial(view.zoom, -1),
        "view.zoom_reset": partial(view.zoom, 0),
        "view.documents": screen.toggle_lists,
        "view.statements": screen.toggle_side,
        "pane.text": screen.focus_text,
        "pane.next": partial(screen.next_pane, 1),
        "pane.previous": partial(screen.next_pane, -1),
    }
