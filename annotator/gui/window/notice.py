"""One sentence over the window: what went wrong or was done, to be read and forgotten.

It asks for nothing, takes no focus and goes by itself; the work under it goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QToolButton, QWidget

from annotator.app.messages.words import gettext
from annotator.gui.theme import current, theme_changes

Tone = Literal["quiet", "danger"]

_SECONDS = {"quiet": 5, "danger": 15}
_WIDTH = 560
_ABOVE_EDGE = 84
_AIR = 32  # the margins, and a little for rounding


class Notice(QFrame):
    """The place where sentences appear, low in the middle of ``host``."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setProperty("look", "palette")
        self.setAccessibleName(gettext("Message"))
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more: Callable[[], None] | None = None
        self.button = QToolButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._asked_more)
        self._close = close = QToolButton()
        close.setText("✕")
        close.setToolTip(gettext("Hide this message"))
        close.setAccessibleName(gettext("Hide this message"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.hide)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 6, 8)
        row.addWidget(self._label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        theme_changes().changed.connect(self._dress)
        self._dress()
        host.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, or ``""``."""
        return self._label.text() if self.isVisible() else ""

    def say(
        self, sentence: str, tone: Tone = "quiet", more: tuple[str, Callable[[], None]] | None = None
    ) -> None:
        """Show ``sentence`` (plain text, whatever is in it) in place of the one before.

        ``more`` is the name of a button and what it does.
        """
        self._more = more[1] if more else None
        self.button.setText(more[0] if more else "")
        self.button.setVisible(more is not None)
        self._label.setProperty("look", "danger" if tone == "danger" else None)
        self._label.style().polish(self._label)
        self._label.setText(sentence)
        self.show()
        self._settle()
        self.raise_()
        self._timer.start(_SECONDS["danger" if more else tone] * 1000)
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # the window opens sooner

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def hideEvent(self, event: QEvent) -> None:
        """Nothing runs on while nothing is shown."""
        self._timer.stop()
        super().hideEvent(event)  # type: ignore[arg-type]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _asked_more(self) -> None:
        self.hide()
        if self._more is not None:
            self._more()

    def _settle(self) -> None:
        host = self._host
        self.ensurePolished()
        buttons = [button for button in (self.button, self._close) if not button.isHidden()]
        beside = _AIR + sum(button.sizeHint().width() + self._row.spacing() for button in buttons)
        natural = self._label.fontMetrics().horizontalAdvance(self._label.text()) + beside
        width = max(120, min(natural, _WIDTH, host.width() - 32))
        self._row.invalidate()
        height = self._row.totalHeightForWidth(width)
        self.setGeometry(
            (host.width() - width) // 2, max(8, host.height() - _ABOVE_EDGE - height), width, height
        )

    def _dress(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(18)
        shadow.setOffset(0, 3)
        shadow.setColor(current().colour("shadow"))
        self.setGraphicsEffect(shadow)
