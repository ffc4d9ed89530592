"""Review: what annotators disagree on, what is decided of it, and the gold that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.app.project import Project
    from annotator.app.reviewing.board import Board
    from annotator.measure.policies import Policy


class Review:
    """The reviewer's side of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @property
    def policy(self) -> Policy:
        """The project's policy for what becomes gold without a reviewer; all agree unless it was set."""
        from annotator.measure.policies import Policy

        return Policy.from_json((self._project.record("project", "project") or {}).get("policy"))

    def board(self, document: str, policy: Policy | None = None) -> Board:
        """What there is to decide in a document, under ``policy`` (default: the project's)."""
        from annotator.app.reviewing.board import board

        return board(self._project, document, policy)
