"""How a line of the span list is painted: label chip, words, entity, offsets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from annotator.app.labelling.cards import one_line, version_words
from annotator.app.labelling.session import LabelSession
from annotator.app.messages.words import gettext
from annotator.core.records import Span
from annotator.gui.label.chips import HEIGHT, paint_chip
from annotator.gui.label.row_view import RowDelegate
from annotator.gui.theme import current

LEFT, RIGHT, TOP, LINE, BETWEEN = 15, 12, 7, 16, 3


class SpanDelegate(RowDelegate):
    """Paints spans; ``span`` finds the one of a uid."""

    usual_height = 2 * TOP + round(HEIGHT) + BETWEEN + LINE

    def __init__(
        self, view: QWidget, session: Callable[[], LabelSession], span: Callable[[str], Span | None]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._session = session
        self._span = span

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        span = self._span(str(index.data(Qt.ItemDataRole.UserRole)))
        if span is None:
            return
        theme = current()
        session = self._session()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("paper"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
            if self._view.hasFocus():
                painter.setPen(QPen(theme.colour("focus_ring"), 1.5))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        _first_line(painter, rect, session, span)
        _second_line(painter, rect, span_details(session, span))
        painter.restore()


def span_details(session: LabelSession, span: Span) -> str:
    """Entity and offsets of a span, and what else is to be said of it."""
    label = session.codebook.label(span.label)
    entity = session.entity(span.entity)
    tied = entity.name if entity else gettext("not tied") if label and label.entity_kinds else ""
    offsets = ", ".join(f"{start}–{end}" for start, end in span.fragments)
    note = f"✎ {one_line(span.note)}" if span.note else ""
    made = version_words(session.codebook, span.codebook_version)
    return " · ".join(filter(None, [f"→ {tied}" if entity else tied, offsets, made, note]))


def _first_line(painter: QPainter, rect: QRectF, session: LabelSession, span: Span) -> None:
    theme = current()
    label = session.codebook.label(span.label)
    at = QPointF(rect.left() + LEFT, rect.top() + TOP)
    name, colour = (label.name, label.colour) if label else (span.label, "")
    chip = paint_chip(painter, at, name, colour, rect.width() / 2)
    room = QRectF(chip.right() + 8, at.y(), rect.right() - RIGHT - chip.right() - 8, HEIGHT)
    painter.setFont(theme.font("reading", "ui"))
    painter.setPen(theme.colour("text"))
    quote = " … ".join(one_line(session.text[start:end]) for start, end in span.fragments)
    shown = QFontMetrics(painter.font()).elidedText(
        quote[:400], Qt.TextElideMode.ElideRight, int(room.width())
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def _second_line(painter: QPainter, rect: QRectF, details: str) -> None:
    theme = current()
    painter.setFont(theme.font("ui", "ui_small"))
    painter.setPen(theme.colour("text_muted"))
    line = QRectF(rect.left() + LEFT, rect.top() + TOP + HEIGHT + BETWEEN, rect.width() - LEFT - RIGHT, LINE)
    shown = QFontMetrics(painter.font()).elidedText(details, Qt.TextElideMode.ElideRight, int(line.width()))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
