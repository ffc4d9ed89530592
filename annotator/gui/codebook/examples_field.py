"""Examples of a label or value, one a line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from annotator.app.messages.words import gettext

_HEIGHT = 96


class ExamplesField(QPlainTextEdit):
    """``chosen`` tells the examples (a list of Markdown texts) when the field is left."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: list[str] = []
        self.setTabChangesFocus(True)
        self.setFixedHeight(_HEIGHT)
        self.setPlaceholderText(gettext("“**The Kremlin** has ruled out …”, one example a line"))
        self.setToolTip(gettext("One example a line; they stand below the guideline where it is read"))
        self.installEventFilter(self)

    def show_examples(self, examples: object) -> None:
        """Show ``examples``; a codebook may come from anybody, so what is no list of texts is left out."""
        texts = examples if isinstance(examples, list) else []
        self._known = [" ".join(text.split()) for text in texts if isinstance(text, str) and text.strip()]
        if self._typed() != self._known:
            self.setPlainText("\n".join(self._known))

    def give(self) -> None:
        """Tell what was typed, if anything was."""
        typed = self._typed()
        if typed != self._known:
            self._known = typed
            self.chosen.emit(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who leaves the field means what is in it."""
        if watched is self and event.type() == QEvent.Type.FocusOut:
            self.give()
        return super().eventFilter(watched, event)

    def _typed(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.toPlainText().splitlines())
        return [line for line in lines if line]
