"""A question over the screen that waits for its answer and is in nobody's way meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.app.messages.words import gettext

Answer = tuple[str, Callable[[], object]]
"""What a button says (with ``&`` before the letter that Alt presses it with), and what it does."""


class Question(QFrame):
    """One sentence with a button for each answer; hidden until :meth:`ask`. Any answer hides it again."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "question")
        self.setAccessibleName(gettext("Question"))
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self.answers: list[QPushButton] = []
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(15, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, or ``""``."""
        return "" if self.isHidden() else self._label.text()

    def ask(self, sentence: str, answers: Sequence[Answer]) -> None:
        """Ask ``sentence``, in place of what was asked before; without ``answers`` it only tells."""
        self._drop_answers()
        self._label.setText(sentence)
        before: QWidget = self
        for words, deed in answers:
            button = QPushButton(words)
            button.setAccessibleDescription(sentence)
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._answer, deed))
            self._row.addWidget(button)
            QWidget.setTabOrder(before, button)
            self.answers.append(button)
            before = button
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _answer(self, deed: Callable[[], object]) -> None:
        self.hide()
        self.answered.emit()
        deed()

    def _drop_answers(self) -> None:
        for button in self.answers:
            button.hide()
            button.deleteLater()
        self.answers.clear()
