"""A strip beside the scroll bar: where in the document its spans are, and which part is in view.

The height of the strip stands for the whole text, character by character, since a long text is laid out
only as far as it was read. Each label has a column of its own, so that colour isn't all that tells them
apart. Marks that fall on the same pixels are counted and painted once: one span more costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from annotator.app.messages.words import gettext
from annotator.core.fragments import Fragment
from annotator.gui.reading.ink import mark
from annotator.gui.reading.spans import PaintedSpan
from annotator.gui.theme import current, theme_changes
from annotator.gui.theme.filling import fill

WIDTH = 14
_INSET = 2
_COLUMNS = 4
"""More labels than these share columns."""
_LEAST_MARK = 2
_LEAST_BOX = 8
_SOON = 200
"""Milliseconds until a mark that went is painted over: all others are painted anew for it."""

Mark = tuple[str, int, int, int]
"""Colour, column, top and height, in pixels."""


class Minimap(QWidget):
    """The spans of a text of some length; ``wanted`` asks to go to an offset (code points)."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._length = 1
        self._seen: Fragment = (0, 0)
        self._spans: dict[str, PaintedSpan] = {}
        self._columns: dict[str, int] = {}
        self._marks: dict[Mark, int] | None = {}
        """How many spans share each mark; ``None`` until it is asked again."""
        self._picture: QPixmap | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._paint_anew)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(gettext("Map of the article"))
        self.setToolTip(gettext("Where the spans are; click or drag to go there"))
        theme_changes().changed.connect(self._paint_anew)

    def show_spans(self, length: int, spans: Iterable[PaintedSpan]) -> None:
        """Show ``spans`` of a text of ``length`` code points, and no others."""
        self._length = max(length, 1)
        self._spans = {span.uid: span for span in spans if span.lined}
        self._forget()

    def put(self, span: PaintedSpan) -> None:
        """Show ``span``, in the place of the one with its uid."""
        self.drop(span.uid)
        if span.lined:
            self._spans[span.uid] = span
            if self._marks is not None and _column_name(span) in self._columns:
                self._recount(self._marks, span, 1)
            else:
                self._forget()

    def drop(self, uid: str) -> None:
        """Show span ``uid`` no longer."""
        span = self._spans.pop(uid, None)
        if span is not None and self._marks is not None:
            self._recount(self._marks, span, -1)

    def show_seen(self, seen: Fragment) -> None:
        """Frame the part of the text that is in view."""
        if seen != self._seen:
            self._seen = seen
            self.update()

    def frame(self) -> QRectF:
        """The frame around what is in view."""
        top, bottom = (self._y(offset) for offset in self._seen)
        spare = max(_LEAST_BOX - (bottom - top), 0.0)
        top = max(min(top - spare / 2, self.height() - _LEAST_BOX), 0.0)
        return QRectF(0.5, top + 0.5, self.width() - 1, max(bottom - top, _LEAST_BOX) - 1)

    def marks(self) -> set[Mark]:
        """What is painted."""
        return set(self._counted())

    def sizeHint(self) -> QSize:
        """A narrow strip."""
        return QSize(WIDTH, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks, painted once for as long as they stay, and the frame above them."""
        theme = current()
        if self._picture is None:
            self._picture = self._painted()
        frame = self.frame()
        with QPainter(self) as painter:
            fill(painter, QRectF(frame), theme.colour("hover"))
            painter.drawPixmap(0, 0, self._picture)
            painter.setPen(QPen(theme.colour("line_strong"), 1))
            painter.drawRoundedRect(frame, 2, 2)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs on while nothing is shown."""
        if self._soon.isActive():
            self._soon.stop()
            self._picture = None
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height is another scale."""
        super().resizeEvent(event)
        self._forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with the pointer while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the text."""
        event.ignore()

    def _go(self, event: QMouseEvent) -> None:
        share = event.position().y() / max(self.height(), 1)
        self.wanted.emit(min(max(int(share * self._length), 0), self._length))

    def _y(self, offset: int) -> float:
        return self.height() * min(offset, self._length) / self._length

    def _forget(self) -> None:
        self._marks = None
        self._paint_anew()

    def _counted(self) -> dict[Mark, int]:
        """All marks, with how many spans share each."""
        if self._marks is None:
            names = sorted({_column_name(span) for span in self._spans.values()})
            self._columns = {name: place % _COLUMNS for place, name in enumerate(names)}
            self._marks = {}
            for span in self._spans.values():
                for wanted in self._marks_of(span):
                    self._marks[wanted] = self._marks.get(wanted, 0) + 1
        return self._marks

    def _recount(self, marks: dict[Mark, int], span: PaintedSpan, more: int) -> None:
        for wanted in self._marks_of(span):
            count = marks.get(wanted, 0) + more
            if count > 0:
                marks[wanted] = count
            else:
                del marks[wanted]
            if count == more:  # the first came
                self._paint_in(wanted)
            elif not count:  # the last went
                self._soon.start()

    def _marks_of(self, span: PaintedSpan) -> list[Mark]:
        column, scale = self._columns[_column_name(span)], self.height() / self._length
        found = []
        for start, end in span.fragments:
            top = int(start * scale)
            found.append((span.colour, column, top, max(int(end * scale) - top, _LEAST_MARK)))
        return found

    def _paint_anew(self) -> None:
        self._picture = None
        self.update()

    def _paint_in(self, added: Mark) -> None:
        """Add one mark to the picture: a key press waits for this, so not for all others."""
        if self._picture is not None:
            with QPainter(self._picture) as painter:
                self._paint_marks(painter, [added])
        self.update()

    def _painted(self) -> QPixmap:
        """The marks on nothing, the longest lowest."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            self._paint_marks(painter, sorted(self._counted(), key=lambda each: -each[3]))
        return picture

    def _paint_marks(self, painter: QPainter, marks: Iterable[Mark]) -> None:
        mode = current().mode
        columns = min(max(len(set(self._columns.values())), 1), _COLUMNS)
        width = (self.width() - 2 * _INSET) / columns
        for colour, column, top, height in marks:
            box = QRectF(_INSET + column * width, top, max(width - 0.5, 1), height)
            fill(painter, box, mark(mode, colour))


def _column_name(span: PaintedSpan) -> str:
    """What shares a column: the spans of a label, and after them those that are somebody's."""
    return span.label if span.lane is None else "\uffff"
