"""Who is labelling: asked at the first start, and when somebody else sits down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.core.records import Annotator
from annotator.gui.dialogs.lists import as_high_as_its_rows


class PersonDialog(QDialog):
    """Asks for a name; ``known`` people can be picked from a list, which writes theirs into the field.

    After it was accepted, :attr:`chosen` is one of ``known`` or None, and then :attr:`name` is a new one.
    """

    def __init__(self, known: Sequence[Annotator], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = {person.name: person for person in known}
        self.setWindowTitle(gettext("Who is labelling?"))
        question = QLabel(gettext("Who is labelling?"))
        question.setProperty("look", "heading")
        told = QLabel(
            gettext("What you label is kept under your name, apart from everybody else’s.")
            + (" " + gettext("Pick your name, or write a new one.") if known else "")
        )
        told.setWordWrap(True)
        told.setTextFormat(Qt.TextFormat.PlainText)
        self.people = QListWidget()
        self.people.setAccessibleName(gettext("People of this project"))
        self.people.addItems(sorted(self._known))
        self.people.setVisible(bool(known))
        as_high_as_its_rows(self.people)
        self.field = QLineEdit()
        self.field.setPlaceholderText(gettext("Your name"))
        self.field.setAccessibleName(gettext("Your name"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(gettext("Start labelling"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        for widget in (question, told, self.people, self.field, buttons):
            column.addWidget(widget)
        self.start.setDefault(True)  # only now does it know its dialog
        self.setMinimumWidth(400)
        self.people.currentTextChanged.connect(self.field.setText)
        self.people.itemDoubleClicked.connect(self.start.click)
        self.field.textChanged.connect(self._typed)
        self._typed()
        if len(self._known) == 1:  # most projects: Enter says that it is still the same person
            self.people.setCurrentRow(0)
            self.field.selectAll()
        self.field.setFocus()

    @property
    def name(self) -> str:
        """The name as written, without outer spaces."""
        return " ".join(self.field.text().split())

    @property
    def chosen(self) -> Annotator | None:
        """The known person of that name, if there is one."""
        return self._known.get(self.name)

    def _typed(self) -> None:
        self.start.setEnabled(bool(self.name))
