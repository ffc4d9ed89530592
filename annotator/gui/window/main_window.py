"""The window: title bar, the label screen, status bar; every action ends here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from annotator.app.actions import registry_for
from annotator.app.jobs import Runner, ThreadRunner
from annotator.app.messages import sentence_for
from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.errors import UserError
from annotator.gui.actions import ActionSet
from annotator.gui.dialogs.about_dialog import AboutDialog
from annotator.gui.dialogs.keys_dialog import KeysDialog
from annotator.gui.keys import TextKeys, WindowKeys
from annotator.gui.label import LabelScreen
from annotator.gui.theme import Choice, choose_theme, chosen_theme
from annotator.gui.window.find_bar import FindBar
from annotator.gui.window.job_strip import JobStrip
from annotator.gui.window.notice import Notice
from annotator.gui.window.people import People
from annotator.gui.window.places import put_back
from annotator.gui.window.recent import fill_recent
from annotator.gui.window.title_bar import TitleBar
from annotator.gui.window.transfers import Transfers
from annotator.gui.window.undo_names import undo_title

Act = Callable[[], object]


class MainWindow(QMainWindow):
    """One open project, whose owner is the caller.

    Other projects are asked for by signals, so that this one stays until the next is open. ``runner`` runs
    imports and exports (default: threads).
    """

    new_asked = Signal()
    open_asked = Signal()
    path_asked = Signal(object)
    close_asked = Signal()
    closed = Signal()

    def __init__(
        self, project: Project, settings: Settings | None = None, runner: Runner | None = None
    ) -> None:
        super().__init__()
        self.project = project
        self.settings = settings or Settings.read()
        self.runner = runner or ThreadRunner()
        self.registry = registry_for(project.codebook, self.settings.choices.own_keys())
        self.actions_ = ActionSet(self.registry, self, self)
        self.label = LabelScreen(project)
        self.notice = Notice(self.label)
        self.find_bar = FindBar(self.label.view, lambda: self.label.session.text)
        self.job_strip = JobStrip()
        self.people = People(self, project, self.settings.memory)
        self.transfers = Transfers(self, project, self.runner, self.job_strip, self.notice)
        self._window_keys = WindowKeys(self.registry, self.perform)
        self._own = self._deeds()
        self._dialog: QDialog | None = None
        self._build()
        self._restore()

    # --- Actions ----------------------------------------------------------------------------------------

    def perform(self, ident: str) -> None:
        """Do the action ``ident``; what goes wrong in the user's world is told in a sentence."""
        try:
            own = self._own.get(ident)
            if own is not None:
                own()
            else:
                self.label.perform(ident)
        except UserError as error:
            self.tell(error)

    def can(self, ident: str) -> bool:
        """Whether the action would do anything now."""
        if ident == "transfer.report":
            return self.transfers.has_report
        if ident in ("import.files", "import.folder", "export.dialog"):
            return not self.job_strip.busy
        return ident in self._own or self.label.can(ident)

    def is_on(self, ident: str) -> bool:
        """Whether a switch is on or a choice taken."""
        if ident.startswith("theme."):
            return ident == f"theme.{chosen_theme()}"
        return self.label.is_on(ident)

    def title_now(self, ident: str) -> str | None:
        """Undo and redo say what they are about."""
        if ident == "edit.undo":
            return undo_title(self.registry[ident].title, self.project.undo_name)
        if ident == "edit.redo":
            return undo_title(self.registry[ident].title, self.project.redo_name)
        return None

    def tell(self, error: UserError) -> None:
        """Tell the user what they can act on."""
        self.notice.say(sentence_for(error), "danger")

    def _deeds(self) -> dict[str, Act]:
        """What the window itself does; the rest is the label screen's."""
        return {
            "project.new": self.new_asked.emit,
            "project.open": self.open_asked.emit,
            "project.close": self.close_asked.emit,
            "window.quit": QApplication.closeAllWindows,
            "import.files": self.transfers.import_files,
            "import.folder": self.transfers.import_folder,
            "export.dialog": self.transfers.export,
            "transfer.report": self.transfers.show_report,
            "edit.copy": self.label.view.copy,
            "text.find": self.find_bar.open,
            "text.find_next": self.find_bar.next,
            "text.find_previous": self.find_bar.previous,
            "pane.text": self.label.focus_text,
            "help.keys": lambda: self._show(KeysDialog(self.registry, self)),
            "help.about": lambda: self._show(AboutDialog(self)),
            "person.add": self.people.ask,
            **{
                f"theme.{choice}": partial(self._choose_theme, choice)
                for choice in ("system", "light", "dark")
            },
        }

    def _choose_theme(self, choice: str) -> None:
        choose_theme(cast("Choice", choice))
        self.settings.choices.theme = choice

    def _show(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- What stands where ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(f"{self.project.path.name} – Annotator")
        self.setAcceptDrops(True)
        self.title_bar = TitleBar(self.project.path.name, self.actions_)
        self.setMenuBar(self.title_bar)
        self.setCentralWidget(self.label)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.label.status_bar, 1)
        self.statusBar().addPermanentWidget(self.job_strip)
        recent = self.actions_.menu("file/recent")
        recent.aboutToShow.connect(
            lambda: fill_recent(recent, self.settings.memory, self.project.path, self.path_asked.emit)
        )
        self.title_bar.person.chosen.connect(self.people.seat)
        self.people.seated.connect(self._person_changed)
        self.label.view.set_key_handler(TextKeys(self.registry, self.perform))
        self._show_people()

    def _person_changed(self) -> None:
        self.label.session.reload()
        self._show_people()

    def _show_people(self) -> None:
        self.title_bar.people_changed(self.project.annotators(), self.project.annotator)

    def _restore(self) -> None:
        memory = self.settings.memory
        memory.opened(self.project.path)
        put_back(self, memory.geometry)
        self.label.restore(
            columns=memory.columns,
            documents_shown=memory.documents_shown,
            statements_shown=memory.statements_shown,
            zoom=memory.zoom,
            snapping=self.settings.choices.snap_to_words,
            document=memory.last_of(self.project.lineage, "document"),
        )

    def _remember(self) -> None: ...
