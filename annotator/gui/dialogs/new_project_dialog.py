"""A new project in three steps: its articles, its codebook, its place and who labels first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages import sentence, sentence_for
from annotator.app.messages.words import gettext
from annotator.app.naming import as_project
from annotator.errors import UserError
from annotator.gui.welcome.codebook_preview import codebook_in_short
from annotator.gui.welcome.fields import as_paths, as_text, beside, field, labelled, page, with_buttons

_WIDTH, _HEIGHT = 600, 360


@dataclass(frozen=True, slots=True)
class NewProject:
    """What was decided; ``codebook`` None means the one that comes with the program."""

    path: Path
    codebook: Path | None
    annotator: str
    articles: tuple[Path, ...] = ()


class NewProjectDialog(QDialog):
    """Three steps with an answer ready for each but the name; Enter goes on.

    The ``choose_…`` open the system's dialogs and answer a path or None, or several paths. Files and
    folders can be dropped on it.
    """

    def __init__(
        self,
        suggested: Path,
        name: str,
        choose_place: Callable[[QWidget, Path], Path | None],
        choose_codebook: Callable[[QWidget], Path | None],
        parent: QWidget | None = None,
        articles: Sequence[Path] = (),
        choose_folder: Callable[[QWidget], Path | None] = lambda _: None,
        choose_files: Callable[[QWidget], Sequence[Path]] = lambda _: (),
    ) -> None:
        super().__init__(parent)
        self._suggested = suggested
        self._choose_place = choose_place
        self._choose_codebook = choose_codebook
        self._choose_folder = choose_folder
        self._choose_files = choose_files
        self.setWindowTitle(gettext("New project"))
        self.setAcceptDrops(True)
        self.articles = field(
            as_text(articles), gettext("Articles"), gettext("None for now: they can be imported at any time")
        )
        self.codebook = field("", gettext("Codebook file"), gettext("Positions: actor, stance, proposal"))
        self.place = field(str(beside(articles, suggested)), gettext("File of the project"))
        self.name = field(name, gettext("Your name"), gettext("Your name"))
        self.preview, self.problem = QLabel(), QLabel()
        self.steps = QStackedWidget()
        for step in (self._articles_page(), self._codebook_page(), self._place_page()):
            self.steps.addWidget(step)
        self._arrange()
        self.articles.textChanged.connect(self._articles_changed)
        self.codebook.textChanged.connect(self._show_codebook)
        self.place.textChanged.connect(self._changed)
        self.name.textChanged.connect(self._changed)
        self._show_codebook()
        self._go(0)

    # --- The steps --------------------------------------------------------------------------------------

    def _articles_page(self) -> QWidget:
        fillers = (gettext("Folder…"), self._folder_asked), (gettext("Files…"), self._files_asked)
        told = gettext("A folder or files of text, CSV or JSONL. They can be dropped here, too.")
        return page(gettext("Which articles?"), told, with_buttons(self.articles, *fillers))

    def _codebook_page(self) -> QWidget:
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        told = gettext("Leave it empty for the usual one, or take a TOML file. It can be changed later.")
        line = with_buttons(self.codebook, (gettext("Choose…"), self._codebook_asked))
        return page(gettext("Which codebook?"), told, line, self.preview)

    def _place_page(self) -> QWidget:
        place = with_buttons(self.place, (gettext("Choose…"), self._place_asked))
        return page(
            gettext("Where, and who labels?"),
            gettext("Everything is kept in this one file; the articles themselves stay as they are."),
            labelled(gettext("Your &name"), self.name, self.name),
            labelled(gettext("&File of the project"), place, self.place),
        )

    def _arrange(self) -> None:
        self.step = QLabel()
        self.step.setProperty("look", "small")
        for label in (self.problem, self.preview):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.problem.setProperty("look", "danger")
        self.problem.hide()
        cancel, self.back = QPushButton(gettext("Cancel")), QPushButton(gettext("Back"))
        self.next, self.make = QPushButton(gettext("Next")), QPushButton(gettext("Create project"))
        for button, act in (
            (cancel, self.reject),
            (self.back, lambda: self._go(self.steps.currentIndex() - 1)),
            (self.next, lambda: self._go(self.steps.currentIndex() + 1)),
            (self.make, self.accept),
        ):
            button.clicked.connect(act)
        row = QHBoxLayout()
        row.addWidget(cancel)
        row.addStretch(1)
        for button in (self.back, self.next, self.make):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 20, 26, 18)
        column.setSpacing(10)
        column.addWidget(self.step)
        column.addWidget(self.steps, 1)
        column.addWidget(self.problem)
        column.addLayout(row)
        self.setMinimumSize(_WIDTH, _HEIGHT)

    def _go(self, step: int) -> None:
        last = self.steps.count() - 1
        self.steps.setCurrentIndex(step)
        self.step.setText(gettext("Step {n} of {all}").format(n=step + 1, all=last + 1))
        self.back.setVisible(step > 0)
        self.next.setVisible(step < last)
        self.make.setVisible(step == last)
        (self.make if step == last else self.next).setDefault(True)
        self._changed()
        first: tuple[QLineEdit, ...] = (self.articles, self.codebook, self.name)
        first[step].setFocus()

    # --- What was decided -------------------------------------------------------------------------------

    @property
    def decided(self) -> NewProject:
        """What the fields say."""
        codebook = self.codebook.text().strip()
        return NewProject(
            as_project(Path(self.place.text().strip()).expanduser()),
            Path(codebook).expanduser() if codebook else None,
            " ".join(self.name.text().split()),
            as_paths(self.articles.text()),
        )

    def accept(self) -> None:
        """Close, unless the project can't lie there: then say so and let it be mended."""
        path = self.decided.path
        if path.exists():
            self._tell(sentence("project.exists", {"path": path}))
        elif not path.parent.is_dir():
            self._tell(sentence("project.no_folder", {"path": path, "folder": path.parent}))
        else:
            super().accept()

    def _tell(self, problem: str) -> None:
        self._go(self.steps.count() - 1)
        self.problem.setText(problem)
        self.problem.show()
        self.place.setFocus()

    def _changed(self) -> None:
        self.problem.hide()
        self.make.setEnabled(bool(self.place.text().strip() and self.name.text().strip()))
        self.next.setEnabled(self.steps.currentIndex() != 1 or self._readable)

    def _articles_changed(self) -> None:
        self.place.setText(str(beside(as_paths(self.articles.text()), self._suggested)))

    def _show_codebook(self) -> None:
        try:
            told, look = codebook_in_short(self.decided.codebook), "muted"
        except UserError as error:
            told, look = sentence_for(error), "danger"
        self._readable = look == "muted"
        self.preview.setText(told)
        self.preview.setProperty("look", look)
        self.preview.style().polish(self.preview)
        self._changed()

    # --- Choosing and dropping --------------------------------------------------------------------------

    def take_articles(self, paths: Sequence[Path]) -> None:
        """These are the articles."""
        self.articles.setText(as_text(paths))

    def _folder_asked(self) -> None:
        folder = self._choose_folder(self)
        if folder is not None:
            self.take_articles([folder])

    def _files_asked(self) -> None:
        files = self._choose_files(self)
        if files:
            self.take_articles(files)

    def _place_asked(self) -> None:
        path = self._choose_place(self, Path(self.place.text()))
        if path is not None:
            self.place.setText(str(path))

    def _codebook_asked(self) -> None:
        path = self._choose_codebook(self)
        if path is not None:
            self.codebook.setText(str(path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Articles may be dropped on any step."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """These are the articles, then."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.take_articles(paths)
            event.acceptProposedAction()
