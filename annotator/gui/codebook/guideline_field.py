"""A guideline: Markdown on one tab, as annotators will read it on the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTabWidget, QWidget

from annotator.app.messages.words import gettext
from annotator.gui.label.rule_text import RuleText
from annotator.gui.theme import theme_changes

_LEAST_HEIGHT = 220


class GuidelineField(QTabWidget):
    """``chosen`` tells a guideline when the field is left, ``edited`` while it is typed."""

    edited = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(gettext("Guideline, in Markdown"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            gettext(
                "**What it is.** How long a span is; what it is not.\n\n- “**An example** in its sentence”"
            )
        )
        self.sheet = RuleText(self)
        self.sheet.setAccessibleName(gettext("Guideline as it is read"))
        self.addTab(self.text, gettext("Markdown"))
        self.addTab(self.sheet, gettext("As it is read"))
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.tabBar().setAccessibleName(gettext("Guideline"))
        self.text.textChanged.connect(self._typed)
        self.text.installEventFilter(self)
        theme_changes().changed.connect(self._redress)

    def show_guideline(self, markdown: str) -> None:
        """Show ``markdown``."""
        self._known = markdown
        if self.text.toPlainText() != markdown:
            self.text.blockSignals(True)
            self.text.setPlainText(markdown)
            self.text.blockSignals(False)
        self.sheet.show_rules(markdown)

    def give(self) -> None:
        """Tell what was typed, if anything was."""
        text = self.text.toPlainText().strip()
        if text != self._known:
            self._known = text
            self.chosen.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who leaves the field means what is in it."""
        if watched is self.text and event.type() == QEvent.Type.FocusOut:
            self.give()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self.sheet.show_rules(self.text.toPlainText())
        self.edited.emit(self.text.toPlainText())

    def _redress(self) -> None:
        self.sheet.dress()
        self.sheet.show_rules(self.text.toPlainText())
