"""The work screen: people above, articles below, and at the right the form that gives articles out.

Everything is counted in the background and followed a moment after it changes; the preview of an assignment
follows each change of the form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence, sentence_for
from annotator.app.messages.words import gettext
from annotator.app.project import Project
from annotator.app.team.planning import Plan
from annotator.app.team.progress import PersonProgress, Progress
from annotator.core.changes import Committed
from annotator.core.commands import (
    AddAnnotator,
    Command,
    RenameAnnotator,
    RetireAnnotator,
    SetDocumentState,
    SetRole,
    SetSighted,
    Together,
)
from annotator.core.records import Annotator
from annotator.errors import UserError
from annotator.gui.bridge import Bridge
from annotator.gui.label.columns import holds_focus
from annotator.gui.work.assign_form import AssignForm
from annotator.gui.work.documents_panel import DocumentsPanel
from annotator.gui.work.people_panel import PeoplePanel
from annotator.gui.work.status_bar import WorkStatusBar

_SETTLE = 300
"""Milliseconds without a change before the figures follow."""

_CONCERNED = frozenset({"annotator", "assignment", "document", "import", "layer", "project", "time"})
_STATES = {"work.to_review": "review", "work.close": "closed", "work.open": "open"}
_FORM_WIDTH = 300
_LEAST_HEIGHT = 260


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the screen shows, of one moment."""

    progress: Progress
    titles: Mapping[str, str]
    people: Sequence[Annotator]
    managed: bool
    reviewed: bool
    sighted: bool


class WorkScreen(QWidget):
    """Who works in ``project``, and on what. See :class:`annotator.gui.window.screens.Screen`."""

    asked = Signal(str)
    said = Signal(str, str)
    changed = Signal()
    go_wanted = Signal(str, object)

    def __init__(self, project: Project, runner: Runner) -> None:
        super().__init__()
        self._project = project
        self._runner = runner
        self._bridge = Bridge(self)
        self._own = self._deeds()
        self._seen: _Seen | None = None
        self._plan: Plan | None = None
        self._stale = True
        self._giving = False
        self.people = PeoplePanel()
        self.documents = DocumentsPanel()
        self.form = AssignForm()
        self.status_bar: QWidget = WorkStatusBar()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE)
        self._settle.timeout.connect(self.refresh)
        self._arrange()
        self._connect()
        self._unsubscribe = project.subscribe(self._bridge.carry(self._committed))

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.people)
        left.addWidget(self.documents, 1)
        self.documents.setMinimumHeight(_LEAST_HEIGHT)
        self.form.setFixedWidth(_FORM_WIDTH)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(22, 18, 22, 18)
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        # A small window scrolls, so that this screen never keeps it from getting smaller.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _connect(self) -> None:
        people, documents, form = self.people, self.documents, self.form
        people.added.connect(lambda name: self._do(AddAnnotator(name)))
        people.renamed.connect(lambda uid, name: self._do(RenameAnnotator(uid, name)))
        people.role_wanted.connect(lambda uid, role: self._do(SetRole(uid, role)))
        people.retired.connect(lambda uid: self._do(RetireAnnotator(uid)))
        people.passphrase_wanted.connect(lambda uid, phrase: self._tried(self._set_passphrase, uid, phrase))
        people.take_back_wanted.connect(partial(self.perform, "work.take_back"))
        people.table.selectionModel().selectionChanged.connect(lambda *_: self.changed.emit())
        documents.opened.connect(lambda uid: self.go_wanted.emit("label", {"document": uid}))
        documents.state_wanted.connect(self._set_state)
        documents.chosen_changed.connect(self._allow)
        form.changed.connect(self._replan)
        form.assign_wanted.connect(partial(self.perform, "work.assign"))

    # --- What is shown ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Count anew in the background; what is shown stays meanwhile."""
        self._stale = False
        self._settle.stop()
        self._runner.start(
            gettext("Counting"), lambda _: self._look(), on_end=self._bridge.carry(self._counted)
        )

    def _look(self) -> _Seen:
        project = self._project
        with project.reading():
            progress = project.team.progress()
            people = project.annotators()
            record = project.record("project", "project") or {}
        return _Seen(
            progress,
            {line.uid: line.title for line in project.documents()},
            sorted(people, key=lambda person: (person.name.casefold(), person.uid)),
            project.team.may("manage"),
            project.team.may("review"),
            bool(record.get("sighted")),
        )

    def _counted(self, job: Job[_Seen]) -> None:
        if isinstance(job.error, UserError):
            self.said.emit(sentence_for(job.error), "danger")
            return
        self._seen = seen = job.result
        self.people.tell(seen.progress, seen.managed)
        self.documents.tell(seen.progress, seen.titles, seen.reviewed)
        self.form.show_people(seen.people)
        self._bar.tell(seen.progress, seen.sighted)
        self._replan()
        self._allow()

    def _replan(self) -> None:
        """Draw as the form asks, and show what it comes to."""
        if self._seen is None:
            return
        self._plan = None
        try:
            self._plan = plan = self._project.team.plan_from(self._seen.progress, self.form.wish)
            self.form.show_plan(plan, self._seen.managed)
        except UserError as error:
            self.form.show_plan(error, self._seen.managed)
        self.changed.emit()

    def _allow(self) -> None:
        self.documents.allow({state: self.can(ident) for ident, state in _STATES.items()})
        self.changed.emit()

    @property
    def _bar(self) -> WorkStatusBar:
        assert isinstance(self.status_bar, WorkStatusBar)
        return self.status_bar

    # --- What is done -----------------------------------------------------------------------------------

    def _do(self, command: Command) -> None:
        self._tried(self._project.execute, command)

    def _tried(self, deed: Callable[..., object], *arguments: object) -> None:
        try:
            deed(*arguments)
        except UserError as error:
            self.said.emit(sentence_for(error), "danger")

    def _set_passphrase(self, uid: str, phrase: str) -> None:
        self._project.team.set_passphrase(uid, phrase)
        code = "work.passphrase_set" if phrase else "work.passphrase_gone"
        name = next((person.name for person in self._project.annotators() if person.uid == uid), "")
        self.said.emit(sentence(code, {"name": name}), "quiet")

    def _set_state(self, state: str) -> None:
        commands = tuple(SetDocumentState(uid, state) for uid in self.documents.chosen)
        if len(commands) == 1:
            self._do(commands[0])
        elif commands:
            self._do(Together("SetDocumentState", commands))

    def _assign(self) -> None:
        """Give out what was drawn; that of thousands takes seconds, so not in Qt's thread."""
        plan = self._plan
        if plan is not None and plan.pairs:
            told = sentence("work.assigned", {"pairs": len(plan.pairs)})
            self._in_background(
                lambda job: self._project.team.assign(plan, progress=job.report, cancelled=job.cancelled),
                told,
            )

    def _take_back(self, person: PersonProgress | None) -> None:
        if person is None:
            return
        told = {"pairs": person.left, "name": person.annotator.name}
        uid = person.annotator.uid
        self._in_background(lambda _: self._project.team.take_back(uid), sentence("work.taken_back", told))

    def _in_background(self, deed: Callable[[Job[Any]], object], told: str) -> None:
        self._giving = True
        self.form.assign.setEnabled(False)
        self._runner.start(
            gettext("Giving out"),
            deed,
            on_end=lambda job: self._bridge.call(self._gave, job, told),
        )

    def _gave(self, job: Job[Any], told: str) -> None:
        self._giving = False
        if isinstance(job.error, UserError):
            self.said.emit(sentence_for(job.error), "danger")
        else:
            job.result  # noqa: B018 - a defect of ours is raised here, and goes to the crash dialog
            self.said.emit(told, "quiet")
        self.refresh()

    # --- What the window asks ---------------------------------------------------------------------------

    def perform(self, ident: str) -> None:
        """Do the action ``ident``; one that isn't ours is passed over."""
        if self.can(ident):  # it knows ours alone
            self._own[ident]()

    def _deeds(self) -> dict[str, Callable[[], object]]:
        return {
            **{ident: partial(self._set_state, state) for ident, state in _STATES.items()},
            "work.assign": self._assign,
            "work.take_back": lambda: self._take_back(self.people.chosen),
            "work.sighted": lambda: self._do(SetSighted(not self.is_on("work.sighted"))),
            "edit.undo": lambda: self._tried(self._project.undo),
            "edit.redo": lambda: self._tried(self._project.redo),
            "pane.next": partial(self._next_pane, 1),
            "pane.previous": partial(self._next_pane, -1),
        }

    def can(self, ident: str) -> bool:
        """Whether the action would do anything now."""
        if ident.startswith("pane."):
            return ident in self._own
        if ident in ("edit.undo", "edit.redo"):
            return bool(self._project.undo_name if ident == "edit.undo" else self._project.redo_name)
        seen = self._seen
        if seen is None or self._giving:
            return False
        if ident in _STATES:
            return seen.reviewed and bool(self.documents.chosen)
        if ident == "work.assign":
            return seen.managed and self._plan is not None and bool(self._plan.pairs)
        if ident == "work.take_back":
            chosen = self.people.chosen
            return seen.managed and chosen is not None and chosen.left > 0
        return ident == "work.sighted" and seen.managed

    def _next_pane(self, step: int) -> None:
        """Go to the next (1) or previous (−1) of people, articles and form."""
        panes = ((self.people, self.people.table), (self.documents, self.documents.table),
                 (self.form, self.form.people))  # fmt: skip
        here = next((place for place, (pane, _) in enumerate(panes) if holds_focus(pane)), 0)
        panes[(here + step) % len(panes)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_on(self, ident: str) -> bool:
        """Whether annotators see each other's labels."""
        return ident == "work.sighted" and self._seen is not None and self._seen.sighted

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """No key is shown here."""

    def key_panes(self) -> tuple[()]:
        """No pane has keys of its own: tables and fields keep theirs."""
        return ()

    def enter(self) -> None:
        """Bring what is shown up to date."""
        if self._stale or self._settle.isActive():
            self.refresh()
        self.people.table.setFocus()

    def show_target(self, target: Mapping[str, Any]) -> None:
        """There is nothing to go to in particular."""

    def person_changed(self) -> None:
        """Others may do other things."""
        self._follow()

    def leave(self) -> None:
        """Let go of the project."""
        self._unsubscribe()
        self._settle.stop()
        self._bridge.close()

    def _committed(self, committed: Committed) -> None:
        if any(change.kind in _CONCERNED for change in committed.changes):
            self._follow()

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self._settle.start()
