"""Before a file is split off: for whom, with which documents, and where it shall lie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.app.naming import as_project
from annotator.app.sharing.facet import Which
from annotator.core.records import Annotator
from annotator.gui.dialogs.place_field import PlaceField


@dataclass(frozen=True, slots=True)
class SplitPlan:
    """What was decided; ``annotator`` is a uid."""

    annotator: str
    documents: Which
    out: Path


class SplitDialog(QDialog):
    """Asks for a person of ``people``.

    ``count`` answers how many documents a person (uid) would take, assigned or all; ``suggest`` where the
    file for somebody of that name may lie; ``choose_file`` opens the system's dialog and answers a path or
    None. Where not ``anything_assigned``, everybody takes all.
    """

    def __init__(
        self,
        people: Sequence[Annotator],
        count: Callable[[str, Which], int],
        suggest: Callable[[str], Path],
        choose_file: Callable[[QWidget, Path], Path | None],
        parent: QWidget | None = None,
        *,
        anything_assigned: bool,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("Split for an Annotator"))
        self._count = count
        self._suggest = suggest
        self._assigned_words = (
            gettext("Assi&gned to this person: {n}")
            if anything_assigned
            else gettext("All, for nothing is assi&gned to anybody: {n}")
        )
        self.person = QComboBox()
        self.person.setAccessibleName(gettext("Who takes it away"))
        for person in people:
            self.person.addItem(person.name, person.uid)
        self.assigned, self.all = QRadioButton(), QRadioButton()
        self._place = PlaceField(gettext("File to make"), choose_file)
        self.place = self._place.line
        self.trouble = QLabel()
        self.trouble.setProperty("look", "muted")
        self.trouble.setWordWrap(True)
        self._lay_out()
        self.person.currentIndexChanged.connect(self._picked)
        self.assigned.toggled.connect(self._judge)
        self._place.changed.connect(self._judge)
        self.assigned.setChecked(True)
        self._picked()
        self.all.setVisible(anything_assigned)
        self.person.setFocus()
        self.adjustSize()

    @property
    def plan(self) -> SplitPlan:
        """What the fields say."""
        return SplitPlan(self.person.currentData(), self._which, self._out)

    @property
    def _which(self) -> Which:
        return "all" if self.all.isChecked() else "assigned"

    @property
    def _out(self) -> Path:
        return as_project(self._place.path)

    def _lay_out(self) -> None:
        about = QLabel(
            gettext("The file holds these documents and the person's own labels, and nobody else's labels.")
        )
        about.setProperty("look", "muted")
        about.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.addRow(gettext("&Person"), self.person)
        form.addRow(gettext("Documents"), self.assigned)
        form.addRow("", self.all)
        form.addRow(gettext("&File"), self._place)
        form.addRow("", self.trouble)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(gettext("&Split off"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(14)
        column.addWidget(about)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.start.setDefault(True)  # only now does it know its dialog
        self.setMinimumWidth(560)

    def _picked(self) -> None:
        person = self.person.currentData()
        if person is None:
            return
        for button, which, words in (
            (self.assigned, "assigned", self._assigned_words),
            (self.all, "all", gettext("&All: {n}")),
        ):
            button.setText(words.format(n=self._count(person, which)))  # type: ignore[arg-type]
        self._place.suggest(self._suggest(self.person.currentText()))
        self._judge()

    def _judge(self) -> None:
        person, is_placed = self.person.currentData(), not self._place.is_empty
        trouble = ""
        if person is not None and not self._count(person, self._which):
            trouble = gettext("No document is assigned to {name}.").format(name=self.person.currentText())
        elif is_placed and self._out.exists():
            trouble = gettext("There is such a file; choose another name.")
        self.trouble.setText(trouble)
        self.start.setEnabled(person is not None and is_placed and not trouble)
