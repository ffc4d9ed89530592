"""How a statement's card is painted: who, how they stand, on what, and the words it rests on.

The coloured edge, the verb and the symbol all tell the stance. A card that lacks something has a dashed frame
and asks for what it lacks; no stance is ever filled in for anybody.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from annotator.app.labelling.cards import Card, RoleLine
from annotator.app.messages.words import gettext
from annotator.core.values import dataclass
from annotator.gui.label.chips import HEIGHT, chip_width, paint_chip
from annotator.gui.label.document_rows import two_lines
from annotator.gui.label.row_view import RowDelegate
from annotator.gui.theme import Theme, current
from annotator.gui.theme.filling import fill

MARGIN, GAP, RING = 12, 8, 2
INSIDE_X, INSIDE_Y, EDGE = 15, 9, 4
ROW, QUOTE_LINE, SMALL_LINE = 22, 17, 17

VOICES = {"quoted": gettext("quoted"), "paraphrased": gettext("paraphrased"), "reported": gettext("reported")}


@dataclass(slots=True)
class CardState:
    """How a card is shown at the moment."""

    marked: bool
    chosen: bool
    focused: bool
    hovered: bool


class CardDelegate(RowDelegate):
    """Paints cards; ``card`` makes the one of a uid, ``marked`` tells which rest on the focused span."""

    usual_height = 2 * INSIDE_Y + 3 * ROW + 2 * QUOTE_LINE + 3 + GAP

    def __init__(
        self, view: QWidget, card: Callable[[str], Card | None], marked: Callable[[str], bool]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._card = card
        self._marked = marked

    def height(self, uid: str, width: int) -> int:
        """As high as what the card says."""
        card = self._card(uid)
        return 0 if card is None else _Layout(card, width).height() + GAP

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        uid = str(index.data(Qt.ItemDataRole.UserRole))
        card = self._card(uid)
        if card is None:
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(MARGIN, RING, -MARGIN, RING - GAP)
        _frame(painter, box, card, CardState(self._marked(uid), chosen, self._view.hasFocus(), hovered))
        _Layout(card, option.rect.width()).paint(painter, box)
        painter.restore()


class _Layout:
    """The rows inside a card, for measuring and for painting."""

    def __init__(self, card: Card, width: int) -> None:
        self._card = card
        self._inner = width - 2 * MARGIN - 2 * INSIDE_X
        theme = current()
        self._quote_font = quote_font(theme)
        self._quote = (
            two_lines(f"“{card.quote}”", QFontMetrics(self._quote_font), self._inner) if card.quote else []
        )

    def height(self) -> int:
        """Height of the card in pixels, without the gap below it."""
        card = self._card
        rows = len(card.roles) + card.has_stance
        return (
            2 * INSIDE_Y
            + rows * ROW
            + len(self._quote) * QUOTE_LINE
            + (3 if self._quote else 0)
            + (SMALL_LINE + 3 if _remarks(card) else 0)
        )

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the rows into ``box``."""
        x, y = box.left() + INSIDE_X, box.top() + INSIDE_Y
        for place, line in enumerate(self._card.roles):
            self._role(painter, QPointF(x, y), line)
            y += ROW
            if place == 0 and self._card.has_stance:
                self._stance(painter, QPointF(x, y))
                y += ROW
        self._rest(painter, QPointF(x, y + (3 if self._quote else 0)))

    def _role(self, painter: QPainter, at: QPointF, line: RoleLine) -> None:
        theme = current()
        if not line.text:
            text = gettext("{role}?").format(role=line.label.lower())
            paint_missing(painter, at, text)
            return
        most = float(self._inner)
        box = paint_chip(painter, at, line.text, line.colour, most)
        tail = f"→ {line.parent}" if line.parent else "" if line.tied else gettext("not tied")
        room = most - box.width() - 6
        if tail and room > 30:
            painter.setFont(theme.font("ui", "ui_small"))
            painter.setPen(theme.colour("text_muted"))
            metrics = QFontMetrics(painter.font())
            shown = metrics.elidedText(tail, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(
                QRectF(box.right() + 6, at.y(), room, HEIGHT), Qt.AlignmentFlag.AlignVCenter, shown
            )

    def _stance(self, painter: QPainter, at: QPointF) -> None:
        theme = current()
        card = self._card
        if not card.value:
            paint_missing(painter, at, gettext("stance?"))
            return
        painter.setFont(theme.font("ui", bold=True))
        painter.setPen(theme.text_of(card.colour) if card.colour else theme.colour("text"))
        line = QRectF(at.x(), at.y(), self._inner, HEIGHT)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, f"{card.symbol} {card.verb}".strip())

    def _rest(self, painter: QPainter, at: QPointF) -> None:
        theme = current()
        painter.setFont(self._quote_font)
        painter.setPen(theme.colour("text_muted"))
        y = at.y()
        for line in self._quote:
            painter.drawText(QRectF(at.x(), y, self._inner, QUOTE_LINE), Qt.AlignmentFlag.AlignVCenter, line)
            y += QUOTE_LINE
        remarks = _remarks(self._card)
        if remarks:
            painter.setFont(theme.font("ui"))
            painter.setPen(theme.colour("warning" if self._card.in_doubt else "text_muted"))
            metrics = QFontMetrics(painter.font())
            shown = metrics.elidedText(remarks, Qt.TextElideMode.ElideRight, self._inner)
            painter.drawText(
                QRectF(at.x(), y + 3, self._inner, SMALL_LINE), Qt.AlignmentFlag.AlignVCenter, shown
            )


def _remarks(card: Card) -> str:
    """The last line: in doubt (with the note that says why), voice, note."""
    note = " ".join(card.note.split())
    parts = [VOICES.get(card.voice, card.voice)]
    if card.in_doubt:
        doubt = gettext("⚑ in doubt")
        return " · ".join(filter(None, [f"{doubt}: {note}" if note else doubt, *parts, card.made]))
    return " · ".join(filter(None, [*parts, f"✎ {note}" if note else "", card.made]))


def quote_font(theme: Theme) -> QFont:
    """Italic serif, as quotations on cards are set."""
    font = theme.font("reading", "ui")
    font.setItalic(True)
    return font


def paint_missing(painter: QPainter, at: QPointF, text: str) -> None:
    """A dashed empty chip that asks for what is missing."""
    theme = current()
    box = QRectF(at.x() + 0.5, at.y() + 0.5, chip_width(text) - 1, HEIGHT - 1)
    painter.setPen(QPen(theme.colour("line_strong"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme.font("ui"))
    painter.setPen(theme.colour("warning"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _frame(painter: QPainter, box: QRectF, card: Card, state: CardState) -> None:
    """The sheet of the card, its coloured edge, and a ring when it is chosen or its evidence is focused."""
    theme = current()
    radius = float(theme.size("radius_card"))
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.fillPath(path, theme.colour("paper"))
    painter.save()
    painter.setClipPath(path)
    edge = theme.mark(card.colour) if card.colour else theme.colour("line_strong")
    fill(painter, QRectF(box.left(), box.top(), EDGE, box.height()), QColor(edge))
    painter.restore()
    colour = theme.colour("line_strong" if state.hovered or card.missing else "line")
    style = Qt.PenStyle.DashLine if card.missing else Qt.PenStyle.SolidLine
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1, style))
    painter.drawPath(path)
    if state.chosen or state.marked:
        ring = theme.colour("focus_ring" if state.chosen and state.focused else "focus_halo")
        painter.setPen(QPen(ring, 2.4 if state.chosen else 1.6))
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), radius + 1, radius + 1)
