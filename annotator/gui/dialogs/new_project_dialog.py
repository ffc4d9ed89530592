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

from annotator.app.messages.words import gettext


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
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make = buttons.addButton(gettext("Create project"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(note)
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
            Path(self.place.text().strip()).expanduser(),
            Path(codebook).expanduser() if codebook else None,
            " ".join(self.name.text().split()),
        )

    def _changed(self) -> None:
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
