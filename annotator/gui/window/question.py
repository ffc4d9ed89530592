"""A question over the screen that waits for its answer and is in nobody's way meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.app.messages.words import gettext

Answer = tuple[str, Callable[[], object]]
"""What a button says (with ``&`` before the letter that Alt presses it with), and what it does."""

_MOST_ANSWERS = 2


class Question(QFrame):
    """One sentence with a button for each answer; hidden until :meth:`ask`. Any answer hides it again."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "question")
        self.setAccessibleName(gettext("Question"))
        self._deeds: list[Callable[[], object]] = []
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        # Made once, so that Tab comes to them where they stand and not behind everything else.
        self._buttons = [QPushButton(self) for _ in range(_MOST_ANSWERS)]
        for number, button in enumerate(self._buttons):
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, number=number: self._answer(number))
            row.addWidget(button)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, or ``""``."""
        return "" if self.isHidden() else self._label.text()

    @property
    def answers(self) -> list[QPushButton]:
        """The buttons that are offered."""
        return [button for button in self._buttons if not button.isHidden()]

    def ask(self, sentence: str, answers: Sequence[Answer]) -> None:
        """Ask ``sentence`` with up to two ``answers``, in place of what was asked before.

        Without answers it only tells.
        """
        self._label.setText(sentence)
        self._deeds = [deed for _, deed in answers]
        for button, (words, _) in zip(self._buttons, answers, strict=False):
            button.setText(words)
            button.setAccessibleDescription(sentence)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(answers))
        self.show()
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # the window opens sooner

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _answer(self, number: int) -> None:
        self.hide()
        self.answered.emit()
        self._deeds[number]()
