"""The window: title bar, screens, status bar; every action ends here."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QVBoxLayout, QWidget

from annotator.app.actions import Registry, Where, registry_for, shown_key
from annotator.app.jobs import InlineRunner, ThreadRunner, ask_for_way
from annotator.app.messages import sentence_for
from annotator.app.messages.keyed import put_in_force
from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.core.changes import Committed
from annotator.errors import UserError
from annotator.gui.actions import ActionSet
from annotator.gui.bridge import Bridge
from annotator.gui.keys import TextKeys, WindowKeys
from annotator.gui.label.screen import LabelScreen
from annotator.gui.theme import Choice, choose_theme, chosen_theme
from annotator.gui.window.catching_up import CatchingUp
from annotator.gui.window.desk import Desk
from annotator.gui.window.errands import LastReport
from annotator.gui.window.exports import export_deeds
from annotator.gui.window.find_bar import FindBar
from annotator.gui.window.found_places import found_deeds
from annotator.gui.window.history import HistoryDock
from annotator.gui.window.job_strip import JobStrip
from annotator.gui.window.notice import Notice
from annotator.gui.window.people import People
from annotator.gui.window.places import geometry_of, put_back
from annotator.gui.window.preferring import dress, take_up
from annotator.gui.window.question import Question
from annotator.gui.window.recent import fill_recent
from annotator.gui.window.screens import Screen, Screens
from annotator.gui.window.sharing import Sharing
from annotator.gui.window.title_bar import SCREEN, TitleBar
from annotator.gui.window.transfers import Transfers
from annotator.gui.window.undo_names import undo_title
from annotator.gui.window.visits import makers

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent

    from annotator.gui.window.occurrences import Occurrences
_LOG = logging.getLogger("annotator.window")
_CODEBOOK_KINDS = frozenset({"project", "label", "value", "statement_type", "entity_kind"})
_THEMES: tuple[Choice, ...] = ("system", "light", "dark")
_PLACES: dict[str, Where] = {
    "label": "text",
    "review": "review",
    "agreement": "agreement",
    "work": "work",
    "search": "search",
    "entities": "entities",
    "codebook": "codebook",
}
"""Where the keys of each screen's panes mean something."""
_ONE_AT_A_TIME = ("import.", "export.", "dataset.", "network.", "sharing.")
_JOB_MAY_TAKE = 10.0  # seconds a job that was called off gets before the window goes


class MainWindow(QMainWindow):
    """One open project, whose owner is the caller.

    Other projects are asked for by signals, so that this one stays until the next is open; ``closed`` tells
    that the project may be let go. ``runner`` runs imports and exports (default: threads).
    """

    new_asked = Signal()
    open_asked = Signal()
    path_asked = Signal(object)
    close_asked = Signal()
    closed = Signal()

    def __init__(
        self,
        project: Project,
        settings: Settings | None = None,
        runner: ThreadRunner | InlineRunner | None = None,
    ) -> None:
        super().__init__()
        self.project = project
        self.settings = settings or Settings.read()
        self.runner = runner or ThreadRunner()
        dress(self.settings.choices)
        self.registry = self._registry_now()
        self.label = LabelScreen(project)
        self.label.documents.runner = self.runner
        self.title_bar = TitleBar(project.path.name)
        self.screens = Screens(makers(self.label, project, self.runner), self._welcome)
        self.notice = Notice(self.screens)
        self.find_bar = FindBar(self.label.view, lambda: self.label.session.text)
        self.job_strip = JobStrip()
        self.question = Question()
        self.people = People(self, project, self.settings.memory, self.label.seat)
        self.catching_up = CatchingUp(self, project, self.runner, self.question, self.notice)
        self.report = LastReport(self, self.notice)
        with_strip = (self, project, self.runner, self.job_strip, self.notice, self.report)
        self.transfers = Transfers(*with_strip)
        self.sharing = Sharing(*with_strip)
        self._bridge = Bridge(self)
        self._unsubscribe = project.subscribe(self._bridge.carry(self._committed))
        self.desk = Desk(self)
        self.history = HistoryDock(self)
        self._own = self._deeds()
        self._left = False
        self.action_set = ActionSet(self.registry, self, self)
        self._build()
        self.screens.add("label", self.label)
        self.occurrences: Occurrences | None = None
        self.label.occurrences_wanted.connect(self._ask_occurrences)
        self._wire_actions()
        self.screens.go("label")
        self._restore()

    # --- Actions ----------------------------------------------------------------------------------------

    def perform(self, ident: str) -> None:
        """Do the action ``ident``; what goes wrong in the user's world is told in a sentence."""
        ask_for_way()
        try:
            own = self._own.get(ident)
            if own is not None:
                own()
            else:
                self.screens.current.perform(ident)
        except UserError as error:
            self.tell(error)

    def can(self, ident: str) -> bool:
        """Whether the action would do anything now."""
        if ident == "transfer.report":
            return self.report.is_there
        if ident.startswith(_ONE_AT_A_TIME):
            return not self.job_strip.busy
        if ident.startswith("text.find"):
            return self.screens.name == "label"
        return ident in self._own or self.screens.current.can(ident)

    def is_on(self, ident: str) -> bool:
        """Whether a switch is on or a choice taken."""
        if ident.startswith("theme."):
            return ident == f"theme.{chosen_theme()}"
        if ident.startswith(SCREEN):
            return ident == SCREEN + self.screens.name
        return self.screens.current.is_on(ident)

    def title_now(self, ident: str) -> str | None:
        """Undo and redo say what they are about."""
        if ident == "edit.undo":
            return undo_title(self.registry[ident].title, self.project.undo_name)
        if ident == "edit.redo":
            return undo_title(self.registry[ident].title, self.project.redo_name)
        return None

    def tell(self, error: UserError) -> None:
        """Tell the user what they can act on."""
        _LOG.info("told: %s", error.code)
        self.notice.say(sentence_for(error), "danger")

    def go(self, name: str, target: object = None) -> None:
        """Show the screen ``name``, at a target that it understands if one is given."""
        self.screens.go(name, cast("Mapping[str, Any] | None", target))

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """What the window itself does; the rest is the business of the screen that is shown."""
        return {
            "project.new": self.new_asked.emit,
            "project.open": self.open_asked.emit,
            "project.close": self.close_asked.emit,
            "window.quit": QApplication.closeAllWindows,
            "import.files": self.transfers.import_files,
            "import.folder": self.transfers.import_folder,
            "export.dialog": self.transfers.export,
            "transfer.report": self.report.show,
            "sharing.merge": self.sharing.merge,
            "sharing.split": self.sharing.split,
            "text.find": partial(self._find, self.find_bar.open),
            "text.find_next": partial(self._find, self.find_bar.next),
            "text.find_previous": partial(self._find, self.find_bar.previous),
            "help.about": self._show_about,
            "person.add": self.people.ask,
            "person.menu": self.title_bar.person.showMenu,
            "view.history": self.history.toggle,
            **self.desk.deeds(),
            **export_deeds(self),
            **found_deeds(self.screens, self.notice),
            **{SCREEN + name: partial(self.go, name) for name in self.screens.names},
            **{f"theme.{choice}": partial(self._choose_theme, choice) for choice in _THEMES},
        }

    def _find(self, step: Callable[[], object]) -> None:
        if self.screens.name == "label":
            step()

    def _choose_theme(self, choice: Choice) -> None:
        choose_theme(choice)
        self.settings.choices.theme = choice
        with contextlib.suppress(OSError):  # the theme is in force all the same
            self.settings.keep_choices()

    def _ask_occurrences(self) -> None:
        if self.occurrences is None:
            from annotator.gui.window.occurrences import Occurrences  # seldom needed

            strip = (self.job_strip, self.notice, self.report)
            self.occurrences = Occurrences(self, self.project, self.runner, *strip)
        self.occurrences.ask(self.label)

    def _show_about(self) -> None:
        from annotator.gui.dialogs.about_dialog import AboutDialog

        self._show(AboutDialog(self))

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- What stands where ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(f"{self.project.path.name} – Annotator")
        self.setAcceptDrops(True)
        self.setMenuBar(self.title_bar)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.question)
        column.addWidget(self.screens, 1)
        self.setCentralWidget(middle)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.screens.bars, 1)
        bar.addPermanentWidget(self.job_strip)
        self.screens.switched.connect(self.title_bar.tabs.show_current)
        self.title_bar.tabs.chosen.connect(self.go)
        self.question.answered.connect(lambda: self.screens.current.enter())
        self.catching_up.caught_up.connect(self._caught_up)
        self.sharing.merged.connect(self._caught_up)
        self.people.seated.connect(self._person_changed)
        self.title_bar.person.chosen.connect(self.people.seat)

    def _registry_now(self) -> Registry:
        registry = registry_for(self.project.codebook, self.settings.choices.own_keys())
        put_in_force(registry.told_key)
        return registry

    def _wire_actions(self) -> None:
        """Make menus and keys from the registry."""
        self.title_bar.show_actions(self.action_set)
        self.action_set.when_shown(
            "file/recent",
            lambda menu: fill_recent(menu, self.settings.memory, self.project.path, self.path_asked.emit),
        )
        self._window_keys = WindowKeys(self.registry, self.perform)
        for name, screen in self.screens:
            self._give_keys(name, screen)
        self._show_people()

    def _welcome(self, name: str, screen: Screen) -> None:
        """Hear what a screen that was just made has to say, and give it its keys."""
        screen.asked.connect(self.perform)
        screen.said.connect(self.notice.say)
        go_wanted = getattr(screen, "go_wanted", None)
        if go_wanted is not None:
            go_wanted.connect(self.go)
        self._give_keys(name, screen)

    def _give_keys(self, name: str, screen: Screen) -> None:
        for pane in screen.key_panes():
            pane.set_key_handler(TextKeys(self.registry, self.perform, _PLACES[name]))
        if self.settings.choices.own_keys() or name != "label":  # the label screen knows the default ones
            screen.show_keys({each.id: shown_key(each.keys[0]) for each in self.registry if each.keys})

    def _show_people(self) -> None:
        self.title_bar.show_people(self.project.annotators(), self.project.annotator, self.action_set)

    def _caught_up(self) -> None:
        self.label.session.reload()
        self._show_people()

    def _person_changed(self) -> None:
        self._show_people()
        for _, screen in self.screens:
            screen.person_changed()
        self.screens.current.enter()

    def renew_actions(self) -> None:
        """The codebook or somebody's own keys have changed: menus, tooltips and keys follow."""
        self.action_set.dissolve()
        self.registry = self._registry_now()
        self.action_set = ActionSet(self.registry, self, self)
        self._wire_actions()

    def _committed(self, committed: Committed) -> None:
        kinds = {change.kind for change in committed.changes}
        if kinds & _CODEBOOK_KINDS:
            self.renew_actions()
        elif "annotator" in kinds:
            self._show_people()

    # --- From one session to the next -------------------------------------------------------------------

    def _restore(self) -> None:
        memory = self.settings.memory
        memory.opened(self.project.path)
        put_back(self, memory.geometry)
        self.label.restore(
            columns=memory.columns,
            documents_shown=memory.documents_shown,
            statements_shown=memory.statements_shown,
            zoom=memory.zoom,
            document=memory.last_of(self.project.lineage, "document"),
        )
        take_up(self.settings.choices, self.label)

    def _remember(self) -> None:
        memory, label = self.settings.memory, self.label
        memory.geometry = geometry_of(self)
        memory.documents_shown = label.is_on("view.documents")
        memory.statements_shown = label.is_on("view.statements")
        if memory.documents_shown and memory.statements_shown:  # a hidden column has no width to remember
            memory.columns = label.columns.sizes()
        memory.zoom = label.view.zoom_factor()
        document, person = label.session.document, self.project.annotator
        memory.leave(
            self.project.lineage,
            document=document.uid if document else None,
            annotator=person.uid if person else None,
        )
        self.settings.choices.snap_to_words = label.is_on("view.snap_words")

    # --- Events -----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Nobody labels without a name."""
        super().showEvent(event)
        if not event.spontaneous():
            self.people.find_seat()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing needs saving; what runs is called off and what is to be remembered is kept."""
        if not self._left:
            self._left = True
            self._leave_and_tell()
        super().closeEvent(event)

    def _leave_and_tell(self) -> None:
        try:
            self._leave()
        finally:  # whatever goes wrong, the project must not stay held
            self.closed.emit()

    def _leave(self) -> None:
        self._remember()
        self.runner.close(_JOB_MAY_TAKE)
        self.transfers.close()
        self.sharing.close()
        if self.occurrences is not None:
            self.occurrences.close()
        self.catching_up.close()
        self._unsubscribe()
        self._bridge.close()
        for _, screen in self.screens:
            screen.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What neither a field nor a shortcut took may still be a key of ours, by its place."""
        if not self._window_keys.take(event, QApplication.focusWidget()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        try:
            if not paths:
                raise UserError("window.nothing_dropped")
            self.transfers.import_paths(paths)
        except UserError as error:
            self.tell(error)
