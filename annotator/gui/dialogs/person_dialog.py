"""Who is labelling: asked at the first start, and when somebody else sits down."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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

from annotator.app.messages import sentence_for
from annotator.app.messages.words import gettext
from annotator.core.records import Annotator
from annotator.errors import UserError
from annotator.gui.dialogs.lists import as_high_as_its_rows


class PersonDialog(QDialog):
    """Asks for a name; ``known`` people can be picked from a list, which writes theirs into the field.

    After it was accepted, :attr:`chosen` is one of ``known`` or None, and then :attr:`name` is a new one.
    ``admit`` is asked whether somebody known may work here with a passphrase (None: without) and raises a
    ``UserError`` if not; the dialog then asks for one and stays.
    """

    def __init__(
        self,
        known: Sequence[Annotator],
        parent: QWidget | None = None,
        *,
        admit: Callable[[Annotator, str | None], None] = lambda person, passphrase: None,
    ) -> None:
        super().__init__(parent)
        self._admit = admit
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
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setPlaceholderText(gettext("Passphrase"))
        self.secret.setAccessibleName(gettext("Passphrase"))
        self.trouble = QLabel()
        self.trouble.setWordWrap(True)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(gettext("Start labelling"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        for widget in (question, told, self.people, self.field, self.secret, self.trouble, buttons):
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

    def suggest(self, name: str) -> None:
        """Write a name into the field, and ask for the passphrase if it needs one."""
        self.field.setText(name)
        self._try(None)

    def accept(self) -> None:
        """Close, unless a passphrase is missing or wrong."""
        if self._try(self.passphrase):
            super().accept()

    def _try(self, passphrase: str | None) -> bool:
        try:
            if self.chosen is not None:
                self._admit(self.chosen, passphrase)
        except UserError as error:
            self._tell(sentence_for(error))
            self.secret.selectAll()
            self.secret.setFocus()
            return False
        return True

    def _tell(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.secret.setVisible(bool(trouble))

    @property
    def passphrase(self) -> str | None:
        """What was typed as a passphrase; None if none was asked for."""
        return None if self.secret.isHidden() else self.secret.text()

    @property
    def name(self) -> str:
        """The name as written, without outer spaces."""
        return " ".join(self.field.text().split())

    @property
    def chosen(self) -> Annotator | None:
        """The known person of that name, if there is one."""
        return self._known.get(self.name)

    def _typed(self) -> None:
        self.secret.clear()
        self._tell("")
        self.start.setEnabled(bool(self.name))
