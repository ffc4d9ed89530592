"""The right column: statements, spans, guidelines and notes, one at a time."""

from __future__ import annotations

from gettext import gettext
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from annotator.app.labelling.session import LabelSession
from annotator.gui.label.guidelines import GuidelinesPanel
from annotator.gui.label.notes import NotesPanel
from annotator.gui.label.spans import SpansPanel
from annotator.gui.label.statements import StatementsPanel

Tab = Literal["statements", "spans", "guidelines", "notes"]


class SidePanel(QTabWidget):
    """Four tabs over one session."""

    def __init__(self, session: LabelSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("look", "panel")
        self.setDocumentMode(True)
        self.setAccessibleName(gettext("Statements, spans, guidelines, notes"))
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabBar().setExpanding(False)
        self.statements = StatementsPanel(session)
        self.spans = SpansPanel(session)
        self.guidelines = GuidelinesPanel(session)
        self.notes = NotesPanel(session)
        for panel in (self.statements, self.spans, self.guidelines, self.notes):
            self.addTab(panel, "")
        self.show_counts()

    def show_counts(self) -> None:
        """Say on the tabs how many there are."""
        cache = self._session.cache
        titles = (
            _counted(gettext("Statements"), len(cache.statements)),
            _counted(gettext("Spans"), len(cache.spans)),
            gettext("Guidelines"),
            gettext("Notes"),
        )
        for place, title in enumerate(titles):
            if self.tabText(place) != title:
                self.setTabText(place, title)

    def start_over(self) -> None:
        """Show another document."""
        self.statements.start_over()
        self.spans.start_over()
        self.guidelines.refresh()
        self.notes.refresh()
        self.show_counts()

    def show_focus(self) -> None:
        """Show what is focused, in every tab."""
        self.statements.show_focus()
        self.spans.show_focus()
        self.guidelines.refresh()
        self.notes.refresh()

    def open_tab(self, tab: Tab) -> None:
        """Bring ``tab`` to the front and give it the focus."""
        panel, inside = self._tabs()[tab]
        self.setCurrentWidget(panel)
        inside.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self) -> None:
        """Give the focus to the tab in front."""
        for panel, inside in self._tabs().values():
            if panel is self.currentWidget():
                inside.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tabs(self) -> dict[Tab, tuple[QWidget, QWidget]]:
        return {
            "statements": (self.statements, self.statements.list),
            "spans": (self.spans, self.spans.list),
            "guidelines": (self.guidelines, self.guidelines.text),
            "notes": (self.notes, self.notes.field),
        }


def _counted(name: str, count: int) -> str:
    return f"{name} {count}" if count else name
