"""A card of the right column: a coloured edge, a name, a key, and lines below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.label.key_button import KeyButton
from annotator.gui.review.card_lines import Line, Said, paint_lines, total_height
from annotator.gui.theme import current, theme_changes

_EDGE, _INSIDE_X, _INSIDE_Y, _NAME_LINE, _RADIUS = 4, 15, 9, 24, 7.0


class Card(QWidget):
    """Shows lines under a name; ``pressed`` tells that its button was.

    ``roles`` are the theme's roles that colour its edge, from top to bottom; ``ground`` the one of its face.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._aside = ""
        self._lines: tuple[Line, ...] = ()
        self._roles: tuple[str, ...] = ()
        self._ground = "paper"
        self._chosen = False
        self._heights: dict[int, int] = {}
        self._label = ("", "", "")
        self.button = KeyButton("", "", parent=self)
        self.button.clicked.connect(self.pressed)
        self.button.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_changes().changed.connect(self._measure_anew)

    def _measure_anew(self) -> None:
        self._heights = {}
        self.updateGeometry()

    def say(
        self,
        name: str,
        lines: Sequence[Line],
        roles: Sequence[str],
        *,
        aside: str = "",
        ground: str = "paper",
        chosen: bool = False,
        spoken: str = "",
    ) -> None:
        """Show this from now on; ``aside`` stands right of the name, ``chosen`` rings the card."""
        if self._lines != tuple(lines):
            self._lines = tuple(lines)
            self._measure_anew()
        self._name, self._aside = name, aside
        self._roles, self._ground, self._chosen = tuple(roles), ground, chosen
        told = [line.text for line in lines if isinstance(line, Said)]
        self.setAccessibleName(". ".join(filter(None, [name, aside, spoken or " ".join(told)])))
        self.update()

    def set_button(self, name: str, key: str, tip: str = "") -> None:
        """Put a button with a key into the upper right corner; without a name there is none."""
        if (name, key, tip) == self._label:
            return
        self._label = name, key, tip
        self.button.hide()
        old, self.button = self.button, KeyButton(name, key, parent=self)
        QWidget.setTabOrder(old, self.button)  # new children come last otherwise
        old.deleteLater()
        self.button.clicked.connect(self.pressed)
        self.button.setToolTip(tip)
        self.button.setVisible(bool(name))
        self._place_button()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines; a layout asks a dozen times."""
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        return 2 * _INSIDE_Y + _NAME_LINE + total_height(self._lines, width - 2 * _INSIDE_X)

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It may get narrow; then it gets higher."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stays in its corner."""
        super().resizeEvent(event)
        self._place_button()

    def _place_button(self) -> None:
        size = self.button.sizeHint()
        self.button.setGeometry(self.width() - size.width() - 8, 6, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, edge, name and lines."""
        theme = current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._ground))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            self._paint_edge(painter, box)
            ring = theme.colour("focus_halo") if self._chosen else theme.colour("line")
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ring, 2 if self._chosen else 1))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            self._paint_name(painter, box)
            inside = box.adjusted(_INSIDE_X, _INSIDE_Y + _NAME_LINE, -_INSIDE_X, 0)
            paint_lines(painter, self._lines, inside)

    def _paint_edge(self, painter: QPainter, box: QRectF) -> None:
        colours = [current().colour(role) for role in self._roles] or [
            QColor(current().colour("line_strong"))
        ]
        edge = QPainterPath()
        edge.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.save()
        painter.setClipPath(edge)
        part = box.height() / len(colours)
        for place, colour in enumerate(colours):
            painter.fillRect(QRectF(box.left(), box.top() + place * part, _EDGE, part + 1), colour)
        painter.restore()

    def _paint_name(self, painter: QPainter, box: QRectF) -> None:
        theme = current()
        taken = self.button.width() + 8 if not self.button.isHidden() else 0
        line = QRectF(box.left() + _INSIDE_X, box.top() + _INSIDE_Y, box.width() - 2 * _INSIDE_X - taken, 18)
        painter.setFont(theme.font("ui"))
        painter.setPen(theme.colour("text_muted"))
        flags = Qt.AlignmentFlag
        if self._aside:
            painter.drawText(line, flags.AlignRight | flags.AlignVCenter, self._aside)
        painter.setFont(theme.font("ui", bold=True))
        painter.setPen(theme.colour("text"))
        shown = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, flags.AlignVCenter, shown)
