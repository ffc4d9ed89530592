"""How a step is painted: what it was, and below when and in which article; grey above the line if undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, QTime
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from annotator.app.messages.words import gettext
from annotator.gui.label.row_view import RowDelegate
from annotator.gui.theme import current

_LEFT, _RIGHT, _TOP = 30, 12, 6
_NAME_LINE, _DETAIL_LINE = 18, 15
_DOT = 3.5


class Line:
    """What a row says: ``name``, ``detail``, whether it is ``done``, and whether it is the last that is."""

    def __init__(self, name: str, detail: str, *, done: bool, last: bool) -> None:
        self.name, self.detail, self.done, self.last = name, detail, done, last

    def spoken(self) -> str:
        """The row in words: nothing is told by grey alone."""
        state = gettext("you are here") if self.last else "" if self.done else gettext("undone")
        return ", ".join(filter(None, (self.name, self.detail, state)))


class StepDelegate(RowDelegate):
    """Paints lines; ``line`` finds the one of a row."""

    usual_height = 2 * _TOP + _NAME_LINE + _DETAIL_LINE

    def __init__(self, view: QWidget, line: Callable[[str], Line]) -> None:
        super().__init__(view)
        self._view = view
        self._line = line

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        line = self._line(index.data(Qt.ItemDataRole.UserRole))
        theme, rect = current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, rect, line)
        painter.setPen(Qt.PenStyle.NoPen if line.done else QPen(theme.colour("text_muted"), 1.2))
        painter.setBrush(theme.colour("accent" if line.last else "text_muted"))
        if not line.done:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(rect.left() + 16, rect.top() + _TOP + _NAME_LINE / 2), _DOT, _DOT)
        room = rect.width() - _LEFT - _RIGHT
        at = QRectF(rect.left() + _LEFT, rect.top() + _TOP, room, _NAME_LINE)
        painter.setFont(theme.font("ui", bold=line.last))
        painter.setPen(theme.colour("text" if line.done else "text_muted"))
        _elided(painter, at, line.name)
        painter.setFont(theme.font("ui", "ui_small"))
        painter.setPen(theme.colour("text_muted"))
        _elided(painter, QRectF(at.left(), at.bottom(), room, _DETAIL_LINE), line.detail)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, line: Line) -> None:
        theme = current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("paper"))
            if self._view.hasFocus():
                painter.setPen(QPen(theme.colour("focus_ring"), 1.5))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        if line.last:
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.drawLine(rect.topLeft(), rect.topRight())


def shown_moment(when: float | None) -> str:
    """The time of day, with the date before it unless it is today; nothing if it isn't known."""
    if when is None:
        return ""
    moment, today = datetime.fromtimestamp(when), datetime.now().date()
    locale = QLocale()
    time = locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    if moment.date() == today:
        return time
    day = locale.toString(
        QDate(moment.year, moment.month, moment.day), "d MMM" if moment.year == today.year else "d MMM yyyy"
    )
    return f"{day}, {time}"


def _elided(painter: QPainter, at: QRectF, words: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, int(at.width()))
    painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, shown)
