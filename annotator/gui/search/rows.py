"""The rows of the results: a heading for each article with its places below, or a concordance."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from annotator.app.messages.words import gettext, ngettext
from annotator.app.searching import ArticleHits, Hit
from annotator.gui.label.dates import shown_date
from annotator.gui.label.row_view import RowDelegate, RowView
from annotator.gui.search.painting import paint_ground, paint_hit
from annotator.gui.theme import current

HEADING, LINE = 36, 27
LEFT, RIGHT = 18, 16
_INDENT = 14
_SIDE = 150
"""Pixels at the end of a line for whose label it is, or for the article in a concordance."""

_WORDS, _LABELLED, _IN_LINE = (0.3, 0.5), (0.18, 0.7), (0.4, 0.45)
"""Shares of a line for the words before a place, and at most for its own: a statement's passage is long."""

Row = ArticleHits | Hit


class ResultDelegate(RowDelegate):
    """Paints rows; ``row`` finds the one of a uid, ``name`` says what an annotator is called."""

    usual_height = LINE

    def __init__(self, view: RowView, row: Callable[[str], Row | None], side: Callable[[Hit], str]) -> None:
        super().__init__(view)
        self._view = view
        self._row = row
        self._side = side
        self.is_concordance = False

    def height(self, uid: str, width: int) -> int:
        """Headings are higher than lines."""
        return HEADING if isinstance(self._row(uid), ArticleHits) else LINE

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row = self._row(str(index.data(Qt.ItemDataRole.UserRole)))
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self._view)
        room = QRectF(option.rect).adjusted(LEFT, 0, -RIGHT, 0)
        if isinstance(row, ArticleHits):
            _heading(painter, room, row)
        else:
            self._line(painter, room, row)
        painter.restore()

    def _line(self, painter: QPainter, room: QRectF, hit: Hit) -> None:
        side = self._side(hit)
        if side:
            place = QRectF(room.right() - _SIDE, room.top(), _SIDE, room.height())
            _small(painter, place.adjusted(10, 0, 0, 0), side)
            room = room.adjusted(0, 0, -_SIDE, 0)
        if not self.is_concordance:
            room = room.adjusted(_INDENT, 0, 0, 0)
        paint_hit(
            painter, room, hit, *(_IN_LINE if self.is_concordance else _LABELLED if hit.item else _WORDS)
        )


def _heading(painter: QPainter, room: QRectF, article: ArticleHits) -> None:
    theme = current()
    painter.setPen(theme.colour("line"))
    painter.drawLine(room.bottomLeft(), room.bottomRight())
    painter.setFont(theme.font("ui", bold=True))
    painter.setPen(theme.colour("text"))
    rest = told(article)
    small = QFontMetricsF(theme.font("ui", "ui_small"))
    most = max(60.0, room.width() - small.horizontalAdvance(rest) - 24)
    metrics = QFontMetricsF(painter.font())
    title = metrics.elidedText(article.title, Qt.TextElideMode.ElideRight, most)
    painter.drawText(room.adjusted(0, 6, 0, 0), Qt.AlignmentFlag.AlignVCenter, title)
    begin = metrics.horizontalAdvance(title) + 12
    _small(painter, room.adjusted(begin, 6, 0, 0), rest)


def _small(painter: QPainter, place: QRectF, text: str) -> None:
    theme = current()
    painter.setFont(theme.font("ui", "ui_small"))
    painter.setPen(theme.colour("text_muted"))
    shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


def told(article: ArticleHits) -> str:
    """How many places an article has, its date and source."""
    many = len(article.hits)
    count = (
        ngettext("{n} place", "{n} places", many).format(n=many)
        if many
        else gettext("opens at its beginning")
    )
    return " · ".join(filter(None, (count, shown_date(article.date), article.source)))
