"""Whose labels a search may show: what ``Project.sees`` answers, for all articles at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.store import work

if TYPE_CHECKING:
    from annotator.app.project import Project


class Sight:
    """What whoever works in ``project`` may see at this moment."""

    def __init__(self, project: Project) -> None:
        self.own = None if project.annotator is None else project.annotator.uid
        self._states: Mapping[str, str] | None = None
        if project.is_blind():
            with project.reading():
                self._states = work.states(project._file.db)

    def shows(self, document: str, annotator: str | None, *, gold: bool = False) -> bool:
        """Whether the layer of ``annotator``, or gold, of a document may be seen."""
        is_own = not gold and annotator == self.own
        return is_own or self._states is None or self._states.get(document, "open") != "open"
