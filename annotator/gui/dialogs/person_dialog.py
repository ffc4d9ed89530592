"""Who is labelling: asked at the first start, and when somebody else sits down."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.core.records import Annotator


class PersonDialog(QDialog):
    """Asks for a name; ``known`` people can be picked from the same field.

    After it was accepted, :attr:`chosen` is one of ``known`` or None, and then :attr:`name` is a new one.
    """

    def __init__(self, known: Sequence[Annotator], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = {person.name: person for person in known}
        self.setWindowTitle(gettext("Who is labelling?"))
        told = QLabel(
            gettext(
                "Everything you label is kept under your name, apart from everybody else's. "
                "Pick your name, or write a new one."
                if known
                else "Everything you label is kept under your name, apart from everybody else's."
            )
        )
        told.setWordWrap(True)
        told.setTextFormat(Qt.TextFormat.PlainText)
        line = QLineEdit()
        line.setPlaceholderText(gettext("Your name"))
        self.field = QComboBox()
        self.field.setLineEdit(line)
        self.field.setCompleter(QCompleter())  # it would make "Mar" into "Maria"
        self.field.addItems(sorted(self._known))
        self.field.setCurrentText("")
        self.field.setAccessibleName(gettext("Your name"))
        label = QLabel(gettext("&Name"))
        label.setBuddy(self.field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(gettext("Start labelling"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        for widget in (told, label, self.field, buttons):
            column.addWidget(widget)
        self.start.setDefault(True)  # only now does it know its dialog
        self.setMinimumWidth(400)
        self.field.editTextChanged.connect(self._typed)
        self._typed()
        self.field.setFocus()

    @property
    def name(self) -> str:
        """The name as written, without outer spaces."""
        return " ".join(self.field.currentText().split())

    @property
    def chosen(self) -> Annotator | None:
        """The known person of that name, if there is one."""
        return self._known.get(self.name)

    def _typed(self) -> None:
        self.start.setEnabled(bool(self.name))
