"""Whether the list of articles shows all of them, or only those that were given to whoever labels."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from annotator.app.messages.words import gettext
from annotator.core.records import Annotator


class AssignedSwitch(QWidget):
    """Two small buttons, there only for somebody to whom something is assigned; then *Mine* to begin with."""

    switched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: str | None = None
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.mine = self._button(gettext("Mine"), gettext("Show the articles that are assigned to you"))
        self.all = self._button(gettext("All"), gettext("Show all articles"))
        for button in (self.mine, self.all):
            row.addWidget(button)
        row.addStretch(1)
        self.hide()
        self.mine.setChecked(True)
        self._group.buttonToggled.connect(lambda _, checked: self.switched.emit() if checked else None)

    def _button(self, text: str, told: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.setCheckable(True)
        button.setProperty("look", "tab")
        self._group.addButton(button)
        return button

    @property
    def is_on(self) -> bool:
        """Whether only assigned articles are to be shown."""
        return not self.isHidden() and self.mine.isChecked()

    def look_at(self, assigned: int, person: Annotator | None) -> None:
        """Be there if ``person`` has ``assigned`` articles; somebody new sees theirs first."""
        self.setHidden(assigned == 0)
        uid = None if person is None else person.uid
        if uid != self._person:
            self._person = uid
            self.blockSignals(True)
            self.mine.setChecked(True)
            self.blockSignals(False)
