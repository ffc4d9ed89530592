"""The right column: how the codebook looks at work, at once with every key that is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.app.codebooks.parts import Part
from annotator.app.codebooks.preview import sample
from annotator.app.labelling.cards import Card
from annotator.app.messages.words import gettext
from annotator.core.codebook.model import UNSTYLED, Codebook
from annotator.gui.codebook.flow import Flow
from annotator.gui.label.card_rows import CardDelegate
from annotator.gui.label.key_button import KeyButton
from annotator.gui.label.row_view import RowView
from annotator.gui.label.uid_list import UidListModel
from annotator.gui.reading import PaintedSpan, ReadingView

_TEXT_HEIGHT = 230


class _Passage(ReadingView):
    """A few lines, which need neither a scroll bar nor a map of what is where."""

    def _show_scroll_bar_if_needed(self, least: int, most: int) -> None:
        self.verticalScrollBar().hide()


class Preview(QWidget):
    """Labels and values as the label screen shows them, a passage with spans, a statement's card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self.buttons = Flow()
        self.text = _Passage(self)
        self.text.setAccessibleName(gettext("A sample passage"))
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self._model = UidListModel(lambda _: self._card.spoken() if self._card else "", self)
        self.card = RowView(self._model, self)
        self.card.setAccessibleName(gettext("A sample statement"))
        self.card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card.setItemDelegate(CardDelegate(self.card, lambda _: self._card, lambda _: False))
        self.card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for title, widget in (
            (gettext("Above the text"), self.buttons),
            (gettext("In the text"), self.text),
            (gettext("On a card"), self.card),
        ):
            heading = QLabel(title)
            heading.setProperty("look", "muted_heading")
            heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            column.addWidget(heading)
            column.addWidget(widget)
        column.setStretch(5, 1)

    def show_book(self, book: Codebook, part: Part | None) -> None:
        """Show ``book``, with ``part`` put forward."""
        self._show_buttons(book)
        shown = sample(book, part)
        self.text.show_document(shown.text, "", "")
        spans = []
        for label_id, start, end in shown.spans:
            label = book.label(label_id)
            colour, name = (label.colour, label.name) if label is not None else (UNSTYLED, label_id)
            spans.append(PaintedSpan(f"{label_id} {start}", ((start, end),), colour, label_id, name))
        self.text.set_spans(spans)
        wanted = part.uid if part is not None and part.kind == "label" else None
        self.text.set_focused(next((span.uid for span in spans if span.label == wanted), None))
        self._card = shown.card
        self._model.start_over(["sample"] if shown.card is not None else [])
        self.card.measure_anew()

    def _show_buttons(self, book: Codebook) -> None:
        buttons: list[QWidget] = [
            KeyButton(label.name, label.key.upper(), "label", label.colour) for label in book.labels
        ]
        buttons += [
            KeyButton(f"{value.symbol} {value.name}".strip(), value.key.upper(), "value", value.colour)
            for value in book.values
        ]
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.buttons.show_widgets(buttons)
