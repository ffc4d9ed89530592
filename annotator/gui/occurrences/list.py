"""The list of occurrences: Space unticks what is selected, Enter is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from annotator.app.messages.words import gettext
from annotator.gui.occurrences.found import Found
from annotator.gui.occurrences.rows import BOX_ROOM, OccurrenceDelegate

# Names in camel case override Qt's.


class OccurrenceList(QListView):
    """Shows ``found``; ``taken`` tells that Enter was pressed."""

    taken = Signal()

    def __init__(self, found: Found, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.delegate = OccurrenceDelegate(self, found)
        self.setModel(found)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(gettext("Occurrences"))

    def toggle_selected(self) -> None:
        """Untick the selected rows, or tick them if none was ticked."""
        rows = {index.row() for index in self.selectedIndexes()}
        if self.currentIndex().isValid():
            rows = rows or {self.currentIndex().row()}
        self._found.toggle(sorted(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter are ours; letters don't search, for rows have no names."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks that row alone."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < BOX_ROOM:
            self._found.toggle([index.row()])
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on a box are two clicks."""
        self.mousePressEvent(event)
