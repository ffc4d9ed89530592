"""A flat button that shows its key beside its name: for labels, stance values and hints."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.gui.theme import current, keycap_width, paint_keycap, theme_changes

Look = Literal["label", "value", "hint"]
KEYCAP_HEIGHT = 16.0
_GAP = 6.0


class KeyButton(QAbstractButton):
    """``label`` buttons are tinted, ``value`` buttons coloured and quiet, ``hint`` buttons muted and quiet.

    A click never takes the focus from the text; Tab reaches it from elsewhere. Where room is scarce, one
    that has a ``sign`` can be shown by that alone (:meth:`shorten`).
    """

    def __init__(
        self,
        text: str,
        key: str,
        look: Look = "hint",
        colour: str = "",
        sign: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look: Look = look
        self._colour = colour
        self._key = key
        self._name, self._sign = text, sign
        self.setText(text)
        self.setAccessibleName(f"{text} ({key})" if key else text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_changes().changed.connect(self.updateGeometry)

    @property
    def key(self) -> str:
        """The key that does the same, or ``""``."""
        return self._key

    @property
    def name(self) -> str:
        """The whole name, also while only the sign is shown."""
        return self._name

    def shorten(self, short: bool) -> None:
        """Show the sign alone, or the whole name again."""
        text = self._sign if short and self._sign else self._name
        if text != self.text():
            self.setText(text)
            self.setToolTip("" if text == self._name else self.accessibleName())
            self.updateGeometry()

    @property
    def _padding(self) -> float:
        return 10.0 if self._look == "label" else 7.0 if self._look == "value" else 4.0

    def _face(self) -> QFont:
        return current().font("ui", bold=self._look != "hint")

    def sizeHint(self) -> QSize:
        """Room for name and key."""
        width = QFontMetricsF(self._face()).horizontalAdvance(self.text()) + 2 * self._padding
        if self._key:
            width += _GAP + keycap_width(self._key)
        return QSize(round(width + 0.5), 27)

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, name, key and the ring of focus."""
        theme = current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ground(painter)
            font = self._face()
            painter.setFont(font)
            painter.setPen(self._ink())
            left = self._padding
            room = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
            if self._key:
                x = left + QFontMetricsF(font).horizontalAdvance(self.text()) + _GAP
                painter.setOpacity(1.0 if self.isEnabled() else 0.5)
                paint_keycap(painter, QPointF(x, (self.height() - KEYCAP_HEIGHT) / 2), self._key)
                painter.setOpacity(1.0)
            if self.hasFocus():
                painter.setPen(QPen(theme.colour("focus_ring"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _ground(self, painter: QPainter) -> None:
        theme = current()
        active = self.isEnabled() and self.underMouse()
        if self._look == "label":
            ground = theme.lit_tint(self._colour) if active or self.isDown() else theme.tint(self._colour)
        elif active:
            ground = theme.colour("hover")
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)

    def _ink(self) -> QColor:
        theme = current()
        if not self.isEnabled():
            return theme.colour("disabled")
        if self._look == "label":
            return theme.text_on_tint(self._colour)
        if self._look == "value" and self._colour:
            return theme.text_of(self._colour)
        return theme.colour("text_muted")
