"""The program with a window: Qt set up, errors caught, and one project after another."""

from __future__ import annotations

import contextlib
import gc
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext
from annotator.app.naming import PROJECT_SUFFIX
from annotator.app.project import Project
from annotator.app.resources import resource
from annotator.app.sample import is_there, make_sample
from annotator.app.settings import Settings
from annotator.errors import UserError
from annotator.gui.system import require_fonts
from annotator.gui.theme import Choice, follow_system, put_on_sheet
from annotator.gui.window import choosing
from annotator.gui.window.faults import Faults, start_log
from annotator.gui.window.main_window import MainWindow
from annotator.gui.window.warming import Warming

if TYPE_CHECKING:
    from annotator.gui.dialogs.new_project_dialog import NewProjectDialog
    from annotator.gui.window.start_window import StartWindow

_LOG = logging.getLogger("annotator")
_THEMES = ("system", "light", "dark")
_ONCE_SEEN = 300
"""Milliseconds after which a window has been painted and seen: before, a question would be in the way."""


def application() -> QApplication:
    """Qt's application under our name, made on the first call."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["annotator"])
        _collect_seldom()
    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    app.setDesktopFileName("annotator")
    return app


def _show_icon(app: QApplication) -> None:
    from PySide6.QtGui import QIcon  # desktops find it by the program's name; a window can wait for its own

    app.setWindowIcon(QIcon(str(resource("icons", "annotator.svg"))))


def _collect_seldom() -> None:
    """Look for cyclic garbage less often, and never among what came with the modules.

    A full collection walks every record of the open article and takes several frames, in the middle of
    a key press as likely as not; by default one follows every few hundred gestures.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def run(path: Path | None = None, *, sample: bool = False, annotator: str | None = None) -> int:
    """Show the window and stay until it is closed; the exit status.

    ``path`` is a project, ``sample`` the one that comes with the program; without either there is a choice.
    A project that cannot be opened is told in the window of that choice.

    Raises:
        UserError: ``system.no_fonts``.
    """
    app = application()
    require_fonts()
    owner = Owner(Settings.read())
    owner.faults.install()
    follow_system(app, owner.theme, sheet_waits=True)
    if sample:
        owner.open_sample(annotator)
    elif path is not None:
        owner.open(path, annotator)
    else:
        owner.show_start()
    _collect_seldom()
    gc.enable()  # the start goes without
    QTimer.singleShot(_ONCE_SEEN, app, lambda: _show_icon(app))
    status = app.exec()
    owner.close()
    return status


class Owner(QObject):
    """Owns the open project, its window, and the window that is shown when there is none."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.window: MainWindow | None = None
        self.start: StartWindow | None = None
        self.dialog: QDialog | None = None
        self.faults = Faults(self.tell, start_log(settings.state), self)

    @property
    def theme(self) -> Choice:
        """The theme chosen; what the file says that is no theme counts as the system's."""
        chosen = self.settings.choices.theme
        return cast("Choice", chosen) if chosen in _THEMES else "system"

    # --- Opening ----------------------------------------------------------------------------------------

    def open(self, path: Path, annotator: str | None = None) -> None:
        """Open the project at ``path`` in place of the one that is open, which stays if that fails."""
        if self.window is not None and _same(self.window.project.path, path):
            self.window.activateWindow()
            return
        try:
            project = Project.open(path, annotator=annotator)
        except UserError as error:
            self.refuse(error)
            return
        self.show(project)

    def open_sample(self, annotator: str | None = None) -> None:
        """Open the sample project; at the first time it is made from the sample articles."""
        path = self.settings.state / "sample" / "sample.annotator"
        try:
            if not path.is_file():
                make_sample(path)
        except UserError as error:
            self.refuse(error)
            return
        self.open(path, annotator)
        if self.window is not None and _same(self.window.project.path, path):
            QTimer.singleShot(_ONCE_SEEN, self.window, self.window.desk.offer_to_show)

    def create(self, articles: Sequence[Path] = ()) -> None:
        """Ask for a new project, of ``articles`` if any are named, and open it."""
        from annotator.gui.dialogs.new_project_dialog import NewProjectDialog  # the window opens sooner

        suggested = choosing.documents_folder() / f"{gettext('project')}{PROJECT_SUFFIX}"
        dialog = NewProjectDialog(
            suggested,
            self._name(),
            choosing.project_to_make,
            choosing.codebook_to_read,
            self.front,
            articles,
            choosing.folder_to_import,
            choosing.files_to_import,
        )
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._created(dialog))
        dialog.finished.connect(self._dialog_closed)
        dialog.open()

    def _created(self, dialog: NewProjectDialog) -> None:
        wanted = dialog.decided
        try:
            project = Project.create(wanted.path, codebook=wanted.codebook, annotator=wanted.annotator)
        except UserError as error:
            self.refuse(error)
            return
        self.settings.memory.name = wanted.annotator
        self.show(project)
        if wanted.articles and self.window is not None:
            self.window.transfers.import_paths(wanted.articles, asking=False)

    def _name(self) -> str:
        """Who is likely to be meant: what the start window says, or what was said last."""
        written = self.start.name if self.start is not None else ""
        return written or self.settings.memory.name or _login()

    def _sample_asked(self) -> None:
        name = self.start.name if self.start is not None else ""
        if name:
            self.settings.memory.name = name
        self.open_sample(name or None)

    def choose(self) -> None:
        """Ask which project to open and open it."""
        front = self.front
        path = choosing.project_to_open(front) if front is not None else None
        if path is not None:
            self.open(path)

    # --- Windows ----------------------------------------------------------------------------------------

    @property
    def front(self) -> QWidget | None:
        """The window that is shown."""
        return self.window or self.start

    def show(self, project: Project) -> None:
        """Show ``project``, which is ours from now on, in a window of its own in place of the one before.

        Damage may show only when the window reads the project: then it is told, and nothing changes.
        """
        try:
            window = MainWindow(project, self.settings)
        except UserError as error:
            project.close()
            self.refuse(error)
            return
        except BaseException:
            project.close()
            raise
        window.new_asked.connect(lambda: self.create())
        window.open_asked.connect(self.choose)
        window.path_asked.connect(self.open)
        window.close_asked.connect(self.show_start)
        before, self.window = self.window, window
        window.closed.connect(lambda: self._closed(window))
        put_on_sheet()
        window.show()
        Warming(window, last=lambda: window.action_set.complete())
        if before is not None:
            before.close()
        self._leave_start()
        window.catching_up.look()
        self._tell_settings()
        _LOG.info("opened %s", project.lineage)

    def _tell_settings(self) -> None:
        """Say once what the file of settings has wrong."""
        problem, self.settings.problem = self.settings.problem, None
        if problem is not None:
            self.tell(sentence_for(problem))

    def show_start(self) -> None:
        """Show the recent projects and the ways to others; an open project is closed."""
        from annotator.gui.window.start_window import StartWindow  # a project's window does without it

        recent = self.settings.memory.recent_projects()
        name, keys = self.settings.memory.name, self.settings.choices.own_keys()
        self.start = StartWindow(recent, sample=is_there(), name=name, keys=keys)
        self.start.chosen.connect(self.open)
        self.start.new_asked.connect(lambda: self.create())
        self.start.open_asked.connect(self.choose)
        self.start.sample_asked.connect(self._sample_asked)
        self.start.dropped.connect(self.create)
        put_on_sheet()
        self.start.show()
        if self.window is not None:
            self.window.close()

    def refuse(self, error: UserError) -> None:
        """Tell in one sentence why something was not opened."""
        _LOG.info("refused: %s", error.code)
        if self.front is None:
            self.show_start()
        self.tell(sentence_for(error))

    def tell(self, sentence: str) -> None:
        """Show ``sentence`` in the window that is shown; on the terminal if there is none."""
        front = self.window or self.start
        if front is None:
            sys.stderr.write(sentence + "\n")
        else:
            front.notice.say(sentence, "danger")

    def close(self) -> None:
        """Close what is open."""
        for window in (self.window, self.start, self.dialog):
            if window is not None:
                window.close()

    def _closed(self, window: MainWindow) -> None:
        """The window has gone: keep what is remembered, and let go of the file."""
        if self.window is window:
            self.window = None
        window.deleteLater()
        try:
            window.project.close()
        finally:
            self._keep()

    def _keep(self) -> None:
        for keep in (self.settings.keep_memory, self.settings.keep_choices):
            with contextlib.suppress(OSError):  # a full disk must not keep the window open
                keep()

    def _leave_start(self) -> None:
        if self.start is not None:
            self.start.close()
            self.start.deleteLater()
            self.start = None

    def _dialog_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _login() -> str:
    try:
        import getpass  # asked once in a lifetime

        return getpass.getuser()
    except (OSError, KeyError):
        return ""
