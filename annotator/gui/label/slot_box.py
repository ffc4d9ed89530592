"""A slot of the composer as a box: chips when something is in it, a dashed question with keys when not."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.app.messages.words import gettext
from annotator.core.values import dataclass
from annotator.gui.label.chips import HEIGHT, chip_width, paint_chip
from annotator.gui.theme import current, keycap_width, paint_keycap

_PADDING, _GAP, _BOX = 11.0, 6.0, 30
_CROSS = 16.0
_LEAST = 150


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a slot's content: a chip, words in some dress, or a key."""

    text: str
    kind: Literal["chip", "key", "bold", "italic", "muted"]
    colour: str = ""

    def width(self) -> float:
        """How wide it is painted, in pixels."""
        if self.kind == "chip":
            return chip_width(self.text)
        if self.kind == "key":
            return keycap_width(self.text)
        return QFontMetricsF(_font(self.kind)).horizontalAdvance(self.text)


@dataclass(frozen=True, slots=True)
class Content:
    """What a slot says, in which colour; ``carried`` content stayed from the last statement."""

    name: str = ""
    bits: tuple[Bit, ...] = ()
    colour: str = ""
    filled: bool = False
    carried: bool = False


class SlotBox(QWidget):
    """Shows a :class:`Content`; a person can empty it (click on ×, Del), which ``emptied`` tells."""

    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._content = Content()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, content: Content) -> None:
        """Show this from now on; nothing happens if it is shown already."""
        if content == self._content:
            return
        self._content = content
        said = " ".join(bit.text for bit in content.bits if bit.kind != "key")
        name = content.name
        spoken = f"{name}: {said}" if content.filled else gettext("{name}: empty").format(name=name)
        self.setAccessibleName(spoken)
        self.setToolTip(self._tip(said) if content.filled else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if content.filled else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def _tip(self, said: str) -> str:
        stays = gettext("Stays from the last statement; the next label of its kind replaces it.")
        return f"{said}\n{stays}" if self._content.carried else said

    def sizeHint(self) -> QSize:
        """Room for everything in it."""
        width = sum(bit.width() + _GAP for bit in self._content.bits) - _GAP + 2 * _PADDING
        return QSize(round(width + 1), _BOX)

    def minimumSizeHint(self) -> QSize:
        """A question is never cut; what is filled shrinks before it pushes others out."""
        asks = any(bit.kind == "key" for bit in self._content.bits)
        wanted = self.sizeHint().width()
        return QSize(wanted if asks else min(_LEAST, wanted), _BOX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame and content, cut at the right where there is no room."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._frame(painter)
            right = self.width() - _PADDING
            x = _PADDING
            for bit in self._content.bits:
                if right - x < 14:
                    break
                x = self._paint_bit(painter, bit, x, right) + _GAP
            if self._content.filled and (self.underMouse() or self.hasFocus()):
                self._paint_cross(painter)

    def _frame(self, painter: QPainter) -> None:
        theme = current()
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus_ring"), 2))
        elif not self._content.filled:
            painter.setPen(QPen(theme.colour("line_strong"), 1, Qt.PenStyle.DashLine))
        elif self._content.carried:
            painter.setPen(QPen(theme.colour("line_strong"), 1))
        else:
            painter.setPen(
                QPen(theme.mark(self._content.colour) if self._content.colour else theme.colour("text"), 1.4)
            )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)

    def _paint_bit(self, painter: QPainter, bit: Bit, x: float, right: float) -> float:
        """Paint one bit from ``x``, no further than ``right``; returns where it ends."""
        theme = current()
        if bit.kind == "chip":
            top = QPointF(x, (self.height() - HEIGHT) / 2)
            return paint_chip(painter, top, bit.text, bit.colour, right - x).right()
        if bit.kind == "key":
            return paint_keycap(painter, QPointF(x, (self.height() - 16) / 2), bit.text).right()
        painter.setFont(_font(bit.kind))
        plain = theme.colour("text_muted" if bit.kind == "muted" else "text")
        painter.setPen(theme.text_of(bit.colour) if bit.colour else plain)
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(bit.text, Qt.TextElideMode.ElideRight, right - x)
        painter.drawText(QRectF(x, 0, right - x + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        return x + metrics.horizontalAdvance(shown)

    def _paint_cross(self, painter: QPainter) -> None:
        theme = current()
        painter.setPen(QPen(theme.colour("line_strong"), 1))
        painter.setBrush(theme.colour("paper"))
        painter.drawEllipse(self._cross())
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("ui", "ui_small"))
        painter.drawText(self._cross(), Qt.AlignmentFlag.AlignCenter, "✕")

    def _cross(self) -> QRectF:
        return QRectF(self.width() - _CROSS - 5, (self.height() - _CROSS) / 2, _CROSS, _CROSS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the cross empties it."""
        if self._content.filled and self._cross().contains(event.position()):
            self.emptied.emit()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del empties it."""
        if self._content.filled and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the cross."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the cross."""
        self.update()


def _font(kind: str) -> QFont:
    theme = current()
    font = theme.font("ui", bold=kind == "bold")
    font.setItalic(kind == "italic")
    return font
