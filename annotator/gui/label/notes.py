"""The note on the focused span or statement, else on the article; written when one leaves the field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.app.labelling.cards import one_line
from annotator.app.labelling.session import LabelSession
from annotator.app.messages.words import gettext
from annotator.core.values import dataclass

_MOST_HEIGHT = 280


class _Field(QPlainTextEdit):
    """A plain field that tells when one is done with it: left, Ctrl+Enter or Esc."""

    left = Signal()
    finished = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving writes."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Esc go back to the text; Tab leaves as everywhere."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (
            enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: object) -> bool:
        """Ctrl+Enter is ours while one writes here, not the window's."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.ShortcutOverride:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        return super().event(event)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Target:
    """What a note is on; ``kind`` "article" for the annotator's own note on the document ``uid``."""

    kind: str
    uid: str


class NotesPanel(QWidget):
    """One note at a time; ``text_wanted`` tells that a person is done here."""

    text_wanted = Signal()

    def __init__(self, session: LabelSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._target: _Target | None = None
        self._before = ""
        self.title = QLabel(self)
        self.title.setProperty("look", "muted")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.field = _Field(self)
        self.field.setProperty("look", "field")
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(gettext("Note"))
        self.field.setPlaceholderText(gettext("Write a note. It is saved when you leave the field."))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(8)
        column.addWidget(self.title)
        self.field.setMaximumHeight(_MOST_HEIGHT)
        column.addWidget(self.field, 1)
        column.addStretch(0)
        self.field.left.connect(self.write)
        self.field.finished.connect(self._finish)
        self.refresh()

    def refresh(self) -> None:
        """Show the note of what is focused now; what was being written is written first."""
        target = self._wanted()
        if target != self._target:
            self.write()
        elif self.field.hasFocus() and self.field.toPlainText() != self._before:
            return
        self._target = target
        self._before = self._note()
        self.title.setText(self._heading())
        self.field.setEnabled(target is not None)
        if self.field.toPlainText() != self._before:
            self.field.setPlainText(self._before)

    def write(self) -> None:
        """Write what stands in the field, if it is different."""
        text, target = self.field.toPlainText(), self._target
        if target is None or text == self._before:
            return
        self._before = text
        session = self._session
        if target.kind == "span":
            session.marking.write_note(target.uid, text)
        elif target.kind == "statement":
            session.stating.write_note(target.uid, text)
        else:
            session.articles.write_note(text, target.uid)

    def _finish(self) -> None:
        self.write()
        self.text_wanted.emit()

    def _wanted(self) -> _Target | None:
        session = self._session
        if session.focus is not None:
            return _Target(session.focus.kind, session.focus.uid)
        return _Target("article", session.document.uid) if session.document is not None else None

    def _note(self) -> str:
        session = self._session
        span, statement = session.focused_span, session.focused_statement
        if span is not None:
            return span.note
        if statement is not None:
            return statement.note
        return session.layer.notes if session.layer is not None else ""

    def _heading(self) -> str:
        session = self._session
        span = session.focused_span
        if span is not None:
            return gettext("On the span “{quote}”").format(quote=one_line(session.quote_of(span))[:120])
        if session.focused_statement is not None:
            return gettext("On the chosen statement")
        return gettext("Your note on this article") if session.document is not None else ""
