"""The bar above everything: labels and stance values with their keys; at the right what else is at hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.gui.label.key_button import KeyButton
from annotator.gui.label.keys import Keys

_HINTS = {
    "edit.undo": gettext("Undo"),
    "text.find": gettext("Find"),
    "document.done_next": gettext("Done, next"),
}


class LabelsBar(QWidget):
    """One button a gesture; ``asked`` tells which action id a person wants."""

    asked = Signal(str)

    def __init__(self, codebook: Codebook, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setObjectName("labels_bar")
        self.setAccessibleName(gettext("Labels and stances"))
        self.buttons: dict[str, KeyButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 7, 14, 7)
        self._row.setSpacing(7)
        self.show_codebook(codebook, keys)

    def show_codebook(self, codebook: Codebook, keys: Keys) -> None:
        """Offer the labels and values of ``codebook``."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.buttons.clear()
        for label in codebook.labels:
            ident = f"label.{label.id}"
            self._add(ident, KeyButton(label.name, keys.get(ident, ""), "label", label.colour))
        if codebook.values:
            self._row.addSpacing(4)
            self._row.addWidget(_rule())
            self._row.addSpacing(4)
        for value in codebook.values:
            ident = f"value.{value.id}"
            text = f"{value.symbol} {value.name}".strip()
            self._add(ident, KeyButton(text, keys.get(ident, ""), "value", value.colour))
        self._row.addStretch(1)
        for ident, text in _HINTS.items():
            self._add(ident, KeyButton(text, keys.get(ident, "")))

    def _add(self, ident: str, button: KeyButton) -> None:
        button.setObjectName(ident)
        button.clicked.connect(lambda: self.asked.emit(ident))
        self.buttons[ident] = button
        self._row.addWidget(button)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.VLine)
    rule.setFixedHeight(18)
    return rule
