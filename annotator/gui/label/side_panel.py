"""The right column: statements, spans, guidelines and notes, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from annotator.app.labelling.session import LabelSession
from annotator.app.messages.words import gettext
from annotator.gui.label.guidelines import GuidelinesPanel
from annotator.gui.label.hairline import hairline
from annotator.gui.label.notes import NotesPanel
from annotator.gui.label.spans import SpansPanel
from annotator.gui.label.statements import StatementsPanel

Tab = Literal["statements", "spans", "guidelines", "notes"]
TABS: tuple[Tab, ...] = ("statements", "spans", "guidelines", "notes")


class SidePanel(QWidget):
    """Four tabs over one session.

    Bar and pages are put together here: Qt's tab widget paints its page anew whenever a tab's text changes,
    and the counts change with every label.
    """

    def __init__(self, session: LabelSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._before_note: int | None = None
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(gettext("Statements, spans, guidelines, notes"))
        self.bar = QTabBar(self)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)  # in a narrow column names are cut, but no tab is out of sight
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setDrawBase(False)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bar.setAccessibleName(gettext("Tabs"))
        self.pages = QStackedWidget(self)
        self.statements = StatementsPanel(session)
        self.spans = SpansPanel(session)
        self.guidelines = GuidelinesPanel(session)
        self.notes = NotesPanel(session)
        for panel in (self.statements, self.spans, self.guidelines, self.notes):
            self.bar.addTab("")
            self.pages.addWidget(panel)
        self.bar.currentChanged.connect(self._turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(hairline())
        column.addWidget(self.pages, 1)
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
            if self.bar.tabText(place) != title:
                self.bar.setTabText(place, title)

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
        self.bar.setCurrentIndex(TABS.index(tab))
        self.take_focus()

    def open_note(self) -> None:
        """Bring the note to the front; the tab that was there comes back with :meth:`close_note`."""
        before = self.bar.currentIndex()
        self.open_tab("notes")
        self._before_note = before

    def close_note(self) -> None:
        """Bring back what the note was opened over, unless a person has gone to another tab meanwhile."""
        if self._before_note is not None:
            self.bar.setCurrentIndex(self._before_note)

    def _turned(self, page: int) -> None:
        self._before_note = None
        self.pages.setCurrentIndex(page)

    def take_focus(self) -> None:
        """Give the focus to the tab in front; to the tabs themselves where nothing is in it yet."""
        inside: tuple[Callable[[], QWidget], ...] = (
            lambda: self.statements.list,
            lambda: self.spans.list,
            lambda: self.guidelines.text,
            lambda: self.notes.field,
        )
        front = inside[self.bar.currentIndex()]()
        taker = front if front.isVisible() else self.bar
        taker.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _counted(name: str, count: int) -> str:
    return f"{name} {count}" if count else name
