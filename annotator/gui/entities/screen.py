"""The entities screen: all entities at the left, the chosen one in the middle, where it is used at the right.

What is read takes a moment in a big project, so it is read in the background; searching then needs no
reading. Letters are keys while one of the lists has the focus.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QVBoxLayout, QWidget

from annotator.app.entities.directory import Directory, Line, directory
from annotator.app.entity_uses import Passage, passages
from annotator.app.jobs import Job, Runner
from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext
from annotator.app.project import Project
from annotator.core.changes import Committed
from annotator.core.commands import Command, RemoveAlias, RemoveAttribute, RetireEntity, SeparateEntity
from annotator.errors import UserError
from annotator.gui.bridge import Bridge
from annotator.gui.entities.asking import Asking
from annotator.gui.entities.details_panel import DetailsPanel
from annotator.gui.entities.list_panel import ListPanel
from annotator.gui.entities.passages_panel import PassagesPanel
from annotator.gui.entities.status_bar import EntitiesStatusBar
from annotator.gui.label.columns import holds_focus

WIDTHS = (330, 480, 470)
LEAST_WIDTHS = (200, 300, 220)
_SETTLE = 150
"""Milliseconds without a change, or without another step in the list, before what is shown follows."""
_CONCERNED = frozenset(
    {
        "alias", "annotator", "attribute", "document", "entity", "entity_kind", "import", "layer", "project",
        "span", "statement",
    }
)  # fmt: skip


class EntitiesScreen(QWidget):
    """The entities of ``project``. See :class:`annotator.gui.window.screens.Screen`."""

    asked = Signal(str)
    said = Signal(str, str)
    changed = Signal()
    go_wanted = Signal(str, object)

    def __init__(self, project: Project, runner: Runner) -> None:
        super().__init__()
        self.project = project
        self.directory = Directory()
        self._runner = runner
        self._bridge = Bridge(self)
        self._stale = True
        self._key_handler: Callable[[QKeyEvent], bool] | None = None
        self._shown: str | None = None
        self.asking = Asking(self)
        self.list_panel = ListPanel(lambda uid: self.directory.get(uid), project.codebook)
        self.details = DetailsPanel()
        self.passages = PassagesPanel()
        self.status_bar: QWidget = EntitiesStatusBar()
        self._settle = self._timer(self.refresh)
        self._reading = self._timer(self._read_passages)
        self._own = self._deeds()
        self._arrange()
        self._connect()
        self._unsubscribe = project.subscribe(self._bridge.carry(self._committed))

    def _timer(self, deed: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_SETTLE)
        timer.timeout.connect(deed)
        return timer

    def _arrange(self) -> None:
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setHandleWidth(1)
        for place, pane in enumerate((self.list_panel, self.details, self.passages)):
            columns.addWidget(pane)
            columns.setCollapsible(place, False)
            columns.setStretchFactor(place, int(place > 0))
            pane.setMinimumWidth(LEAST_WIDTHS[place])
        columns.setSizes(list(WIDTHS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)

    def _connect(self) -> None:
        self.list_panel.wished.connect(lambda: self._look())
        self.list_panel.chosen.connect(self._choose)
        self.list_panel.entered.connect(lambda _: self.perform("entities.uses"))
        self.details.asked.connect(self.perform)
        self.passages.entered.connect(self._go)
        for each in self._lists():
            each.installEventFilter(self)
        for facts in (self.details.aliases, self.details.attributes, self.details.united):
            facts.list.currentRowChanged.connect(lambda _: self.changed.emit())

    def _lists(self) -> tuple[QAbstractItemView, ...]:
        details = self.details
        facts = (details.aliases.list, details.attributes.list, details.united.list)
        return (self.list_panel.list, *facts, self.passages.list)

    # --- What is shown ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read all entities anew in the background; what is shown stays meanwhile."""
        self._stale = False
        self._settle.stop()
        self._runner.start(
            gettext("Reading entities"),
            lambda _: directory(self.project),
            on_end=self._bridge.carry(self._was_read),
        )

    def _was_read(self, job: Job[Directory]) -> None:
        if isinstance(job.error, UserError):
            self.said.emit(sentence_for(job.error), "danger")
            return
        self.directory = job.result
        self.list_panel.show_kinds(self.project.codebook)
        self._look(keep=True)

    def _look(self, *, keep: bool = False) -> None:
        """Show the lines that are wished for: at the first one, or where one was (``keep``)."""
        uids = self.directory.find(self.list_panel.wish)
        panel, standing = self.list_panel, self.project.canonical_entities()
        kept = standing.get(self._shown or "", self._shown) if keep else None
        panel.show_uids(uids, kept, max(0, panel.list.currentIndex().row()) if keep else 0)
        assert isinstance(self.status_bar, EntitiesStatusBar)
        self.status_bar.tell(self.directory, len(uids), self.project.is_blind())
        self._choose(self.list_panel.list.uid() or "")

    @property
    def line(self) -> Line | None:
        """The entity that is shown."""
        return self.directory.get(self._shown)

    def _choose(self, uid: str) -> None:
        self._shown = uid or None
        line = self.line
        united = [] if line is None else self.project.canonical_entities().items()
        members = {other: self._name(other) for other, standing in united if standing == uid}
        self.details.tell(line, members, self.project.codebook)
        self._allow()
        self._reading.start()

    def _name(self, uid: str) -> str:
        return str((self.project.record("entity", uid) or {}).get("name", uid))

    def _allow(self) -> None:
        self.details.allow(self.can)
        self.changed.emit()

    def _read_passages(self) -> None:
        line = self.line
        found = [] if line is None else passages(self.project, line.entity.uid)
        self.passages.tell(found, 0 if line is None else line.spans)

    # --- What is done -----------------------------------------------------------------------------------

    def do(self, command: object) -> None:
        """Carry out ``command``, if it is one, and show at once what came of it."""
        if isinstance(command, Command):
            self._tried(partial(self.project.execute, command))

    def _tried(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except UserError as error:
            self.said.emit(sentence_for(error), "danger")
        else:
            self.refresh()

    def _deeds(self) -> dict[str, Callable[[], object]]:
        asking = self.asking
        about: dict[str, Callable[[Line], object]] = {
            "rename": asking.name,
            "alias": asking.alias,
            "split": lambda line: asking.split(line, self.details.aliases.chosen),
            "remove_alias": self._remove_alias,
            "kind": asking.kind,
            "parent": asking.parent,
            "attribute": lambda line: asking.attribute(line, self._attribute_in_focus()),
            "remove_attribute": self._remove_attribute,
            "unite": asking.other,
            "apart": lambda _: self.do(SeparateEntity(self.details.united.chosen or "")),
            "remove": self._remove,
        }
        return {
            **{f"entities.{name}": partial(self._with_line, deed) for name, deed in about.items()},
            "entities.find": self._find,
            "entities.uses": self._show_uses,
            "edit.undo": lambda: self._tried(self.project.undo),
            "edit.redo": lambda: self._tried(self.project.redo),
            "pane.next": partial(self._next_pane, 1),
            "pane.previous": partial(self._next_pane, -1),
        }

    def _with_line(self, deed: Callable[[Line], object]) -> None:
        if self.line is not None:
            deed(self.line)

    def _attribute_in_focus(self) -> str | None:
        attributes = self.details.attributes
        return attributes.chosen if attributes.list.hasFocus() else None

    def _remove(self, line: Line) -> None:
        """In a list of facts, Del is about the fact."""
        if self.details.aliases.list.hasFocus():
            self._remove_alias(line)
        elif self.details.attributes.list.hasFocus():
            self._remove_attribute(line)
        else:
            self.do(RetireEntity(line.entity.uid))

    def _remove_alias(self, line: Line) -> None:
        self.do(RemoveAlias(line.entity.uid, self.details.aliases.chosen or ""))

    def _remove_attribute(self, line: Line) -> None:
        self.do(RemoveAttribute(line.entity.uid, self.details.attributes.chosen or ""))

    def _find(self) -> None:
        self.list_panel.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list_panel.field.selectAll()

    def _show_uses(self) -> None:
        if self._reading.isActive():
            self._reading.stop()
            self._read_passages()
        if self.passages.passages:
            self.passages.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go(self, passage: Passage) -> None:
        target = {"document": passage.document, "span": passage.span}
        self.go_wanted.emit("label", {**target, "start": passage.start, "end": passage.end})

    # --- What the window asks ---------------------------------------------------------------------------

    def perform(self, ident: str) -> None:
        """Do the action ``ident``; one that isn't ours is passed over."""
        if self.can(ident):
            self._own[ident]()

    def can(self, ident: str) -> bool:
        """Whether the action would do anything now."""
        if ident in ("edit.undo", "edit.redo"):
            return bool(self.project.undo_name if ident == "edit.undo" else self.project.redo_name)
        details, line = self.details, self.line
        needed: dict[str, object] = {
            "entities.find": True,
            "entities.split": details.aliases.chosen,
            "entities.remove_alias": details.aliases.chosen,
            "entities.remove_attribute": details.attributes.chosen,
            "entities.apart": details.united.chosen,
            "entities.uses": line is not None and line.spans,
        }
        return ident in self._own and bool(needed.get(ident, ident.startswith("pane.") or line is not None))

    def _next_pane(self, step: int) -> None:
        """Go to the next (1) or previous (−1) of field, list, details and passages."""
        panel, details = self.list_panel, self.details
        panes: tuple[tuple[QWidget, QWidget], ...] = (
            (panel.field, panel.field),
            (panel.list, panel.list),
            (details, details.buttons["entities.rename"]),
            (self.passages, self.passages.list),
        )
        here = next((place for place, (pane, _) in enumerate(panes) if holds_focus(pane)), 0)
        panes[(here + step) % len(panes)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_on(self, ident: str) -> bool:
        """Nothing here is a switch."""
        return False

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Tell the keys in the tooltips."""
        self.details.show_keys(keys)

    def key_panes(self) -> tuple[EntitiesScreen]:
        """The lists hear the keys."""
        return (self,)

    def set_key_handler(self, handler: Callable[[QKeyEvent], bool] | None) -> None:
        """Ask ``handler`` about key presses in the lists first."""
        self._key_handler = handler

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of ours before the list searches by them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_handler is not None and self._key_handler(event)
        return super().eventFilter(watched, event)

    def enter(self) -> None:
        """Bring what is shown up to date; typing finds at once."""
        if self._stale or self._settle.isActive():
            self.refresh()
        self._find()

    def show_target(self, target: Mapping[str, Any]) -> None:
        """Show the entity ``entity`` of ``target``."""
        self._shown = str(target["entity"])
        self.list_panel.field.clear()
        self._look(keep=True)
        self.list_panel.list.setFocus()

    def person_changed(self) -> None:
        """Others may see other uses."""
        self._follow()

    def leave(self) -> None:
        """Let go of the project."""
        self._unsubscribe()
        self._settle.stop()
        self._reading.stop()
        self._bridge.close()

    def _committed(self, committed: Committed) -> None:
        if any(change.kind in _CONCERNED for change in committed.changes):
            self._follow()

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self._settle.start()
