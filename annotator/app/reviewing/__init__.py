"""Review: what annotators disagree on, what is decided of it, and the gold that follows.

:class:`Review` is the door (``project.review``). Behind it: ``materials`` reads what the finished layers say,
``gold`` tells which gold follows from the decisions, ``board`` and ``rows`` join both, ``deciding`` and
``carrying`` turn a key into a command, ``running`` applies a policy, ``precedents`` and ``corrections`` look
back.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from annotator.errors import UserError

if TYPE_CHECKING:
    from annotator.app.jobs import Cancelled, Progress
    from annotator.app.outcome import Outcome
    from annotator.app.project import Project
    from annotator.app.reviewing.board import Board, Row
    from annotator.app.reviewing.compared import Compared
    from annotator.app.reviewing.corrections import Correction
    from annotator.app.reviewing.gold import Gold
    from annotator.app.reviewing.precedents import Precedent, Precedents
    from annotator.app.reviewing.running import ReviewReport
    from annotator.measure.policies import Policy


class Review:
    """The reviewer's side of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._precedents: Precedents | None = None

    @cached_property
    def compared(self) -> Compared:
        """What was compared last, kept for the next look at it."""
        from annotator.app.reviewing.compared import Compared

        return Compared(self._project)

    @property
    def policy(self) -> Policy:
        """The project's policy for what becomes gold without a reviewer; all agree unless it was set."""
        from annotator.measure.policies import Policy

        return Policy.from_json((self._project.record("project", "project") or {}).get("policy"))

    def board(self, document: str, policy: Policy | None = None, *, keep: bool = False) -> Board:
        """What there is to decide in a document, under ``policy`` (default: the project's).

        ``keep`` says that the same document will be looked at again soon, as by somebody who decides.
        """
        from annotator.app.reviewing.rows import board

        return board(self._project, document, policy, keep=keep)

    def gold(self, document: str) -> Gold:
        """The gold of a document: what its decisions made of it, and imported gold without a decision."""
        from annotator.app.reviewing.gold import gold

        return gold(self._project, document)

    def apply(
        self,
        policy: Policy | None = None,
        documents: Collection[str] | None = None,
        *,
        dry_run: bool = False,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> ReviewReport:
        """Make gold of what a policy settles; see :func:`annotator.app.reviewing.running.apply`."""
        from annotator.app.reviewing.running import apply

        return apply(
            self._project,
            policy or self.policy,
            documents,
            dry_run=dry_run,
            progress=progress,
            cancelled=cancelled,
        )

    def close(self, document: str, *, origin: object = None) -> Outcome:
        """Close a document in which everything is decided; what the policy settles becomes gold with it.

        Raises:
            UserError: ``review.still_open`` while some disagreement waits; ``person.not_allowed``.
        """
        from annotator.app.reviewing.running import close

        return close(self._project, document, origin)

    def precedents(self, row: Row, limit: int = 3) -> list[Precedent]:
        """Earlier decisions on words like those of ``row``, reasoned and most similar ones first."""
        from annotator.app.reviewing.precedents import Precedents

        if self._precedents is None:
            self._precedents = Precedents(self._project)
        return self._precedents.like(row, limit)

    def corrections(self, annotator: str | None = None) -> list[Correction]:
        """What became of an annotator's items (default: one's own) where gold says something else.

        Raises:
            UserError: ``annotator.nobody`` when nobody is named and nobody has signed in.
        """
        from annotator.app.reviewing.corrections import corrections

        person = self._project.annotator
        if annotator is None and person is None:
            raise UserError("annotator.nobody")
        return corrections(self._project, annotator or (person.uid if person is not None else ""))
