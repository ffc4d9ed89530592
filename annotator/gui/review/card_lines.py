"""The lines of a card: chips, stances, quotations and words, each measured and painted at a width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter

from annotator.app.messages.words import gettext
from annotator.app.reviewing.versions import Chip, Reading, StanceWords
from annotator.gui.label.card_rows import VOICES
from annotator.gui.label.chips import HEIGHT, chip_width, paint_chip
from annotator.gui.theme import current

CHIP_ROW, WORD_GAP = 23, 3
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_MOST_LINES = 4
_CHIP_GAP = 5

Look = Literal["text", "muted", "quote", "small", "danger", "warning", "bold"]


class Line(Protocol):
    """Something that stands in a card, one below the other."""

    def height(self, width: int) -> int:
        """How high it is at ``width`` pixels."""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint it into ``box``."""


@dataclass(frozen=True, slots=True)
class ChipLine:
    """Chips, broken into rows where there is no room; a stance among them is a coloured word."""

    bits: tuple[Chip | StanceWords, ...]

    def height(self, width: int) -> int:
        """As many rows as it takes."""
        return CHIP_ROW * (1 + max((row for row, _, _, _ in self._places(width)), default=0))

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the chips."""
        theme = current()
        for row, x, wide, bit in self._places(int(box.width())):
            at = QPointF(box.left() + x, box.top() + row * CHIP_ROW)
            if isinstance(bit, Chip):
                paint_chip(painter, at, bit.text or gettext("nobody"), bit.colour, wide)
                continue
            painter.setFont(theme.font("ui", bold=True))
            painter.setPen(theme.text_of(bit.colour) if bit.colour else theme.colour("text_muted"))
            room = QRectF(at.x(), at.y(), wide, HEIGHT)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _stance(bit))

    def _places(self, width: int) -> list[tuple[int, float, float, Chip | StanceWords]]:
        found: list[tuple[int, float, float, Chip | StanceWords]] = []
        x, row = 0.0, 0
        for bit in self.bits:
            wide = min(float(width), _width(bit))
            if x and x + wide > width:
                x, row = 0.0, row + 1
            found.append((row, x, wide, bit))
            x += wide + _CHIP_GAP
        return found


@dataclass(frozen=True, slots=True)
class Gap:
    """A little air between two items of one card, with a fine line in it."""

    def height(self, width: int) -> int:
        """Always the same."""
        return 11

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the line."""
        y = box.top() + 4
        painter.fillRect(QRectF(box.left(), y, box.width(), 1), current().colour("line"))


@dataclass(frozen=True, slots=True)
class Said:
    """Words in some dress, broken at the width, cut after a few lines."""

    text: str
    look: Look = "text"
    most: int = _MOST_LINES

    def height(self, width: int) -> int:
        """As high as the words are, within reason."""
        metrics = QFontMetrics(self._font())
        return min(self._room(metrics, width).height(), self.most * metrics.lineSpacing()) + WORD_GAP

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the words; what doesn't fit ends in an ellipsis."""
        theme = current()
        roles = {"text": "text", "bold": "text", "danger": "danger", "warning": "warning"}
        painter.setFont(self._font())
        painter.setPen(theme.colour(roles.get(self.look, "text_muted")))
        metrics = QFontMetrics(painter.font())
        painter.drawText(box, int(_WRAP), self._fitting(metrics, int(box.width())))

    def _font(self) -> QFont:
        theme = current()
        if self.look == "quote":
            font = theme.font("reading", theme.size("ui"))
            font.setItalic(True)
            return font
        return theme.font("ui", "ui_small" if self.look == "small" else None, bold=self.look == "bold")

    def _room(self, metrics: QFontMetrics, width: int, text: str | None = None) -> QRect:
        told = self.text if text is None else text
        return metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), int(_WRAP), told)

    def _fitting(self, metrics: QFontMetrics, width: int) -> str:
        most = self.most * metrics.lineSpacing()
        if self._room(metrics, width).height() <= most:
            return self.text
        words = self.text.split()
        low, high = 0, len(words)
        while low < high:  # the longest head that fits
            middle = (low + high + 1) // 2
            head = " ".join(words[:middle]) + " …"
            low, high = (
                (middle, high) if self._room(metrics, width, head).height() <= most else (low, middle - 1)
            )
        return " ".join(words[:low]) + " …"


def reading_lines(reading: Reading, *, compact: bool = False) -> list[Line]:
    """The lines of one item; ``compact`` puts chips and stance on as few rows as they take."""
    stance = (reading.stance,) if reading.stance is not None else ()
    bits: tuple[Chip | StanceWords, ...] = (*reading.before, *stance, *reading.after)
    lines: list[Line] = [ChipLine(bits)] if compact else [ChipLine((bit,)) for bit in bits]
    if compact is False and reading.stance is None:
        lines = [ChipLine(bits)]
    if reading.quote:
        lines.append(Said(f"“{reading.quote}”", "quote", 2 if compact else _MOST_LINES))
    remarks = [VOICES.get(reading.voice, reading.voice), gettext("⚑ in doubt") if reading.in_doubt else ""]
    said = " · ".join(filter(None, remarks))
    if said:
        lines.append(Said(said, "small", 1))
    if reading.note:
        lines.append(Said(gettext("“{note}” — their note").format(note=reading.note), "quote", 2))
    return lines


def items_lines(readings: Iterable[Reading], *, compact: bool = False) -> list[Line]:
    """The lines of several items, a gap between them."""
    lines: list[Line] = []
    for reading in readings:
        lines += [Gap()] if lines else []
        lines += reading_lines(reading, compact=compact)
    return lines


def total_height(lines: Iterable[Line], width: int) -> int:
    """How high the lines are together."""
    return sum(line.height(width) for line in lines)


def paint_lines(painter: QPainter, lines: Sequence[Line], box: QRectF) -> None:
    """Paint the lines one below the other from the top of ``box``."""
    y = box.top()
    for line in lines:
        high = line.height(int(box.width()))
        line.paint(painter, QRectF(box.left(), y, box.width(), high))
        y += high


def _stance(stance: StanceWords) -> str:
    return f"{stance.symbol} {stance.verb}".strip() or gettext("no stance")


def _width(bit: Chip | StanceWords) -> float:
    if isinstance(bit, Chip):
        return chip_width(bit.text or gettext("nobody"))
    return QFontMetricsF(current().font("ui", bold=True)).horizontalAdvance(_stance(bit)) + 2
