"""A quiet note that points at what it speaks of: it takes no focus, isn't animated, and is read aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from annotator.app.messages.words import gettext
from annotator.app.showing.moments import Hint, Moment
from annotator.gui.label.shadow import cast_shadow
from annotator.gui.showing.placing import Side
from annotator.gui.theme import KeyCap, current

KeysOf = Callable[[str], Sequence[str]]
"""The keys of an action as people read them, the one to show first."""

_WIDTH = 312
_POINT = 9
_ROUND = 8.0


class Callout(QWidget):
    """Floats over ``host``; ``left`` tells that a person wants no more of it."""

    left = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("show_me")
        self.setFixedWidth(_WIDTH)
        self._side: Side = "right"
        self._target = 0.0
        self.count, self.heading, self.told = QLabel(), QLabel(), QLabel()
        self.count.setProperty("look", "small")
        self.heading.setProperty("look", "heading")
        for words in (self.count, self.heading, self.told):
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(words is not self.count)
        self.close_button = QToolButton()
        self.close_button.setText("✕")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setToolTip(gettext("End Show Me (Esc)"))
        self.close_button.setAccessibleName(gettext("End Show Me"))
        self.close_button.clicked.connect(self.left)
        self._hints = QGridLayout()
        self._hints.setHorizontalSpacing(8)
        self._hints.setVerticalSpacing(5)
        self._hints.setColumnStretch(1, 1)
        self._arrange()
        cast_shadow(self)
        self.hide()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.count, 1)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        around = _POINT + 10
        column.setContentsMargins(around + 4, around - 4, around, around)
        column.setSpacing(5)
        column.addLayout(top)
        column.addWidget(self.heading)
        column.addWidget(self.told)
        column.addSpacing(2)
        column.addLayout(self._hints)

    def say(self, moment: Moment, keys_of: KeysOf) -> None:
        """Show ``moment``, with the keys that ``keys_of`` its actions answers, and have it read aloud."""
        self.count.setText(moment.count)
        self.heading.setText(moment.heading)
        self.told.setText(moment.told)
        while (item := self._hints.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        spoken = [self._hint(row, hint, keys_of) for row, hint in enumerate(moment.hints)]
        self.setAccessibleName(f"{moment.count}: {moment.heading}")
        self.setAccessibleDescription(" ".join([moment.told, *spoken]))
        aloud = f"{moment.count}. {moment.heading}. {self.accessibleDescription()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, aloud))

    def _hint(self, row: int, hint: Hint, keys_of: KeysOf) -> str:
        keys = [*(key for ident in hint.actions for key in keys_of(ident)[:1]), *hint.keys]
        caps = QWidget(self)
        line = QHBoxLayout(caps)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(3)
        line.addStretch(1)
        for key in keys:
            line.addWidget(KeyCap(key, caps))
        told = QLabel(hint.told)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self._hints.addWidget(caps, row, 0)
        self._hints.addWidget(told, row, 1)
        for part in (caps, told):  # a layout leaves out what is not shown yet, and the height is asked now
            part.show()
        return f"{' '.join(keys)}: {hint.told}." if keys else f"{hint.told}."

    def fit(self) -> None:
        """Be as high as the words need."""
        self.ensurePolished()
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        layout.activate()
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))

    def stand(self, where: QRect, side: Side, anchor: QRect) -> None:
        """Stand at ``where``, which is at ``side`` of ``anchor``, and point there."""
        self._side = side
        upright = side in ("right", "left")
        middle = anchor.center().y() - where.top() if upright else anchor.center().x() - where.left()
        length = where.height() if upright else where.width()
        least = _POINT * 2 + _ROUND
        self._target = max(least, min(float(middle), length - least))
        self.setGeometry(where)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sheet with a point."""
        theme = current()
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(_POINT, _POINT, -_POINT, -_POINT), _ROUND, _ROUND)
        point = QPainterPath()
        point.addPolygon(QPolygonF([*self._point(), self._point()[0]]))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 1.4))
            painter.setBrush(theme.colour("paper"))
            painter.drawPath(path.united(point))

    def _point(self) -> list[QPointF]:
        """The corners of what points: the tip, and a foot inside the sheet at either side of it."""
        tip, foot, half = 1.0, _POINT + 1.0, 8.0
        width, height, at = self.width(), self.height(), self._target
        if self._side == "right":
            return [QPointF(tip, at), QPointF(foot, at - half), QPointF(foot, at + half)]
        if self._side == "left":
            return [
                QPointF(width - tip, at),
                QPointF(width - foot, at - half),
                QPointF(width - foot, at + half),
            ]
        if self._side == "below":
            return [QPointF(at, tip), QPointF(at - half, foot), QPointF(at + half, foot)]
        return [
            QPointF(at, height - tip),
            QPointF(at - half, height - foot),
            QPointF(at + half, height - foot),
        ]
