"""The list of the spans on this article, in the order of the text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.app.labelling.cards import one_line
from annotator.app.labelling.events import Changed
from annotator.app.labelling.session import LabelSession
from annotator.app.messages.words import gettext
from annotator.core.records import Span
from annotator.gui.label.row_view import RowView
from annotator.gui.label.span_rows import SpanDelegate, span_details
from annotator.gui.label.statements import empty_hint
from annotator.gui.label.uid_list import UidListModel
from annotator.gui.theme import theme_changes


class SpansPanel(QWidget):
    """A list of spans; a person's choice is told by ``chosen``, Enter by ``entered``."""

    chosen = Signal(str)
    entered = Signal(str)

    def __init__(self, session: LabelSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = UidListModel(self._spoken, self)
        self.list = RowView(self.model, self)
        self.list.setAccessibleName(gettext("Spans"))
        self.list.setItemDelegate(SpanDelegate(self.list, lambda: self._session, self._span))
        self.hint = empty_hint(gettext("No spans yet. Select words in the text and press a label's key."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        self.list.chosen.connect(self.chosen)
        self.list.entered.connect(self.entered)
        theme_changes().changed.connect(self.list.viewport().update)
        self.start_over()

    def _span(self, uid: str) -> Span | None:
        return self._session.cache.spans.get(uid)

    def _spoken(self, uid: str) -> str:
        span = self._span(uid)
        if span is None:
            return ""
        label = self._session.codebook.label(span.label)
        name = label.name if label else span.label
        return f"{name}: {one_line(self._session.quote_of(span))}, {span_details(self._session, span)}"

    def start_over(self) -> None:
        """Show the spans of the open document."""
        self.model.start_over(self._session.cache.span_uids())
        self._show_hint()
        self.show_focus()

    def follow(self, changed: Changed) -> None:
        """Refresh the lines that a change concerns."""
        cache = self._session.cache
        self.model.follow(changed.uids, changed.dropped, cache.span_row, cache.span_uids)
        self._show_hint()

    def show_focus(self) -> None:
        """Choose the focused span's line."""
        focus = self._session.focus
        self.list.show_current(focus.uid if focus is not None and focus.kind == "span" else None)

    def redraw(self) -> None:
        """Names of entities may have changed."""
        self.list.viewport().update()

    def _show_hint(self) -> None:
        self.hint.setVisible(not self.list.show_if_any())
