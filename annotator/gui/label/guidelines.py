"""The codebook's rule for what is focused, as quiet text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.labelling.session import LabelSession
from annotator.app.messages.words import gettext
from annotator.core.codebook.model import Label, StanceValue
from annotator.gui.theme import theme_changes

if TYPE_CHECKING:
    from annotator.gui.label.rule_text import RuleText


class GuidelinesPanel(QWidget):
    """Shows guideline and examples of the focused label or stance value; of all when nothing is focused."""

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
            return rule_of(label) if label else ""
        if statement is not None and statement.stance.value is not None:
            value = session.codebook.value(statement.stance.value)
            return rule_of(value) if value else ""
        parts: tuple[Label | StanceValue, ...] = (*session.codebook.labels, *session.codebook.values)
        return "\n\n".join(map(rule_of, parts))


def rule_of(part: Label | StanceValue) -> str:
    """The guideline of a label or stance value as Markdown, with its examples as a list below.

    Examples are the texts of its key ``examples``; a codebook may come from anybody, so what is no list of
    texts there is passed over.
    """
    sign = f"{part.symbol} " if isinstance(part, StanceValue) else ""
    text = part.guideline.strip() or gettext("The codebook has no guideline for this.")
    told = part.extra.get("examples")
    examples = [each.strip() for each in told if isinstance(each, str)] if isinstance(told, list) else []
    lines = "\n".join(f"- {' '.join(example.split())}" for example in examples if example)
    listed = f"\n\n**{gettext('Examples')}**\n\n{lines}" if lines else ""
    return f"### {sign}{part.name}\n\n{text}{listed}"
