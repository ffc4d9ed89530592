"""What this person did on this copy, newest first; a click or Enter goes back, or forward, to a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.app.history import Past, Walk
from annotator.app.messages import sentence, sentence_for
from annotator.app.messages.words import gettext, ngettext
from annotator.app.project import Project
from annotator.core.changes import Committed
from annotator.errors import UserError
from annotator.gui.bridge import Bridge
from annotator.gui.history.rows import Line, StepDelegate, shown_moment
from annotator.gui.label.row_view import RowView
from annotator.gui.label.uid_list import UidListModel
from annotator.gui.theme import theme_changes


class HistoryPanel(QWidget):
    """The list of :class:`Past`, kept up with every commit. ``said`` carries a sentence and its tone.

    ``called`` gives a command's name as people read it. A row is named by how many steps are done when it
    is the last of them; ``"0"`` is before all.
    """

    said = Signal(str, str)

    def __init__(self, project: Project, called: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._called = called
        self._past = Past(project)
        self._walk: Walk | None = None
        self.setAccessibleName(gettext("History"))
        told = QLabel(gettext("What you did on this copy. Enter goes back to a line, or forward again."))
        told.setProperty("look", "small")
        told.setWordWrap(True)
        told.setContentsMargins(14, 4, 14, 6)
        self.model = UidListModel(lambda uid: self.line(uid).spoken(), self)
        self.list = RowView(self.model, self)
        self.list.setAccessibleName(gettext("Steps, the newest first"))
        self.list.setItemDelegate(StepDelegate(self.list, self.line))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(told)
        column.addWidget(self.list, 1)
        self.list.clicked.connect(lambda index: self.go_to(self.model.uids[index.row()]))
        self.list.entered.connect(self.go_to)
        theme_changes().changed.connect(self.list.measure_anew)
        # Many commits may come at once (labelling everywhere): the list is brought up to date once for all.
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self.refresh)
        self._steps = QTimer(self, interval=0)
        self._steps.timeout.connect(self._take_step)
        self._bridge = Bridge(self)
        self._unsubscribe = project.subscribe(self._bridge.carry(self._committed))
        self.refresh()

    def line(self, uid: str) -> Line:
        """What the row ``uid`` says."""
        number = int(uid)
        if number == 0:
            return Line(gettext("Before all of this"), "", done=True, last=self._past.here == 0)
        if number > self._past.total:  # it went with a commit of which the list has not heard yet
            return Line("", "", done=False, last=False)
        step = self._past.step(number)
        detail = filter(None, (shown_moment(step.when), self._where(step.documents)))
        return Line(
            self._called(step.command),
            " · ".join(detail),
            done=step.done,
            last=number == self._past.here,
        )

    def _where(self, documents: tuple[str, ...]) -> str:
        if len(documents) > 1:
            return gettext("{n} articles").format(n=len(documents))
        line = self._project.summary(documents[0]) if documents else None
        return "" if line is None else line.title

    def refresh(self) -> None:
        """Show the steps as they are; the row in focus stays in focus unless the past has moved on."""
        uids = [str(number) for number in range(self._past.total, -1, -1)]
        before = self.list.uid()
        stays = self._walk is not None or list(self.model.uids) == uids
        if list(self.model.uids) != uids:
            self.model.start_over(uids)
        self.list.viewport().update()
        self.list.show_current(before if stays and before in uids else str(self._past.here))

    def start_over(self) -> None:
        """Somebody else works here now."""
        self._end_walk()
        self.refresh()

    def go_to(self, uid: str) -> None:
        """Undo or redo, step by step, until the row ``uid`` is the last that is done."""
        if self._walk is None:
            self._walk = self._past.walk_to(int(uid))
            self._steps.start()

    @property
    def is_walking(self) -> bool:
        """Whether it is on the way to a row."""
        return self._walk is not None

    def close_down(self) -> None:
        """Stop following the project. Call before it is closed."""
        self._end_walk()
        self._due.stop()
        self._unsubscribe()
        self._bridge.close()

    def _take_step(self) -> None:
        walk = self._walk
        if walk is None:
            return
        try:
            walk.take_step()
        except UserError as error:
            self._end_walk()
            self.said.emit(self._stopped(walk, error), "danger")
        else:
            if walk.at_end:
                self._end_walk()
                self._tell(walk)

    def _stopped(self, walk: Walk, error: UserError) -> str:
        why = sentence_for(error)
        if walk.wanted == 1:
            return why
        return sentence("history.stopped", {"taken": walk.taken, "wanted": walk.wanted, "why": why})

    def _tell(self, walk: Walk) -> None:
        if not walk.taken:
            return
        told = (
            ngettext("{n} step undone.", "{n} steps undone.", walk.taken)
            if walk.back
            else ngettext("{n} step done again.", "{n} steps done again.", walk.taken)
        )
        self.said.emit(told.format(n=walk.taken), "quiet")

    def _end_walk(self) -> None:
        self._walk = None
        self._steps.stop()

    def _committed(self, committed: Committed) -> None:
        self._due.start()
