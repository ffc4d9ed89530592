"""The codebook's rule for what is focused, as quiet text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.labelling.session import LabelSession
from annotator.app.messages.words import gettext
from annotator.gui.theme import theme_changes

if TYPE_CHECKING:
    from annotator.gui.label.rule_text import RuleText


class GuidelinesPanel(QWidget):
    """Shows the guideline of the focused label or stance value; of all labels when nothing is focused."""

    def __init__(self, session: LabelSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        theme_changes().changed.connect(self._redress)

    @cached_property
    def text(self) -> RuleText:
        """The sheet, made when the tab first comes to the front: the window opens sooner."""
        from annotator.gui.label.rule_text import RuleText

        text = RuleText(self)
        text.setAccessibleName(gettext("Guidelines"))
        self._column.addWidget(text)
        return text

    def refresh(self) -> None:
        """Show the rule for what is focused now; while the tab is behind others it need not keep up."""
        if not self.isVisible():
            return
        markdown = self._markdown()
        if markdown != self._shown:
            self._shown = markdown
            self.text.show_rules(markdown)

    def showEvent(self, event: QShowEvent) -> None:
        """The tab comes to the front: catch up."""
        super().showEvent(event)
        self.refresh()

    def _redress(self) -> None:
        if "text" in vars(self):
            self.text.dress()
            self._shown = ""
            self.refresh()

    def _markdown(self) -> str:
        """Rules of the focused span's label, or of the focused statement's stance, or of everything."""
        session = self._session
        span, statement = session.focused_span, session.focused_statement
        if span is not None:
            label = session.codebook.label(span.label)
            return _rule(label.name, label.guideline) if label else ""
        if statement is not None and statement.stance.value is not None:
            value = session.codebook.value(statement.stance.value)
            return _rule(f"{value.symbol} {value.name}", value.guideline) if value else ""
        rules = [_rule(label.name, label.guideline) for label in session.codebook.labels]
        rules += [_rule(f"{value.symbol} {value.name}", value.guideline) for value in session.codebook.values]
        return "\n\n".join(filter(None, rules))


def _rule(name: str, guideline: str) -> str:
    text = guideline.strip() or gettext("The codebook has no guideline for this.")
    return f"### {name}\n\n{text}"
