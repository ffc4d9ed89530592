"""Going to a point of the history, one undo or redo at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.app.project import Project


class Walk:
    """Undoes or redoes step by step until exactly ``goal`` steps are done.

    Whoever walks decides how much to take at once; each step is on the disk when it is taken. The walk ends
    early when somebody makes another step meanwhile: then the goal is not what it was.
    """

    def __init__(self, project: Project, goal: int) -> None:
        self._project = project
        self._goal = goal
        self._expected = self._counts()
        self.wanted = abs(goal - len(project._history.undo))
        """How many steps it takes."""
        self.taken = 0
        """How many were taken."""
        self.back = goal < len(project._history.undo)
        """Whether it leads back, by undoing, rather than forward."""

    @property
    def at_end(self) -> bool:
        """Whether there is nothing more to do."""
        return self.taken >= self.wanted or self._counts() != self._expected

    def take_step(self) -> None:
        """Take one step, if there is one to take.

        Raises:
            UserError: as :meth:`annotator.app.project.Project.undo`; the steps before stay taken.
        """
        if not self.at_end:
            (self._project.undo if self.back else self._project.redo)()
            self.taken += 1
            self._expected = self._counts()

    def _counts(self) -> tuple[int, int]:
        read = self._project._history
        return len(read.undo), len(read.redo)
