"""What becomes of the uses of a part that goes: one question, and whatever is answered can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages.words import gettext

Answer = Literal["move", "remove", "retire"]
_WIDTH = 460


class RemoveDialog(QDialog):
    """``answered`` tells what shall become of the uses and, for "move", the id that they go to.

    ``others`` are ids and names that they may go to; ``answers`` those there are, the first one chosen.
    """

    answered = Signal(str, str)

    def __init__(
        self,
        name: str,
        used: str,
        others: Sequence[tuple[str, str]],
        answers: Sequence[Answer],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(gettext("Remove {name}").format(name=name))
        self.setMinimumWidth(_WIDTH)
        told = QLabel(gettext("{name}: {used}.").format(name=name, used=used))
        told.setWordWrap(True)
        asked = QLabel(gettext("What becomes of them?"))
        asked.setProperty("look", "heading")
        self.others = QComboBox()
        self.others.setAccessibleName(gettext("Move them to"))
        self.others.view().setAccessibleName(gettext("Move them to"))
        for ident, title in others:
            self.others.addItem(title, ident)
        self.choices: dict[str, QRadioButton] = {
            "move": QRadioButton(gettext("&Move them to")),
            "retire": QRadioButton(
                gettext("&Keep them; {name} is retired and offered no longer").format(name=name)
            ),
            "remove": QRadioButton(gettext("&Remove them, everybody’s")),
        }
        hint = QLabel(gettext("One undo takes all of it back."))
        hint.setProperty("look", "muted")
        column = QVBoxLayout(self)
        column.setSpacing(9)
        column.addWidget(told)
        column.addWidget(asked)
        move = self.choices["move"]
        move.setMinimumWidth(move.sizeHint().width() + 10)
        row = QHBoxLayout()
        row.addWidget(self.choices["move"])
        row.addWidget(self.others, 1)
        column.addLayout(row)
        column.addWidget(self.choices["retire"])
        column.addWidget(self.choices["remove"])
        column.addWidget(hint)
        self._buttons(column)
        usable = [answer for answer in answers if answer != "move" or others]
        for answer, choice in self.choices.items():
            choice.setVisible(answer in usable)
        self.others.setVisible("move" in usable)
        self.choices[usable[0]].setChecked(True)
        self.choices[usable[0]].setFocus()
        self.others.activated.connect(lambda: self.choices["move"].setChecked(True))

    def _buttons(self, column: QVBoxLayout) -> None:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self._accepted)
        box.rejected.connect(self.reject)
        column.addSpacing(6)
        column.addWidget(box)

    def _accepted(self) -> None:
        answer = next(answer for answer, choice in self.choices.items() if choice.isChecked())
        self.accept()
        self.answered.emit(answer, str(self.others.currentData() or ""))
