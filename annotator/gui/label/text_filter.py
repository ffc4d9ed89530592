"""What the filter of the articles finds in texts and labels, looked up beside: no key waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotator.app.jobs import Job, Runner
from annotator.app.messages.words import gettext
from annotator.app.project import Project
from annotator.app.searching.sifting import Known, Piece, look_up, pieces, sifted
from annotator.gui.computing import Computing


class TextFilter(QObject):
    """Looks up a filter in ``project``; ``found`` tells that more is known of what was asked for last."""

    found = Signal()

    def __init__(self, project: Project, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._asked: tuple[Piece, ...] = ()
        self._known: Known = {}
        self._is_due = False
        self._looking, self._reading = Computing(runner, self), Computing(runner, self)

    @property
    def is_busy(self) -> bool:
        """Whether more may be found yet."""
        return self._is_due or self._looking.is_busy or self._reading.is_busy

    def ask(self, typed: str) -> None:
        """Be about this from now on; what is known of it already is kept until :meth:`look` finds more."""
        self._asked = pieces(typed)
        self._known = {piece: uids for piece, uids in self._known.items() if piece in self._asked}
        self._looking.cancel()
        self._is_due = bool(self._asked)

    def look(self) -> None:
        """Look it up."""
        if self._asked:
            self._look()

    def sifted(self, lines: Sequence[tuple[str, str]]) -> list[str]:
        """Which of ``lines`` (uid, and casefolded what it says) hold it so far, best first."""
        return sifted(lines, self._asked, self._known)

    def close(self) -> None:
        """Call off, and hear nothing any more."""
        self._looking.close()
        self._reading.close()

    def _look(self, *, read: bool = True) -> None:
        """``read`` the texts that the index lacks, too, and look again then."""
        project, asked = self._project, self._asked

        def work(job: Job[Any]) -> tuple[Known, bool] | None:
            known = look_up(project, asked, job.cancelled)
            return None if known is None else (known, read and bool(project.search.shelf.unread()))

        self._looking.start(gettext("Searching"), work, self._looked)

    def _looked(self, answer: tuple[Known, bool]) -> None:
        self._known, unread = answer
        self._is_due = False
        if unread and not self._reading.is_busy:
            shelf = self._project.search.shelf

            def take_in(job: Job[Any]) -> bool | None:
                return shelf.read(job.report, job.cancelled) or None

            self._reading.start(gettext("Reading articles"), take_in, lambda _: self._look(read=False))
        self.found.emit()
