"""The bar above everything: labels and stance values with their keys; at the right what else is at hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.gui.label.fitting import LEAST_WIDTH, fit
from annotator.gui.label.key_button import KeyButton
from annotator.gui.label.keys import Keys
from annotator.gui.theme import theme_changes

_HINTS = {
    "edit.undo": gettext("Undo"),
    "text.find": gettext("Find"),
    "document.done_next": gettext("Done, next"),
}


class LabelsBar(QWidget):
    """One button a gesture; ``asked`` tells which action id a person wants.

    In a narrow window the stances are shown by their signs alone, then the hints go, which the menus have as
    well, and what still finds no place is offered by a last button.
    """

    asked = Signal(str)

    def __init__(self, codebook: Codebook, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setObjectName("labels_bar")
        self.setAccessibleName(gettext("Labels and stances"))
        self.buttons: dict[str, KeyButton] = {}
        self.more = KeyButton("…", "")
        self.more.setAccessibleName(gettext("More labels and stances"))
        self.more.clicked.connect(self._offer_hidden)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 7, 14, 7)
        self._row.setSpacing(7)
        theme_changes().changed.connect(self._fit)
        self.show_codebook(codebook, keys)

    def show_codebook(self, codebook: Codebook, keys: Keys) -> None:
        """Offer the labels and values of ``codebook``."""
        self._clear()
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
            self._add(ident, KeyButton(text, keys.get(ident, ""), "value", value.colour, value.symbol))
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        for ident, text in _HINTS.items():
            self._add(ident, KeyButton(text, keys.get(ident, "")))
        self._fit()

    def _clear(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.more:
                widget.hide()
                widget.deleteLater()
        self.buttons.clear()

    def _add(self, ident: str, button: KeyButton) -> None:
        button.setObjectName(ident)
        button.clicked.connect(lambda: self.asked.emit(ident))
        self.buttons[ident] = button
        self._row.addWidget(button)

    # --- In a narrow window -------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        """However many labels there are, the window may be as narrow as its other parts allow."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._shorten(False)
        self.more.hide()
        for button in self.buttons.values():
            button.show()
        gestures = [button for ident, button in self.buttons.items() if ident not in _HINTS]
        fit(
            self._needed,
            self.width(),
            (
                lambda: self._shorten(True),
                *(self.buttons[ident].hide for ident in _HINTS),
                self.more.show,
                *(button.hide for button in reversed(gestures)),
            ),
        )

    def _needed(self) -> int:
        self._row.invalidate()
        return self._row.minimumSize().width()

    def _shorten(self, short: bool) -> None:
        for button in self.buttons.values():
            button.shorten(short)

    def _offer_hidden(self) -> None:
        menu = QMenu(self)
        for ident, button in self.buttons.items():
            if button.isHidden():
                text = f"{button.name.replace('&', '&&')}\t{button.key}"
                menu.addAction(text, cast("Callable[[], None]", lambda ident=ident: self.asked.emit(ident)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.VLine)
    rule.setFixedHeight(18)
    return rule
