"""The line above everything: which article, how much of it is decided, and the keys that decide."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from annotator.app.messages.words import gettext, ngettext
from annotator.app.reviewing.session import ReviewSession
from annotator.gui.label.fitting import LEAST_WIDTH, fit_widgets
from annotator.gui.label.key_button import KeyButton

_BUTTONS = (
    ("review.take_first", gettext("Take left")),
    ("review.take_second", gettext("Take right")),
    ("review.both", gettext("Both")),
    ("review.neither", gettext("Neither")),
    ("review.edit", gettext("Edit")),
    ("review.next", gettext("Next")),
)
_TITLE = 340
_CLOSING = ("review.close", gettext("Close article"))


class Header(QWidget):
    """``asked`` tells which action a person wants."""

    asked = Signal(str)

    def __init__(
        self, session: ReviewSession, keys: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(gettext("Decide"))
        self.title = QLabel()
        self.title.setProperty("look", "heading")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.counts = QLabel()
        self.counts.setProperty("look", "muted")
        self.buttons: dict[str, KeyButton] = {}
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(15, 8, 11, 8)
        row.setSpacing(3)
        row.addWidget(self.title)
        row.addSpacing(6)
        row.addWidget(self.counts)
        row.addStretch(1)
        self.show_keys(keys)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show these keys from now on."""
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = {}
        for ident, name in (*_BUTTONS, _CLOSING):
            button = KeyButton(name, keys.get(ident, ""))
            button.clicked.connect(lambda _=False, ident=ident: self.asked.emit(ident))
            self.buttons[ident] = button
            self._row.addWidget(button)
        self.refresh()

    def refresh(self) -> None:
        """Show title and counts as they are."""
        session = self._session
        board = session.board
        title = session.document.title if session.document is not None else ""
        metrics = self.title.fontMetrics()
        self.title.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, _TITLE))
        self.title.setToolTip(title)
        self.counts.setText(counts(session))
        done = board is not None and not board.to_decide and bool(board.rows)
        for ident, button in self.buttons.items():
            button.setVisible((ident == _CLOSING[0]) == done)
            button.setEnabled(board is not None)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It never keeps the window from getting narrower."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fit_widgets(self._needed, self.width(), (self.counts, self.title))

    def _needed(self) -> int:
        self._row.invalidate()
        return self._row.minimumSize().width()


def counts(session: ReviewSession) -> str:
    """How many units there are, and what has become of them."""
    board = session.board
    if board is None:
        return ""
    units = len(board.rows)
    said = [
        ngettext("{n} unit", "{n} units", units).format(n=units),
        gettext("{n} agreed automatically").format(n=board.count("agreed")),
        gettext("{n} to decide").format(n=len(board.to_decide)),
        gettext("{n} decided").format(n=board.count("decided")),
    ]
    state = session.document.state if session.document is not None else ""
    return " · ".join([*said, gettext("closed")] if state == "closed" else said)
