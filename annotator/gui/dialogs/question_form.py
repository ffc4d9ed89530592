"""What a format would like to know about some files, as a form of choices."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from annotator.app.importing.survey import Asking
from annotator.app.messages.words import gettext


class QuestionForm(QWidget):
    """A box for each question; :attr:`changed` when another answer was picked."""

    changed = Signal()

    def __init__(self, asking: Asking, remembered: Mapping[str, str]) -> None:
        super().__init__()
        self.asking = asking
        self.boxes: dict[str, QComboBox] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        for question in asking.questions:
            box = self.boxes[question.name] = QComboBox()
            box.setAccessibleName(gettext(question.title))
            box.view().setAccessibleName(gettext(question.title))
            box.setAccessibleDescription(gettext(question.about))
            if question.default is None:
                box.addItem(gettext("(please choose)"), None)
            for value, told in question.answers:
                box.addItem(gettext(told), value)
            answer = remembered.get(question.name, question.default)
            box.setCurrentIndex(max(0, box.findData(answer)))
            box.currentIndexChanged.connect(self.changed)
            form.addRow(gettext(question.title), box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for about in dict.fromkeys(question.about for question in asking.questions if question.about):
            line = QLabel(gettext(about))
            line.setProperty("look", "muted")
            line.setWordWrap(True)
            column.addWidget(line)
        column.addLayout(form)

    @property
    def answers(self) -> dict[str, str]:
        """Name → answer, of the questions that have one."""
        given = {name: box.currentData() for name, box in self.boxes.items()}
        return {name: value for name, value in given.items() if value is not None}

    @property
    def is_answered(self) -> bool:
        """Whether no question is left without an answer."""
        return len(self.answers) == len(self.boxes)
