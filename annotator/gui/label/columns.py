"""The three columns: documents, text, right panel; which are shown, how wide, and where the focus goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from annotator.gui.label.documents import DocumentsPanel
from annotator.gui.label.side_panel import SidePanel, Tab
from annotator.gui.reading import ReadingView

WIDTHS = (256, 836, 348)
"""Widths at first, in pixels; the text takes what the window has more."""
LEAST_WIDTHS = (170, 320, 220)


class Columns(QSplitter):
    """Documents, text and right panel side by side; ``switched`` tells that one was shown or hidden."""

    switched = Signal()

    def __init__(self, documents: DocumentsPanel, view: ReadingView, side: SidePanel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.documents, self.view, self.side = documents, view, side
        self.setHandleWidth(1)
        for place, pane in enumerate((documents, view, side)):
            self.addWidget(pane)
            self.setStretchFactor(place, int(pane is view))
            self.setCollapsible(place, False)
            pane.setMinimumWidth(LEAST_WIDTHS[place])
        self.setSizes(list(WIDTHS))
        QWidget.setTabOrder(documents.list, view)
        QWidget.setTabOrder(view, side)

    @property
    def documents_shown(self) -> bool:
        """Whether the left column is shown."""
        return not self.documents.isHidden()

    @property
    def side_shown(self) -> bool:
        """Whether the right column is shown."""
        return not self.side.isHidden()

    def toggle_documents(self) -> None:
        """Show or hide the left column."""
        self._show(self.documents, not self.documents_shown)

    def toggle_side(self) -> None:
        """Show or hide the right column."""
        self._show(self.side, not self.side_shown)

    def restore(self, widths: Sequence[int], documents_shown: bool, side_shown: bool) -> None:
        """Put the columns as they were; widths that don't fit are passed over."""
        if len(widths) == len(WIDTHS) and all(width > 0 for width in widths):
            self.setSizes(list(widths))
        self.documents.setVisible(documents_shown)
        self.side.setVisible(side_shown)

    def focus_text(self) -> None:
        """Back to the text."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        """To the filter of the documents, which are shown for it."""
        self._show(self.documents, True)
        self.documents.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.documents.filter.selectAll()

    def open_tab(self, tab: Tab) -> None:
        """Bring a tab of the right panel to the front, and the panel with it."""
        self._show(self.side, True)
        self.side.open_tab(tab)

    def open_note(self) -> None:
        """Bring the note to the front for as long as it is written."""
        self._show(self.side, True)
        self.side.open_note()

    def next_pane(self, step: int) -> None:
        """Go to the next (1) or previous (−1) column that is shown."""
        shown = [pane for pane in (self.documents, self.view, self.side) if not pane.isHidden()]
        here = next((place for place, pane in enumerate(shown) if holds_focus(pane)), 0)
        self._enter(shown[(here + step) % len(shown)])

    def _enter(self, pane: QWidget) -> None:
        if pane is self.documents:
            self.documents.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif pane is self.side:
            self.side.take_focus()
        else:
            self.focus_text()

    def _show(self, pane: QWidget, shown: bool) -> None:
        if not shown and holds_focus(pane):
            self.focus_text()
        pane.setVisible(shown)
        self.switched.emit()


def holds_focus(pane: QWidget) -> bool:
    """Whether ``pane`` or something in it has the focus."""
    focused = QApplication.focusWidget()
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))
