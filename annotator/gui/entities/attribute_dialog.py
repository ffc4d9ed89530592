"""Saying something of an entity: the name of the attribute (the codebook's are offered) and its value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext
from annotator.gui.entities.words import said_word


class AttributeDialog(QDialog):
    """What was imported as a number or a list stays one as long as nobody changes it."""

    def __init__(
        self, said: Mapping[str, object], offered: Sequence[str], name: str | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("Set an attribute"))
        self._said = said
        self.names = QComboBox()
        self.names.setEditable(True)
        self.names.setAccessibleName(gettext("Attribute"))
        self.names.addItems(list(dict.fromkeys([*offered, *said])))
        unsaid = next((each for each in offered if each not in said), "")
        self.names.setEditText(name or unsaid)
        self.field = QLineEdit()
        self.field.setAccessibleName(gettext("Value"))
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(12)
        form.addRow(gettext("Attribute"), self.names)
        form.addRow(gettext("Value"), self.field)
        self.buttons = buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(buttons)
        self.names.editTextChanged.connect(lambda _: self._show())
        self.field.textChanged.connect(lambda _: self._allow())
        self._show()
        if self.name:
            self.field.setFocus()
        self.resize(420, 140)

    def _show(self) -> None:
        self.field.setText(said_word(self._said[self.name]) if self.name in self._said else "")

        self._allow()

    def _allow(self) -> None:
        """An attribute without a name or a value says nothing."""
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(bool(self.name and self.field.text().strip()))

    @property
    def name(self) -> str:
        """The name of the attribute."""
        return self.names.currentText().strip()

    @property
    def value(self) -> object:
        """Its value."""
        typed, before = self.field.text().strip(), self._said.get(self.name)
        return before if before is not None and typed == said_word(before) else typed
