"""How a line of the document list is painted: a dot whose shape tells the status, title, date, count.

The height depends on whether the title fits one line; each title is measured once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from annotator.app.messages.words import gettext, ngettext
from annotator.core.records import DocumentSummary
from annotator.gui.label.dates import shown_date
from annotator.gui.label.row_view import RowDelegate
from annotator.gui.theme import current
from annotator.gui.theme.filling import fill

LEFT, RIGHT, TOP = 38, 12, 8
TITLE_LINE, DETAIL_LINE, BETWEEN = 17, 15, 3


class DocumentDelegate(RowDelegate):
    """Paints summaries; ``summary`` finds the one of a uid, ``tip`` what is told when the pointer rests."""

    usual_height = 2 * TOP + TITLE_LINE + BETWEEN + DETAIL_LINE

    def __init__(
        self,
        view: QWidget,
        summary: Callable[[str], DocumentSummary | None],
        tip: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__(view)
        self._tip = tip
        self._view = view
        self._summary = summary
        self._widths: dict[str, int] = {}
        self._metrics = QFontMetrics(current().font("ui", bold=True))

    def forget_measures(self) -> None:
        """Measure anew: the font has changed."""
        self._widths.clear()
        self._metrics = QFontMetrics(current().font("ui", bold=True))

    def height(self, uid: str, width: int) -> int:
        """One or two lines of title above one line of details."""
        summary = self._summary(uid)
        two = summary is not None and self._width(summary.title) > width - LEFT - RIGHT
        return self.usual_height + (TITLE_LINE if two else 0)

    def _width(self, title: str) -> int:
        if title not in self._widths:
            self._widths[title] = self._metrics.horizontalAdvance(title)
        return self._widths[title]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        summary = self._summary(index.data(Qt.ItemDataRole.UserRole))
        if summary is None:
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, rect)
        paint_dot(painter, QPointF(rect.left() + 21, rect.top() + TOP + TITLE_LINE / 2), summary.status)
        width = rect.width() - LEFT - RIGHT
        x, y = rect.left() + LEFT, rect.top() + TOP
        y += _title(painter, summary.title, QPointF(x, y), width, faded=summary.removed)
        theme = current()
        painter.setFont(theme.font("ui", "ui_small"))
        painter.setPen(theme.colour("text_muted"))
        line = QRectF(x, y + BETWEEN, width, DETAIL_LINE)
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(details(summary), Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The whole title, and how much of the article was read."""
        uid = index.data(Qt.ItemDataRole.UserRole)
        told = self._tip(uid) if uid is not None else ""
        QToolTip.showText(event.globalPos(), told, view)
        return bool(told)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF) -> None:
        theme = current()
        if option.state & QStyle.StateFlag.State_Selected:
            fill(painter, rect, theme.colour("paper"))
            fill(painter, QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
            if self._view.hasFocus():
                painter.setPen(QPen(theme.colour("focus_ring"), 1.5))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, rect, theme.colour("hover"))


def details(summary: DocumentSummary) -> str:
    """Date and number of statements, and what else sets the line apart."""
    parts = [shown_date(summary.date)]
    if summary.statements:
        parts.append(
            ngettext("{n} statement", "{n} statements", summary.statements).format(n=summary.statements)
        )
    if summary.in_doubt:
        parts.append(gettext("⚑ {n}").format(n=summary.in_doubt))
    if summary.status == "skipped":
        parts.append(gettext("skipped"))
    if summary.state != "open":
        parts.append(gettext("in review") if summary.state == "review" else gettext("closed"))
    if summary.removed:
        parts.append(gettext("removed"))
    return " · ".join(filter(None, parts))


def _title(painter: QPainter, title: str, at: QPointF, width: float, *, faded: bool) -> float:
    """Paint ``title`` on up to two lines; returns the height it took."""
    theme = current()
    font = theme.font("ui", bold=True)
    font.setStrikeOut(faded)
    painter.setFont(font)
    painter.setPen(theme.colour("text_muted" if faded else "text"))
    lines = two_lines(title, font_metrics := QFontMetrics(font), int(width))
    for row, line in enumerate(lines):
        painter.drawText(QPointF(at.x(), at.y() + row * TITLE_LINE + font_metrics.ascent()), line)
    return float(len(lines) * TITLE_LINE)


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """``text`` broken at a word into at most two lines, the second elided."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    words = text.split()
    # Halving: measuring is what takes time, and a list of titles is measured before it is first seen.
    fitting = bisect_right(
        range(1, len(words)), width, key=lambda count: metrics.horizontalAdvance(" ".join(words[:count]))
    )
    first, rest = " ".join(words[:fitting]), " ".join(words[fitting:])
    if not first:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    return [first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]


def paint_dot(painter: QPainter, centre: QPointF, status: str) -> None:
    """The sign of a status: ○ not started, ◐ in progress, ● done, ⊘ skipped. Its shape alone tells it."""
    theme = current()
    role = {"done": "done", "in_progress": "in_progress", "skipped": "skipped"}.get(status, "not_started")
    colour = theme.colour(role)
    radius = 4.5
    painter.setPen(Qt.PenStyle.NoPen)
    if status == "done":
        painter.setBrush(colour)
        painter.drawEllipse(centre, radius + 0.5, radius + 0.5)
        return
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius - 0.3, radius - 0.3)
    if status == "in_progress":
        _half(painter, centre, radius, colour)
    elif status == "skipped":
        painter.drawLine(centre + QPointF(-2.8, 2.8), centre + QPointF(2.8, -2.8))


def _half(painter: QPainter, centre: QPointF, radius: float, colour: QColor) -> None:
    path = QPainterPath(centre)
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    path.arcTo(box, 90, 180)
    path.closeSubpath()
    painter.fillPath(path, colour)
