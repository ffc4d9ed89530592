"""The cards of the statements on this article, in the order of the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.app.labelling.cards import Card, card_for
from annotator.app.labelling.events import Changed
from annotator.app.labelling.session import LabelSession
from annotator.app.messages.words import gettext
from annotator.gui.label.card_rows import CardDelegate
from annotator.gui.label.keys import Keys, default_keys
from annotator.gui.label.row_view import RowView
from annotator.gui.label.uid_list import UidListModel
from annotator.gui.theme import theme_changes


class StatementsPanel(QWidget):
    """A list of cards; a person's choice is told by ``chosen``, Enter by ``edit_wanted``."""

    chosen = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, session: LabelSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cards: dict[str, Card] = {}
        self._marked: frozenset[str] = frozenset()
        self.model = UidListModel(self._spoken, self)
        self.list = RowView(self.model, self)
        self.list.setAccessibleName(gettext("Statements"))
        self.delegate = CardDelegate(self.list, self.card, lambda uid: uid in self._marked)
        self.list.setItemDelegate(self.delegate)
        self.hint = empty_hint("")
        self.show_keys(default_keys(session.codebook))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        self.list.chosen.connect(self.chosen)
        self.list.entered.connect(self.edit_wanted)
        theme_changes().changed.connect(self._redress)
        self.start_over()

    def card(self, uid: str) -> Card | None:
        """What the card of the statement ``uid`` says."""
        if uid not in self._cards:
            statement = self._session.cache.statements.get(uid)
            if statement is None:
                return None
            self._cards[uid] = card_for(self._session, statement)
        return self._cards[uid]

    @property
    def marked(self) -> frozenset[str]:
        """The cards that are marked without being chosen."""
        return self._marked

    def show_keys(self, keys: Keys) -> None:
        """Say with these keys what to do where there are no statements yet."""
        book = self._session.codebook
        labels = [keys[f"label.{label.id}"] for label in book.labels if f"label.{label.id}" in keys]
        values = [keys[f"value.{value.id}"] for value in book.values if f"value.{value.id}" in keys]
        select = keys.get("text.extend_word_right", "")
        told = gettext("No statements yet. Select words (with {key}, or the mouse)").format(key=select)
        if not select:
            told = gettext("No statements yet. Select words (with the mouse)")
        if labels:
            told += gettext(", label them ({keys})").format(keys=", ".join(labels))
        if values:
            told += gettext(", choose a stance ({keys})").format(keys=", ".join(values))
        self.hint.setText(told + gettext(", save ({key}).").format(key=keys.get("statement.save", "")))

    def _spoken(self, uid: str) -> str:
        card = self.card(uid)
        return "" if card is None else card.spoken()

    def start_over(self) -> None:
        """Show the statements of the open document."""
        self._cards.clear()
        self.model.start_over(self._session.cache.statement_uids())
        self._show_hint()
        self.show_focus()

    def follow(self, changed: Changed) -> None:
        """Refresh the cards that a change concerns."""
        uids = (*changed.uids, *changed.dropped)
        for uid in uids:
            self._cards.pop(uid, None)
        cache = self._session.cache
        self.model.follow(changed.uids, changed.dropped, cache.statement_row, cache.statement_uids)
        self._show_hint()
        self.show_focus()

    def show_focus(self) -> None:
        """Choose the focused statement's card; mark the one being edited, else those on the focused span."""
        session = self._session
        focus = session.focus
        marked = self._marked_now()
        if marked != self._marked:
            self._marked = marked
            self.list.viewport().update()
        chosen = focus.uid if focus is not None and focus.kind == "statement" else None
        self.list.show_current(chosen)
        if chosen is None and marked and self.list.isVisible():
            first = min(marked, key=session.cache.statement_row)
            self.list.scrollTo(self.model.index_of(first))

    def _marked_now(self) -> frozenset[str]:
        session = self._session
        editing = session.composer.editing if session.composer is not None else None
        if editing is not None:
            return frozenset({editing})
        span = session.focused_span
        return frozenset(session.cache.statements_on(span.uid)) if span is not None else frozenset()

    def redraw(self) -> None:
        """Names on the cards may have changed."""
        self._cards.clear()
        self._redress()

    def _show_hint(self) -> None:
        self.hint.setVisible(not self.list.show_if_any())

    def _redress(self) -> None:
        self.list.measure_anew()


def empty_hint(text: str) -> QLabel:
    """A quiet sentence where there is nothing to list."""
    hint = QLabel(text)
    hint.setProperty("look", "muted")
    hint.setWordWrap(True)
    hint.setContentsMargins(14, 8, 14, 8)
    hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return hint
