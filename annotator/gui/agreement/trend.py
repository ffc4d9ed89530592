"""Agreement over time, painted: a line, its interval, Krippendorff's bounds and the codebook's versions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from annotator.app.agreement.page import Cases
from annotator.gui.theme import current, theme_changes

BOUNDS = (0.667, 0.8)
HEIGHT = 190
_APART = 10.0  # pixels between two labels
_LEFT, _RIGHT, _TOP, _BOTTOM = 18.0, 46.0, 10.0, 38.0


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """``label`` stands under the axis, ``mark`` (a codebook version) at the point; ``spoken`` says it all."""

    label: str
    value: float | None
    low: float | None
    high: float | None
    mark: str
    spoken: str
    cases: Cases


class TrendChart(QWidget):
    """← and → go from point to point; Enter or a click shows the cases of that time."""

    opened = Signal(object)
    pointed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.points: Sequence[TrendPoint] = ()
        self.current = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme_changes().changed.connect(self.update)

    def show_points(self, points: Sequence[TrendPoint]) -> None:
        """Show these."""
        self.points = points
        self.current = min(self.current, len(points) - 1)
        self.setAccessibleDescription("; ".join(point.spoken for point in points))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide, and as high as the tables beside it."""
        return QSize(320, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It may get narrow."""
        return QSize(140, HEIGHT)

    # --- Where things are ---------------------------------------------------------------------------------

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def _reach(self) -> tuple[float, float]:
        """The least and the greatest value that is shown: everything with a little room, and both bounds."""
        told = [value for p in self.points for value in (p.value, p.low, p.high) if value is not None]
        values = [*told, *BOUNDS]
        least = math.floor((min(values) - 0.02) * 20) / 20
        return max(-1.0, least), min(1.0, math.ceil((max(values) + 0.02) * 20) / 20)

    def _y(self, value: float) -> float:
        plot, (floor, top) = self._plot(), self._reach()
        share = (min(top, max(floor, value)) - floor) / (top - floor)
        return plot.bottom() - share * plot.height()

    def _x(self, number: int) -> float:
        plot = self._plot()
        last = len(self.points) - 1
        return plot.center().x() if last < 1 else plot.left() + plot.width() * number / last

    def _nearest(self, x: float) -> int:
        return min(range(len(self.points)), key=lambda number: abs(self._x(number) - x), default=-1)

    # --- Painting -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bounds, interval, line, points, words."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(current().font("ui", "ui_small"))
            self._paint_bounds(painter)
            for stretch in self._stretches():
                self._paint_stretch(painter, stretch)
            self._paint_points(painter)
            self._paint_words(painter)
            if self.hasFocus():
                painter.setPen(QPen(current().colour("focus_ring"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_bounds(self, painter: QPainter) -> None:
        theme, plot = current(), self._plot()
        for bound in BOUNDS:
            y = self._y(bound)
            painter.setPen(QPen(theme.colour("line_strong"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(plot.left() - 8, y), QPointF(plot.right() + 8, y))
            painter.setPen(theme.colour("text_muted"))
            place = QRectF(plot.right() + 10, y - 9, _RIGHT - 10, 18)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"{bound:g}")

    def _stretches(self) -> list[list[int]]:
        """Runs of points that have a value: where there is none the line is broken."""
        runs: list[list[int]] = [[]]
        for number, point in enumerate(self.points):
            if point.value is None:
                runs.append([])
            else:
                runs[-1].append(number)
        return [run for run in runs if run]

    def _paint_stretch(self, painter: QPainter, numbers: Sequence[int]) -> None:
        colour = current().colour("accent")
        upper, lower, line = [], [], []
        for number in numbers:
            point = self.points[number]
            value = point.value or 0.0
            x = self._x(number)
            line.append(QPointF(x, self._y(value)))
            upper.append(QPointF(x, self._y(value if point.high is None else point.high)))
            lower.append(QPointF(x, self._y(value if point.low is None else point.low)))
        wash = QColor(colour)
        wash.setAlphaF(0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(wash)
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(line))

    def _paint_points(self, painter: QPainter) -> None:
        theme = current()
        for number, point in enumerate(self.points):
            if point.value is None:
                continue
            at = QPointF(self._x(number), self._y(point.value))
            is_current = number == self.current and self.hasFocus()
            large = bool(point.mark) or number == len(self.points) - 1 or is_current
            painter.setPen(
                QPen(theme.colour("focus_ring" if is_current else "paper"), 2 if is_current else 1)
            )
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(at, 5 if large else 3, 5 if large else 3)
            if point.mark:
                painter.setPen(theme.colour("text_muted"))
                room = QRectF(at.x() - 60, at.y() + 9, 120, 16)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, point.mark)

    def _paint_words(self, painter: QPainter) -> None:
        """Labels under the axis: the first and the last, and as many between as have room."""
        painter.setPen(current().colour("text_muted"))
        metrics = QFontMetricsF(painter.font())
        last = len(self.points) - 1
        taken: list[QRectF] = []
        for number in dict.fromkeys([0, last, *range(len(self.points))] if self.points else []):
            label = self.points[number].label
            width = metrics.horizontalAdvance(label)
            left = min(max(0.0, self._x(number) - width / 2), self.width() - width)
            room = QRectF(left, self.height() - 18, width, 16)
            if not any(room.intersects(other.adjusted(-_APART, 0, _APART, 0)) for other in taken):
                taken.append(room)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, label)

    # --- Keys and pointer ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From point to point; Enter opens."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._go(min(max(0, self.current + steps[Qt.Key(event.key())]), len(self.points) - 1))
        elif event.key() == Qt.Key.Key_Home:
            self._go(0)
        elif event.key() == Qt.Key.Key_End:
            self._go(len(self.points) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows the cases of the nearest point."""
        self._go(self._nearest(event.position().x()))
        self._open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The last point is what one wants to know first."""
        super().focusInEvent(event)
        self._go(self.current if self.current >= 0 else len(self.points) - 1)

    def event(self, event: object) -> bool:
        """A tooltip for the point under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            number = self._nearest(event.pos().x())
            if number >= 0:
                QToolTip.showText(event.globalPos(), self.points[number].spoken, self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def _go(self, number: int) -> None:
        if 0 <= number < len(self.points):
            self.current = number
            self.pointed.emit(self.points[number].spoken)
        self.update()

    def _open(self) -> None:
        if 0 <= self.current < len(self.points):
            self.opened.emit(self.points[self.current].cases)
