"""A new project: where it lies, with which codebook, and who labels first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages import sentence
from annotator.app.messages.words import gettext
from annotator.app.naming import as_project


@dataclass(frozen=True, slots=True)
class NewProject:
    """What was decided; ``codebook`` None means the one that comes with the program."""

    path: Path
    codebook: Path | None
    annotator: str


class NewProjectDialog(QDialog):
    """Asks three things and has an answer ready for each but the name.

    ``choose_place`` and ``choose_codebook`` open the system's dialogs and answer a path or None.
    """

    def __init__(
        self,
        suggested: Path,
        name: str,
        choose_place: Callable[[QWidget, Path], Path | None],
        choose_codebook: Callable[[QWidget], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choose_place = choose_place
        self._choose_codebook = choose_codebook
        self.setWindowTitle(gettext("New project"))
        self.place = self._field(str(suggested), gettext("File of the project"))
        self.codebook = self._field("", gettext("Codebook file"))
        self.codebook.setPlaceholderText(gettext("Positions: actor, stance, proposal"))
        self.name = self._field(name, gettext("Your name"))
        self.name.setPlaceholderText(gettext("Your name"))
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow(gettext("&File"), self._with_button(self.place, self._place_asked))
        form.addRow(gettext("&Codebook"), self._with_button(self.codebook, self._codebook_asked))
        form.addRow(gettext("Your &name"), self.name)
        note = QLabel(
            gettext(
                "Everything is kept in this one file. A codebook is a TOML file; "
                "leave it empty to start with the usual one."
            )
        )
        note.setWordWrap(True)
        note.setProperty("look", "muted")
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setProperty("look", "danger")
        self.problem.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make = buttons.addButton(gettext("Create project"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(note)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        self.make.setDefault(True)  # only now does it know its dialog
        self.setMinimumWidth(560)
        self.place.textChanged.connect(self._changed)
        self.name.textChanged.connect(self._changed)
        self._changed()
        self.name.setFocus()

    @property
    def decided(self) -> NewProject:
        """What the fields say."""
        codebook = self.codebook.text().strip()
        return NewProject(
            as_project(Path(self.place.text().strip()).expanduser()),
            Path(codebook).expanduser() if codebook else None,
            " ".join(self.name.text().split()),
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
        self.problem.setText(problem)
        self.problem.show()
        # A dialog does not grow by itself when something more is shown in it.
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))
        self.place.setFocus()

    def _changed(self) -> None:
        self.problem.hide()
        self.make.setEnabled(bool(self.place.text().strip() and self.name.text().strip()))

    def _place_asked(self) -> None:
        path = self._choose_place(self, Path(self.place.text()))
        if path is not None:
            self.place.setText(str(path))

    def _codebook_asked(self) -> None:
        path = self._choose_codebook(self)
        if path is not None:
            self.codebook.setText(str(path))

    def _field(self, text: str, name: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setAccessibleName(name)
        return field

    def _with_button(self, field: QLineEdit, act: Callable[[], None]) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 1)
        button = QPushButton(gettext("Choose…"))
        button.setAccessibleName(gettext("Choose: {}").format(field.accessibleName()))
        button.setAutoDefault(False)
        button.clicked.connect(act)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return box
