"""A headline figure on a card of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.app.agreement.page import Cases
from annotator.gui.theme import current, theme_changes

PADDING, TITLE, BIG, LINE = 13, 19, 38, 20
_BIG_SIZE = 28


@dataclass(frozen=True, slots=True)
class Line:
    """A line under the figure; ``role`` is its colour in the theme."""

    text: str
    role: str = "text"


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says.

    ``meaning`` tells in one sentence what the figure is. A ``faint`` figure rests on too little. A click
    shows the ``cases`` behind it.
    """

    title: str
    big: str
    lines: tuple[Line, ...] = ()
    meaning: str = ""
    faint: bool = False
    cases: Cases | None = None


class FigureCard(QAbstractButton):
    """Painted, so that the large figure and its lines keep their sizes in any font; it is a button to all."""

    opened = Signal(object)
    pointed = Signal(str)
    """What the figure is, while the card has the focus or the pointer; "" afterwards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = CardText("", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._clicked)
        theme_changes().changed.connect(self.update)

    @property
    def said(self) -> CardText:
        """What it says now."""
        return self._said

    def say(self, text: CardText) -> None:
        """Say this from now on."""
        self._said = text
        self.setAccessibleName(f"{text.title}: {text.big}")
        self.setAccessibleDescription(". ".join([*(line.text for line in text.lines), text.meaning]))
        self.setToolTip(text.meaning)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the title, the figure and four lines: cards in one row are alike."""
        lines = max(4, len(self._said.lines))
        return QSize(220, 2 * PADDING + TITLE + BIG + lines * LINE)

    def minimumSizeHint(self) -> QSize:
        """Lines are elided rather than cut."""
        return QSize(140, self.sizeHint().height())

    def _clicked(self) -> None:
        if self._said.cases is not None:
            self.opened.emit(self._said.cases)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say what the figure is."""
        super().focusInEvent(event)
        self.pointed.emit(self._said.meaning)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No more of this."""
        super().focusOutEvent(event)
        self.pointed.emit("")

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say what the figure is."""
        super().enterEvent(event)
        self.pointed.emit(self._said.meaning)

    def leaveEvent(self, event: QEvent) -> None:
        """No more of this."""
        super().leaveEvent(event)
        self.pointed.emit("")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, title, figure and lines."""
        theme = current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_frame(painter, QRectF(self.rect()), focused=self.hasFocus(), hovered=self.underMouse())
            left, width = float(PADDING), self.width() - 2.0 * PADDING
            top = float(PADDING)
            painter.setFont(theme.font("ui"))
            painter.setPen(theme.colour("text_muted"))
            _line(painter, QRectF(left, top, width, TITLE), self._said.title)
            painter.setFont(theme.font("ui", _BIG_SIZE, bold=True))
            is_pale = self._said.faint or not self.isEnabled()
            painter.setPen(theme.colour("text_muted" if is_pale else "text"))
            _line(painter, QRectF(left, top + TITLE, width, BIG), self._said.big)
            painter.setFont(theme.font("ui"))
            self._paint_lines(painter, QRectF(left, top + TITLE + BIG, width, LINE), self._said.lines)

    def _paint_lines(self, painter: QPainter, place: QRectF, lines: Sequence[Line]) -> None:
        for line in lines:
            role = line.role if self.isEnabled() else "text_muted"
            painter.setPen(current().colour(role))
            _line(painter, place, line.text)
            place = place.translated(0, LINE)


def paint_frame(painter: QPainter, rect: QRectF, *, focused: bool, hovered: bool) -> None:
    """The rounded ground of a card."""
    theme = current()
    edge = "focus_ring" if focused else "line_strong" if hovered else "line"
    painter.setPen(QPen(theme.colour(edge), 2 if focused else 1))
    painter.setBrush(theme.colour("paper"))
    inset = 1.0 if focused else 0.5
    radius = theme.size("radius_card")
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def _line(painter: QPainter, place: QRectF, text: str) -> None:
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
