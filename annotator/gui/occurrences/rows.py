"""How an occurrence is painted: a box, the words in a column of their own between what stands around them."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.app.occurrences.finding import Occurrence
from annotator.gui.occurrences.found import Found, reason
from annotator.gui.theme import current

HEIGHT = 30
BOX_ROOM = 34
"""Pixels at the left that belong to the box: a click there ticks."""
_BOX = 14.0
_TITLE_SHARE = 0.27
_LEFT_SHARE = 0.36
_GAP = 10.0
_PAD = 3.0
_SPACE = 5.0
_ELIDE = Qt.TextElideMode


class OccurrenceDelegate(QStyledItemDelegate):
    """Paints the rows of ``found``; ``colour`` is the label's, ``titled`` whether articles are named."""

    def __init__(self, view: QWidget, found: Found) -> None:
        super().__init__(view)
        self._view = view
        self._found = found
        self.colour = "#808080"
        self.titled = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike."""
        return QSize(200, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        occurrence = self._found.rows[index.row()]
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, rect)
        free = occurrence.standing == "free"
        if free:
            _box(painter, rect, self._found.is_ticked(index.row()))
        side = rect.width() * _TITLE_SHARE if self.titled or not free else 0.0
        self._words(painter, rect.adjusted(BOX_ROOM, 0, -side - _GAP, 0), occurrence)
        if side:
            painter.setLayoutDirection(option.direction)
            self._side(painter, QRectF(rect.right() - side, rect.top(), side - _GAP, HEIGHT), occurrence)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        theme = current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(theme.colour("focus_ring"), 1.5))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _words(self, painter: QPainter, rect: QRectF, occurrence: Occurrence) -> None:
        """Before, the words, after; in a text that runs to the left the sides are the other way round."""
        theme = current()
        free = occurrence.standing == "free"
        bold, plain = theme.font("reading", 15, bold=True), theme.font("reading", 15)
        left, right = occurrence.before, occurrence.after
        gap_left, gap_right = (_SPACE if text.endswith(" ") else 0.5 for text in (left, right[:1]))
        if _runs_left(occurrence.words):
            left, right, gap_left, gap_right = right, left, gap_right, gap_left
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        words = QFontMetricsF(bold).elidedText(_one_line(occurrence.words), _ELIDE.ElideMiddle, rect.width())
        width = QFontMetricsF(bold).horizontalAdvance(words)
        x = rect.left() + min(rect.width() * _LEFT_SHARE, rect.width() - width)
        if free:
            ground = QRectF(x - _PAD, rect.top() + 4, width + 2 * _PAD, HEIGHT - 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tint(self.colour))
            painter.drawRoundedRect(ground, 3, 3)
        muted = theme.colour("text_muted")
        around = theme.colour("text") if free else muted
        before = QRectF(rect.left(), rect.top(), max(0.0, x - gap_left - rect.left()), HEIGHT)
        _draw(painter, before, _one_line(left), plain, around, Qt.AlignmentFlag.AlignRight, _ELIDE.ElideLeft)
        middle = QRectF(x, rect.top(), width + 2, HEIGHT)
        ink = theme.text_on_tint(self.colour) if free else muted
        _draw(painter, middle, words, bold, ink, Qt.AlignmentFlag.AlignLeft, _ELIDE.ElideNone)
        edge = x + width + gap_right
        after = QRectF(edge, rect.top(), max(0.0, rect.right() - edge), HEIGHT)
        _draw(painter, after, _one_line(right), plain, around, Qt.AlignmentFlag.AlignLeft, _ELIDE.ElideRight)

    def _side(self, painter: QPainter, rect: QRectF, occurrence: Occurrence) -> None:
        theme = current()
        told = " · ".join(filter(None, [reason(occurrence), occurrence.title if self.titled else ""]))
        font = theme.font("ui", "ui_small")
        aligned = Qt.AlignmentFlag.AlignLeft if self.titled else Qt.AlignmentFlag.AlignRight
        _draw(painter, rect, told, font, theme.colour("text_muted"), aligned, _ELIDE.ElideRight)


def _draw(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    aligned: Qt.AlignmentFlag,
    elided: Qt.TextElideMode,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetricsF(font).elidedText(text, elided, rect.width()) if elided != _ELIDE.ElideNone else text
    # Absolutely: left is left in a text of any direction.
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | aligned, shown)


def _box(painter: QPainter, row: QRectF, ticked: bool) -> None:
    theme = current()
    box = QRectF(row.left() + 11, row.center().y() - _BOX / 2, _BOX, _BOX)
    painter.setPen(QPen(theme.colour("accent" if ticked else "line_strong"), 1.3))
    painter.setBrush(theme.colour("accent") if ticked else theme.colour("paper"))
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        painter.setPen(QPen(theme.colour("paper"), 2))
        corner, at = QPointF(box.left(), box.top()), ((3.2, 7.2), (6.0, 10.0), (10.8, 4.2))
        painter.drawPolyline([corner + QPointF(x, y) for x, y in at])


def _one_line(text: str) -> str:
    return text.replace("\n", " ").strip()


def _runs_left(text: str) -> bool:
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)
