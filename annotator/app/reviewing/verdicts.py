"""Deciding the open row: a version whole, both, neither, or one of the reviewer's own making."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.app.reviewing import deciding
from annotator.app.reviewing.board import Board, Row
from annotator.app.reviewing.editing import Editing
from annotator.core.commands import Command
from annotator.core.commands.review import SetReason, Undecide
from annotator.core.decisions import Decision

if TYPE_CHECKING:
    from annotator.app.reviewing.session import ReviewSession


class Verdicts:
    """The gestures of a :class:`~annotator.app.reviewing.session.ReviewSession` that decide its open row."""

    def __init__(self, session: ReviewSession) -> None:
        self._session = session

    @property
    def _reason(self) -> str:
        """What is written now, else what this person wrote when they decided before."""
        before = self.own.reason if self.own is not None else ""
        return self._session.reason.strip() or before

    def take_shown(self, place: int) -> bool:
        """Take the version that is shown in ``place`` (from 0) whole."""
        row, project = self._session.row, self._session.project
        if self._is_editing():
            return False
        order = self._session.faces.order(row) if row is not None else ()
        if row is not None and place >= len(order):
            self._session.say("review.no_such_place", n=place + 1)
            return False
        return self._decide(
            lambda board, row: deciding.take(project, board, row, order[place] + 1, self._reason)
        )

    def both(self) -> bool:
        """Let all versions stand."""
        project = self._session.project
        return not self._is_editing() and self._decide(
            lambda board, row: deciding.both(project, board, row, self._reason)
        )

    def neither(self) -> bool:
        """Let nothing stand."""
        project = self._session.project
        return not self._is_editing() and self._decide(
            lambda board, row: deciding.neither(project, board, row, self._reason)
        )

    def _is_editing(self) -> bool:
        """Whether a version is being made: a key that misses a stance must not decide something else."""
        if self._session.editing is not None:
            self._session.say("review.editing_still")
        return self._session.editing is not None

    def _decide(self, made: Callable[[Board, Row], Command]) -> bool:
        session = self._session
        board, row = session.board, session.row
        if board is None or row is None:
            session.say("review.nothing_chosen")
            return False
        if session.run(lambda: made(board, row)) is None:
            return False
        session.advance()
        return True

    @property
    def decision(self) -> Decision | None:
        """The reviewer's decision on the open row: this person's own, else another one's."""
        row = self._session.row
        made = [each for each in (row.decisions if row is not None else ()) if each.reviewer is not None]
        return self.own or next(iter(made), None)

    @property
    def own(self) -> Decision | None:
        """This person's decision on the open row."""
        row, person = self._session.row, self._session.project.annotator
        made = row.decisions if row is not None and person is not None else ()
        return next((each for each in made if person is not None and each.reviewer == person.uid), None)

    def take_back(self) -> bool:
        """Take the decision on the open row back."""
        decision = self.decision
        if decision is None:
            self._session.say("review.not_decided")
            return False
        if self._session.run(lambda: Undecide(decision.uid)) is None:
            return False
        self._session.reread()
        return True

    def write_reason(self, reason: str) -> None:
        """Keep a reason for the coming decision; where this person has decided, write it to that one."""
        decision, said = self.own, reason.strip()
        if decision is None:
            self._session.reason = reason
        elif said != decision.reason and self._session.run(lambda: SetReason(decision.uid, said)):
            self._session.reread()

    # --- A version of one's own ----------------------------------------------------------------------------

    def edit(self) -> None:
        """Start to make an own version from the first that is shown; again: from the next one."""
        session = self._session
        board, row = session.board, session.row
        if board is None or row is None:
            session.say("review.nothing_chosen")
            return
        order = session.faces.order(row)
        said = [number + 1 for number in order if row.sides[number].items] or [1]
        start, before = said[0], session.editing
        if before is not None and before.start in said:
            start = said[(said.index(before.start) + 1) % len(said)]
        made = session.attempt(lambda: {n: deciding.template(session.project, board, row, n) for n in said})
        if made is not None:
            others = [item for items in made.values() for item in items]
            session.editing = Editing(made[start], others, session.boundaries, start)
            session.tell("edit")

    def keep_edit(self) -> bool:
        """Decide for the version that was made."""
        editing, project = self._session.editing, self._session.project
        if editing is None:
            self._session.say("review.not_editing")
            return False
        return self._decide(
            lambda board, row: deciding.edited(project, board, row, editing.items, self._reason)
        )

    def drop_edit(self) -> None:
        """Give up the version being made."""
        if self._session.editing is not None:
            self._session.editing = None
            self._session.tell("edit")

    def change(self, alter: Callable[[Editing], bool]) -> None:
        """Alter the version being made."""
        editing = self._session.editing
        if editing is None:
            self._session.say("review.not_editing")
        elif alter(editing):
            self._session.tell("edit")
        else:
            self._session.say("review.nothing_to_change")
