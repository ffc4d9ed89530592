"""The command palette: type a part of what you want, Enter does it.

↑ and ↓ (or Tab) go through the list, Page Up and Page Down by pages, Esc closes. The field keeps the focus
all the while, and whatever had it before gets it back before anything is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from annotator.app.messages.words import gettext
from annotator.app.palette.entries import Entry
from annotator.app.palette.finding import Finder
from annotator.gui.label.shadow import cast_shadow
from annotator.gui.palette.rows import ROW_HEIGHT, EntryDelegate

_WIDTH = 620
_TOP = 64
_SHOWN = 12
_MARGIN = 8


class CommandPalette(QFrame):
    """Floats over ``window``; when it has closed, ``chosen`` carries the :class:`Entry` a person wants."""

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self._finder = Finder(())
        self.entries: list[Entry] = []
        self.setProperty("look", "palette")
        self.setAccessibleName(gettext("Do or find anything"))
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(gettext("An action, an article, an entity"))
        self.line.setAccessibleName(gettext("Do or find anything"))
        self.model = QStringListModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list, lambda row: self.entries[row]))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(gettext("Found"))
        self.told = QLabel(self)
        self.told.setProperty("look", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 7)
        column.setSpacing(6)
        for part in (self.line, self.list, self.told):
            column.addWidget(part)
        cast_shadow(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(lambda: self._finder.prepare())
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        window.installEventFilter(self)
        self.list.clicked.connect(self._clicked)
        self.list.selectionModel().currentChanged.connect(self._speak)
        self.hide()

    def ask(self, entries: Iterable[Entry], recent: Sequence[str]) -> None:
        """Open on ``entries``; those whose :attr:`Entry.what` is ``recent`` come first until one types."""
        self._before = QApplication.focusWidget()
        self._finder = Finder(entries, recent)
        self.line.clear()
        self._find()
        self._settle()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._soon.start(0)

    def give_up(self) -> None:
        """Close; the focus is where it was."""
        if not self.isVisible():
            return
        self._soon.stop()
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._finder = Finder(())

    @property
    def row(self) -> int:
        """The current row, from 0; −1 when nothing is found."""
        return self.list.currentIndex().row()

    def _find(self) -> None:
        self.entries = self._finder.find(self.line.text())
        self.model.setStringList([entry.spoken() for entry in self.entries])
        self._go(0)
        self.list.setFixedHeight(min(max(len(self.entries), 1), _SHOWN) * ROW_HEIGHT)
        self.list.setVisible(bool(self.entries))
        if self.entries:
            self.told.setText(gettext("↵ do it · ↑ ↓ choose · Esc back"))
        else:
            self.told.setText(gettext("Nothing is called that. A part of a name is enough."))
        self.adjustSize()

    def _settle(self) -> None:
        """Stand in the upper middle of the window."""
        self.setFixedWidth(min(_WIDTH, self._window.width() - 32))
        self.adjustSize()
        self.move((self._window.width() - self.width()) // 2, min(_TOP, self._window.height() // 8))

    def _go(self, row: int) -> None:
        if self.entries:
            self.list.setCurrentIndex(self.model.index(row))

    def _speak(self) -> None:
        """The field has the focus, so it tells the current row to those who listen."""
        spoken = self.entries[self.row].spoken() if 0 <= self.row < len(self.entries) else ""
        self.line.setAccessibleDescription(spoken)

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        if 0 <= row < len(self.entries):
            entry = self.entries[row]
            self.give_up()
            self.chosen.emit(entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys that aren't for typing, its losing the focus, and the window's new size."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        if watched is self.line and isinstance(event, QKeyEvent) and self._is_ours(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._press(event)
                return True
        if watched is self.line and isinstance(event, QFocusEvent):
            self._focus_moved(event)
        return super().eventFilter(watched, event)

    def _focus_moved(self, event: QFocusEvent) -> None:
        if event.lostFocus() and event.reason() not in _COMES_BACK and self.isVisible():
            self._before = None  # somebody went elsewhere: that stays so
            self.give_up()

    def _is_ours(self, event: QKeyEvent) -> bool:
        return event.key() in _STEPS or event.key() in _ENDS

    def _press(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
            else:
                self._take(self.row)
        elif self.entries:
            last = len(self.entries) - 1
            wanted = self.row + step
            round_the_end = abs(step) == 1
            self._go(wanted % (last + 1) if round_the_end else min(max(wanted, 0), last))


_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_PageUp: -_SHOWN,
    Qt.Key.Key_PageDown: _SHOWN,
}
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Losing the focus for these reasons is not leaving: another program's window, the field's own menu."""
