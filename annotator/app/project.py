"""A project: the one door through which every front end reads and writes.

    >>> from annotator import Project
    >>> from annotator.core.commands import AddSpan
    >>> with Project.create("talks.annotator", annotator="Ada") as project:   # doctest: +SKIP
    ...     project.import_files(["articles/"])
    ...     first = project.documents()[0]
    ...     project.execute(AddSpan(first.uid, "actor", ((0, 6),)))
    ...     project.undo()

Everything is answered from the file as it stands; nothing is written but by :meth:`Project.execute`,
:meth:`Project.undo`, :meth:`Project.redo` and the long commands. What one thread commits, all subscribers
are told in that thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from annotator.app import people, settings
from annotator.app.bus import Bus
from annotator.app.outcome import Outcome
from annotator.app.questions import Questions
from annotator.core.changes import Change, Committed, ScopedChange
from annotator.core.codebook.records_form import PARTS
from annotator.core.commands import NOT_UNDOABLE, Command
from annotator.core.decide import Author, decide
from annotator.core.records import Annotator
from annotator.core.undo import inverse
from annotator.errors import UserError
from annotator.store import changelog, union
from annotator.store.batches import Batch
from annotator.store.database import ProjectFile
from annotator.store.history import Gesture, History, history

if TYPE_CHECKING:
    from annotator.app.agreement import Agreement
    from annotator.app.datasets import Datasets
    from annotator.app.exporting import ExportReport
    from annotator.app.importing import ImportReport
    from annotator.app.networks import Networks
    from annotator.app.reviewing import Review
    from annotator.app.searching import Search
    from annotator.app.sharing.facet import Sharing
    from annotator.app.team.team import Team
    from annotator.store.check import Fault

CREATED = "CreateProject"
"""The name under which a project's first gesture is logged."""

_NOT_UNDOABLE = NOT_UNDOABLE | {CREATED}
_SHAPING = frozenset({"project", *PARTS.values()})


class Project(Questions):
    """An open project file, and the person who is working in it."""

    def __init__(self, file: ProjectFile, annotator: str | None) -> None:
        super().__init__(file)
        self._bus = Bus()
        self._history = History()
        self._under_way = ""
        """The gesture that is being written in parts."""
        self._closed = False
        self._remember_person(None if annotator is None else people.named(self.annotators(), annotator))

    @classmethod
    def create(
        cls, path: Path | str, *, codebook: Path | str | None = None, annotator: str | None = None
    ) -> Project:
        """A new project at ``path`` with the codebook of a file (default: Positions).

        Raises:
            UserError: ``project.exists``, ``project.no_folder``, or a ``codebook.*`` code; nothing is
                left behind then.
        """
        from annotator.app.birth import first_changes

        changes = first_changes(None if codebook is None else Path(codebook), annotator)
        file = ProjectFile(Path(path), settings.state_folder(), new=True)
        try:
            file.commit(lambda: changes, command=CREATED, owner=None)
            return cls(file, annotator)
        except BaseException:
            file.discard()
            raise

    @classmethod
    def open(cls, path: Path | str, *, annotator: str | None = None) -> Project:
        """The project at ``path``, worked on by the person of that name; one nobody knows is added.

        Raises:
            UserError: a ``project.*`` code when there is none, it is held by another program, it was
                written by a newer version, or it can't be read.
        """
        file = ProjectFile(Path(path), settings.state_folder())
        try:
            if file.get("project", "project") is None:
                raise UserError("project.unfinished", path=str(path))
            if annotator is not None:
                people.ensure(file, annotator)
            return cls(file, annotator)
        except BaseException:
            file.close()
            raise

    def close(self) -> None:
        """Back the project up if a copy is due, and let go of the file. Closing twice is harmless."""
        if not self._closed:
            from annotator.store import backups

            self._closed = True
            try:
                backups.back_up(self._file, self.backups)
            finally:
                self._file.close()

    @property
    def backups(self) -> Path:
        """The folder, away from the project's own, where copies of it are kept; maybe not there yet."""
        return self._file.state_folder / "backups" / f"{self.path.stem}-{self._file.replica[-8:]}"

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- People -----------------------------------------------------------------------------------------

    def become(self, uid: str, passphrase: str | None = None) -> None:
        """Work on as another person of the project.

        Raises:
            UserError: ``annotator.unknown``; ``person.passphrase_needed`` or ``person.passphrase_wrong``
                where that person has a passphrase.
        """
        person = people.identified(self.annotators(), uid)
        self.team.admit(person, passphrase)
        self._remember_person(person)

    @property
    def team(self) -> Team:
        """Who may do what, who labels what, and how far everybody is."""
        from annotator.app.team.team import Team

        return Team(self)

    def _remember_person(self, annotator: Annotator | None) -> None:
        self._annotator = annotator
        with self._file.reading():
            self._history = history(self._file.db, self._owner, self._file.replica, _NOT_UNDOABLE)

    # --- Gestures ---------------------------------------------------------------------------------------

    def execute(self, command: Command, *, origin: object = None) -> Outcome:
        """Carry out a command; when this returns, it is on the disk.

        ``origin`` is handed to subscribers, so that a view can tell its own work.

        Raises:
            UserError: when it can't be carried out; nothing has changed then.
        """
        author = Author(self._owner, self._file.replica)
        outcome = self._record(
            lambda: decide(command, self._file, author), command.called, undoable=command.undoable
        )
        self._tell(outcome, origin)
        return outcome

    def undo(self, *, origin: object = None) -> Outcome | None:
        """Take the annotator's latest gesture on this copy back; None when there is none.

        Raises:
            UserError: ``undo.dependants`` or ``undo.changed_since`` when later work stands on it.
        """
        return self._take_back(self._history.undo, origin)

    def redo(self, *, origin: object = None) -> Outcome | None:
        """Do again what was undone last; None when there is nothing. Raises as :meth:`undo`."""
        return self._take_back(self._history.redo, origin)

    @property
    def undo_name(self) -> str | None:
        """The command that :meth:`undo` would take back."""
        return self._history.undo[-1].command if self._history.undo else None

    @property
    def redo_name(self) -> str | None:
        """The command that :meth:`redo` would do again."""
        return self._history.redo[-1].command if self._history.redo else None

    def _take_back(self, stack: Sequence[Gesture], origin: object) -> Outcome | None:
        def decided() -> list[ScopedChange]:
            return inverse(changelog.gesture_changes(self._file.db, gesture.uid), self._file)

        # Another thread may be closing an import: the gesture that is last must still be so when it goes.
        with self._file.lock:
            if not stack:
                return None
            gesture = stack[-1]
            if gesture.uid == self._under_way:
                raise UserError("undo.under_way")
            outcome = self._record(decided, gesture.command, undoable=True, undoes=gesture.uid)
        self._tell(outcome, origin)
        return outcome

    def _record(
        self,
        decided: Callable[[], Sequence[ScopedChange]],
        command: str,
        *,
        undoable: bool,
        undoes: str | None = None,
    ) -> Outcome:
        """Commit a gesture and put it on the history, both under the lock: they must keep one order."""
        with self._file.lock:
            uid, changes = self._file.commit(decided, command=command, owner=self._owner, undoes=undoes)
            if uid and undoable:
                self._history.did(Gesture(uid, command), undoes)
            return Outcome(changes, command)

    def _tell(self, outcome: Outcome, origin: object) -> None:
        if any(change.kind in _SHAPING for change in outcome.changes):
            self._codebook = None
        if self._annotator is not None and any(change.uid == self._owner for change in outcome.changes):
            self._annotator = people.identified(self.annotators(), self._annotator.uid)
        if outcome.changes:
            self._bus.tell(Committed(outcome.changes, self._owner, outcome.command, origin))

    def subscribe(self, listener: Callable[[Committed], None]) -> Callable[[], None]:
        """Have ``listener`` told after each commit, in the committing thread; answers how to stop that."""
        return self._bus.subscribe(listener)

    # --- Long commands ----------------------------------------------------------------------------------

    def execute_in_parts(
        self,
        commands: Iterable[Command],
        *,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> Outcome | None:
        """Carry out commands of one name, of those that may be written in parts, as one gesture.

        Each is on the disk when the next begins, and a key gets through in between. Once ``cancelled``, or
        when one can't be carried out, what was done stays, and one undo takes it back. ``progress`` is told
        how many are done. None when nothing was.
        """
        author, made = Author(self._owner, self._file.replica), list[Change]()
        gesture = name = ""
        try:
            for number, command in enumerate(commands, start=1):
                if cancelled is not None and cancelled():
                    break
                name = command.called
                gesture, changes = self._record_part(command, author, gesture)
                made += changes
                if progress is not None:
                    progress(number)
                # Even an uncontended lock is left for a moment: a key press may be about to want it.
                time.sleep(0)
        finally:
            self._under_way = ""
            if made:
                self._tell(Outcome(tuple(made), name), None)
        return Outcome(tuple(made), name) if made else None

    def _record_part(self, command: Command, author: Author, gesture: str) -> tuple[str, tuple[Change, ...]]:
        """Begin a gesture, or go on with ``gesture``; what was begun stands on the history at once."""
        owner = author.annotator
        with self._file.lock:
            uid, changes = self._file.commit(
                lambda: decide(command, self._file, author),
                command=command.called,
                owner=owner,
                gesture=gesture or None,
            )
            if uid and not gesture:
                self._under_way = uid
                if owner == self._owner:
                    self._history.did(Gesture(uid, command.called))
        return uid or gesture, changes

    def begin_import(self, source: str) -> Batch:
        """Start a long command; see :class:`annotator.store.batches.Batch` and :meth:`close_import`."""
        return self._file.begin_batch(source, self._owner)

    def close_import(self, batch: Batch, changes: Sequence[ScopedChange] = ()) -> Outcome:
        """Make an import count, with further changes, as one gesture that can be undone."""
        with self._file.lock:
            uid, closed = batch.close(changes)
            if batch.owner == self._owner:
                self._history.did(Gesture(uid, "Import"))
        outcome = Outcome(closed, "Import")
        self._tell(outcome, None)
        return outcome

    def import_files(self, paths: Sequence[Path | str], **how: Any) -> ImportReport:
        """Import files and folders; see :func:`annotator.app.importing.import_files`."""
        from annotator.app import importing

        return importing.import_files(self, [Path(path) for path in paths], **how)

    def export(self, out: Path | str, **how: Any) -> ExportReport:
        """Export to a file; see :func:`annotator.app.exporting.export`."""
        from annotator.app import exporting

        return exporting.export(self, Path(out), **how)

    @cached_property
    def review(self) -> Review:
        """What annotators disagree on, the decisions on it, and the gold that follows."""
        from annotator.app.reviewing import Review

        return Review(self)

    @cached_property
    def agreement(self) -> Agreement:
        """How far annotators agree, and on what they do not."""
        from annotator.app.agreement import Agreement

        return Agreement(self)

    @cached_property
    def sharing(self) -> Sharing:
        """Bringing in what others did in copies of this project, and making such copies."""
        from annotator.app.sharing.facet import Sharing

        return Sharing(self)

    @cached_property
    def datasets(self) -> Datasets:
        """Divided and described data for others."""
        from annotator.app.datasets import Datasets

        return Datasets(self)

    @cached_property
    def search(self) -> Search:
        """Words in the articles, and what was labelled there."""
        from annotator.app.searching import Search

        return Search(self)

    @cached_property
    def networks(self) -> Networks:
        """Who stands where on what, and with whom."""
        from annotator.app.networks import Networks

        return Networks(self)

    # --- Health -----------------------------------------------------------------------------------------

    def check(self) -> list[Fault]:
        """Everything that is wrong with the file; an empty list is a clean bill."""
        from annotator.store.check import faults

        return faults(self._file)

    def behind(self) -> int:
        """How many steps the safety log has that the file lacks, as when an older file was put back."""
        return len(union.lost(self._file))

    def catch_up(self) -> int:
        """Take those steps over from the safety log; answers how many."""
        missing = union.lost(self._file)
        with self._file.lock:
            steps, changes = union.unite(self._file, missing)
            self._remember_person(self._annotator)
        self._tell(Outcome(changes, "CatchUp"), None)
        return steps
