"""The small palette at a selection made by mouse: the labels, one click away. Typing and Esc dismiss it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Codebook
from annotator.gui.label.key_button import KeyButton
from annotator.gui.label.keys import Keys
from annotator.gui.label.shadow import cast_shadow


class Palette(QFrame):
    """Floats over ``host`` (the text); ``asked`` tells which action id was clicked."""

    asked = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setProperty("look", "palette")
        self.setAccessibleName(gettext("Label the selection"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 6, 6, 6)
        self._row.setSpacing(5)
        cast_shadow(self)
        self.hide()

    def show_codebook(self, codebook: Codebook, keys: Keys) -> None:
        """Offer the labels of ``codebook``, to keep a fragment, and to label all occurrences."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for label in codebook.labels:
            ident = f"label.{label.id}"
            self._add(ident, KeyButton(label.name, keys.get(ident, ""), "label", label.colour))
        self._add("fragment.keep", KeyButton(gettext("Keep piece"), keys.get("fragment.keep", "")))
        everywhere = KeyButton(gettext("All like this…"), keys.get("occurrences.open", ""))
        everywhere.setToolTip(gettext("Label these words wherever they occur"))
        self._add("occurrences.open", everywhere)

    def _add(self, ident: str, button: KeyButton) -> None:
        button.clicked.connect(lambda: self.asked.emit(ident))
        self._row.addWidget(button)

    def float_at(self, selection: QRect) -> None:
        """Show it below the selection (in the host's coordinates), or above where there is no room."""
        self.adjustSize()
        host = self.parentWidget()
        assert host is not None
        x = selection.center().x() - self.width() // 2
        x = max(4, min(x, host.width() - self.width() - 4))
        y = selection.bottom() + 10
        if y + self.height() > host.height():
            y = selection.top() - self.height() - 10
        self.move(QPoint(x, y))
        self.show()
        self.raise_()
