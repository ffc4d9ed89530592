"""Find in the text: a field over its upper edge that finds while one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from annotator.app.messages.words import gettext
from annotator.gui.reading import ReadingView
from annotator.gui.window.finding import Matches

_WIDTH = 380


class FindBar(QFrame):
    """Enter and F3 go on, Shift+Enter and Shift+F3 go back, Esc returns to the text with the place selected.

    ``text`` tells the open document's text; widgets are never asked for it.
    """

    def __init__(self, view: ReadingView, text: Callable[[], str]) -> None:
        super().__init__(view)
        self._view = view
        self._text = text
        self._matches = Matches("", "")
        self.setProperty("look", "palette")
        self.field = QLineEdit()
        self.field.setPlaceholderText(gettext("Find in this article"))
        self.field.setAccessibleName(gettext("Find in this article"))
        self.count = QLabel()
        self.count.setProperty("look", "muted")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 6, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(self._button("↑", gettext("Previous (Shift+Enter)"), self.previous))
        row.addWidget(self._button("↓", gettext("Next (Enter)"), self.next))
        row.addWidget(self._button("✕", gettext("Back to the text (Esc)"), self.leave))
        self.field.textEdited.connect(self._sought)
        self.field.installEventFilter(self)
        view.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the field; what is selected in the text, if short, is what it looks for."""
        chosen = self._view.selection()
        if chosen is not None and chosen[1] - chosen[0] <= 100:
            self.field.setText(self._text()[chosen[0] : chosen[1]])
        self._settle()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.field.text():
            self._sought()

    def next(self) -> None:
        """Go to the next place, from the end to the beginning; ask for the words if there are none."""
        if self._refresh():
            self._go(self._matches.after(self._here()))

    def previous(self) -> None:
        """Go to the place before, from the beginning to the end; ask for the words if there are none."""
        if self._refresh():
            self._go(self._matches.before(self._here()))

    def leave(self) -> None:
        """Back to the text; what was found stays selected."""
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the field's Enter and Esc, and keep the place when the text changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._view:
            self._settle()
        if event.type() == QEvent.Type.KeyPress and watched is self.field and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.previous()
            else:
                self.next()
            return True
        return False

    def _sought(self) -> None:
        """Something was typed: show the first place from where one was."""
        self._matches = Matches(self._text(), self.field.text())
        self._go(self._matches.at_or_after(self._here()))

    def _refresh(self) -> bool:
        """Search anew, for the text may be another one; whether there are words to look for."""
        if not self.field.text():
            self.open()
            return False
        self._matches = Matches(self._text(), self.field.text())
        return True

    def _here(self) -> int:
        chosen = self._view.selection()
        return chosen[0] if chosen is not None else self._view.caret()

    def _go(self, number: int | None) -> None:
        if number is None:
            self.count.setText(gettext("none") if self.field.text() else "")
            self._view.clear_selection()  # what fewer letters had found must not be labelled for these
            return
        start, end = self._matches.places[number]
        self._view.select(start, end)
        self._view.reveal(start, end)
        self.count.setText(gettext("{} of {}").format(number + 1, len(self._matches)))

    def _settle(self) -> None:
        width = min(_WIDTH, self._view.width() - 24)
        self.setGeometry(self._view.width() - width - 18, 8, width, self.sizeHint().height())

    def _button(self, sign: str, tip: str, act: Callable[[], None]) -> QWidget:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(act)
        return button
