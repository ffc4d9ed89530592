"""Taking gestures back in a review, and doing them again, with the row they were about open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.app.outcome import Outcome
from annotator.app.reviewing.running import APPLIED
from annotator.core.changes import Committed

if TYPE_CHECKING:
    from annotator.app.reviewing.session import ReviewSession


class Undoing:
    """Undo and redo of a :class:`~annotator.app.reviewing.session.ReviewSession`.

    What a policy settled when an article was opened was no gesture of the reviewer: it goes along.
    """

    def __init__(self, session: ReviewSession) -> None:
        self._session = session

    def undo(self) -> None:
        """Take this person's last gesture back and open what it was about."""
        session = self._session
        while session.project.undo_name == APPLIED:
            if session.attempt(lambda: session.project.undo(origin=session)) is None:
                return
        self._travel(session.project.undo, "labelling.nothing_to_undo")

    def redo(self) -> None:
        """Do again what was undone last."""
        session = self._session
        self._travel(session.project.redo, "labelling.nothing_to_redo")
        while session.project.redo_name == APPLIED:
            if session.attempt(lambda: session.project.redo(origin=session)) is None:
                return

    def _travel(self, go: Callable[..., Outcome | None], nothing: str) -> None:
        session = self._session
        outcome = session.attempt(lambda: go(origin=session))
        if outcome is None:
            if session.error is None:
                session.say(nothing)
            return
        session.follow(Committed(tuple(outcome.changes), None, outcome.command))
        for change in reversed(outcome.changes):
            fields = {**(change.before or {}), **(change.after or {})}
            if change.kind == "decision" and fields.get("sources"):
                self._go_to(fields["document"], tuple(source["uid"] for source in fields["sources"]))
                return

    def _go_to(self, document: str, key: tuple[str, ...]) -> None:
        session = self._session
        if session.document is None or session.document.uid != document:
            session.open(document, key, settle=False)  # or there would be nothing to redo any more
            return
        row = session.board.row(key) if session.board is not None else None
        if row is not None:
            session.choose(row.key)
