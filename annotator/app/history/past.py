"""The steps that whoever works here can undo and redo, with when and where; they outlive the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.app.history.walk import Walk
from annotator.store.occasions import Occasion, occasions

if TYPE_CHECKING:
    from annotator.app.project import Project
    from annotator.store.history import Gesture

_READ_AT_ONCE = 20_000
"""Entries of the log that are read at the first look; older steps are listed without their time."""


@dataclass(frozen=True, slots=True)
class Step:
    """One gesture. ``number`` counts from 1, the oldest; ``when`` is in Unix seconds, None if forgotten.

    ``documents`` are the articles it reached; none means the whole project.
    """

    number: int
    command: str
    done: bool
    when: float | None
    documents: tuple[str, ...]


class Past:
    """The steps of the current annotator on this copy; ``here`` of ``total`` are done, the rest undone."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._whose: str | None = None
        self._read_to = 0
        self._occasions: dict[str, Occasion] = {}

    @property
    def here(self) -> int:
        """How many steps are done: what :meth:`Project.undo` would take back is the step of this number."""
        return len(self._project._history.undo)

    @property
    def total(self) -> int:
        """How many steps there are, those undone included."""
        with self._project._file.lock:
            read = self._project._history
            return len(read.undo) + len(read.redo)

    def step(self, number: int) -> Step:
        """The step of this number; raises ``IndexError`` when there is none."""
        with self._project._file.lock:
            read = self._project._history
            done = 1 <= number <= len(read.undo)
            gesture = read.undo[number - 1] if done else read.redo[-(number - len(read.undo))]
        occasion = self._occasion(gesture)
        if occasion is None:
            return Step(number, gesture.command, done, None, ())
        return Step(number, gesture.command, done, occasion.when, tuple(occasion.documents))

    def walk_to(self, number: int) -> Walk:
        """The way to where exactly the first ``number`` steps are done; 0 is before all of them."""
        return Walk(self._project, number)

    def _occasion(self, gesture: Gesture) -> Occasion | None:
        """When and where it was first done, however often it was undone and redone since."""
        self._read_on(gesture)
        occasion = self._occasions.get(gesture.uid)
        while occasion is not None and occasion.undoes in self._occasions:
            occasion = self._occasions[occasion.undoes]
        return occasion

    def _read_on(self, wanted: Gesture) -> None:
        person = self._project.annotator
        owner = None if person is None else person.uid
        if owner != self._whose:
            self._whose, self._read_to = owner, 0
            self._occasions.clear()
        elif wanted.uid in self._occasions:
            return
        with self._project._file.reading():
            file = self._project._file
            self._read_to, found = occasions(file.db, owner, file.replica, self._read_to, _READ_AT_ONCE)
        self._occasions.update(found)
