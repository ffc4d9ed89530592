"""What is shown when no project is open: the recent ones, and the ways to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.app.actions import registry_for, shown_key
from annotator.app.messages import sentence
from annotator.app.messages.words import gettext
from annotator.app.naming import PROJECT_SUFFIX
from annotator.gui.theme import current
from annotator.gui.window.notice import Notice


class StartWindow(QWidget):
    """Recent projects on one side; who is there, a new one, another file, or the sample on the other."""

    chosen = Signal(object)
    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    dropped = Signal(object)
    """Files and folders (paths) that were dropped here: articles of a new project."""

    def __init__(
        self,
        recent: Sequence[Path],
        *,
        sample: bool,
        name: str = "",
        keys: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """``keys`` are the user's own, by action, in place of the default ones."""
        super().__init__()
        self._registry = registry_for(None, keys)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Annotator")
        self.resize(760, 460)
        self.setAcceptDrops(True)
        self.notice = Notice(self)
        self.field = QLineEdit(name)
        self.field.setPlaceholderText(gettext("Your name"))
        self.field.setAccessibleName(gettext("Your name"))
        self.recent = QListWidget()
        self.recent.setAccessibleName(gettext("Recent projects"))
        for path in recent:
            item = QListWidgetItem(f"{path.stem}\n{_shown(path.parent)}")
            item.setData(Qt.ItemDataRole.UserRole, path)
            item.setToolTip(str(path))
            self.recent.addItem(item)
        self.recent.itemActivated.connect(self._activated)
        self.recent.itemClicked.connect(self._activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 34, 36, 30)
        row.setSpacing(36)
        row.addLayout(self._ways(sample), 2)
        row.addLayout(self._list(), 3)
        if recent:
            self.recent.setCurrentRow(0)
            self.recent.setFocus()
        elif name:
            (self.sample if sample else self.new).setFocus()
        else:
            self.field.setFocus()

    @property
    def name(self) -> str:
        """The name as written, without outer spaces."""
        return " ".join(self.field.text().split())

    def _ways(self, sample: bool) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        title = QLabel("Annotator")
        # The one title of the program that stands outside an article: the sheet has no look for it.
        title.setStyleSheet(f"font-size: {current().size('reading_title')}px; font-weight: 600;")
        told = QLabel(gettext("Mark who wants what in political text."))
        told.setProperty("look", "muted")
        told.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(told)
        column.addSpacing(10)
        who = QLabel(gettext("Who is labelling?"))
        who.setBuddy(self.field)
        column.addWidget(who)
        column.addWidget(self.field)
        column.addSpacing(10)
        self.new = self._way(gettext("New project…"), "project.new", self.new_asked)
        self.open = self._way(gettext("Open a project…"), "project.open", self.open_asked)
        column.addWidget(self.new)
        column.addWidget(self.open)
        if sample:
            self.sample = self._way(gettext("Look at the sample project"), "", self.sample_asked)
            column.addWidget(self.sample)
        column.addStretch(1)
        return column

    def _list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        heading = QLabel(
            gettext("Recent projects")
            if self.recent.count()
            else gettext("Drop a folder or files of articles here to make a project of them.")
            + "\n\n"
            + gettext("Projects you open will be listed here.")
        )
        heading.setProperty("look", "heading" if self.recent.count() else "muted")
        heading.setWordWrap(True)
        heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(heading)
        column.addWidget(self.recent, 1)
        self.recent.setVisible(bool(self.recent.count()))
        if not self.recent.count():
            column.addStretch(1)
        return column

    def _way(self, text: str, ident: str, signal: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.clicked.connect(signal)
        keys = self._registry[ident].keys if ident else ()
        if keys:
            button.setToolTip(f"{text.rstrip('…')} ({shown_key(keys[0])})")
        for key in keys:
            QShortcut(QKeySequence(key), self, button.click)
        return button

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Articles, or a project, may be dropped anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A project is opened; of anything else a new one can be made."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if not paths:
            self.notice.say(sentence("window.nothing_dropped", {}), "danger")
        elif len(paths) == 1 and paths[0].suffix == PROJECT_SUFFIX:
            self.chosen.emit(paths[0])
        else:
            self.dropped.emit(paths)

    def _activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _shown(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
