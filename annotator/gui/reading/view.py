"""The reading view: a sheet whose spans are painted with the text, and the ways to select in it.

All offsets that go in and out are code points of the text that is shown; points and rectangles are in the
viewport's coordinates.
"""

from __future__ import annotations

from PySide6.QtCore import QBasicTimer, QEvent, QPoint, QPointF, Qt, QTimerEvent, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.core.fragments import Fragments
from annotator.gui.reading import motion
from annotator.gui.reading.marked import MarkedSheet
from annotator.gui.reading.naming import as_tool_tip
from annotator.gui.reading.pointer import Pointer
from annotator.gui.reading.spans import PaintedSpan

_GRIP = 5.0
_OTHER: dict[motion.Step, motion.Step] = {1: -1, -1: 1}
_SCROLL_EVERY = 30
_MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease}


class ReadingView(MarkedSheet):
    """A document's text with its spans.

    Signals: ``caret_moved`` after any change of caret or selection; ``selected_by_pointer`` and
    ``fragment_by_pointer`` (Ctrl) when a selection by mouse is done; ``span_clicked(uid)``, which goes
    through stacked spans click by click; ``boundary_dragged(uid, fragments)`` on release;
    ``empty_clicked``; ``menu_requested(point)`` with the point in the viewport; ``zoom_changed(factor)``.
    """

    caret_moved = Signal()
    selected_by_pointer = Signal()
    fragment_by_pointer = Signal()
    span_clicked = Signal(str)
    boundary_dragged = Signal(str, object)
    empty_clicked = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._ends = (0, 0)
        super().__init__(parent)
        self._pointer = Pointer(self)
        self._scrolling = QBasicTimer()
        self._last_point = QPointF()
        self.viewport().setMouseTracking(True)
        self.cursorPositionChanged.connect(self._on_cursor)
        self.selectionChanged.connect(self._on_cursor)

    # -- caret and selection

    def put_ends(self, anchor: int, head: int) -> None:
        """Select from ``anchor`` to ``head``."""
        self.setTextCursor(self._places.cursor(self.document(), anchor, head))

    def select(self, start: int, end: int) -> None:
        """Select ``[start, end)``; the caret goes to ``end``."""
        self.put_ends(start, end)

    def clear_selection(self) -> None:
        """Select nothing; the caret stays where it is."""
        caret = self.caret()
        self.put_ends(caret, caret)

    def move(self, unit: motion.Unit, step: motion.Step, extend: bool) -> None:  # type: ignore[override]
        """Move the caret by one unit, forwards or backwards; ``extend`` keeps the anchor.

        Extending by words, sentences or paragraphs takes them whole, without the spaces around them.
        """
        if unit == "line":
            self._move_line(step, extend)
        elif extend:
            self.put_ends(*motion.extended(self.boundaries(), unit, step, self.ends()))
        else:
            head = motion.moved(self.boundaries(), unit, step, self.caret())
            self.put_ends(head, head)

    def move_towards(self, unit: motion.Unit, side: motion.Step, extend: bool) -> None:
        """Move the caret by one unit to the right (1) or left (−1), as the reader sees it."""
        self.move(unit, self.step_towards(side, self.caret()), extend)

    def step_towards(self, side: motion.Step, offset: int) -> motion.Step:
        """Whether right (1) or left (−1) is forwards or backwards in the paragraph at ``offset``."""
        return _OTHER[side] if self._page.is_right_to_left(offset) else side

    def set_snapping(self, on: bool) -> None:
        """Whether a selection by mouse takes whole words."""
        self._pointer.snapping = on

    # -- where things are

    def offset_at(self, point: QPointF) -> int:
        """The offset nearest to a point of the page (document coordinates)."""
        return self._page.offset_at(point)

    def grip_at(self, point: QPointF) -> tuple[int, int] | None:
        """The boundary of the focused span at a point of the page: (fragment's number, 0 start or 1 end)."""
        return self._overlay.grip_at(self._page, point, _GRIP)

    def focused_span(self) -> PaintedSpan | None:
        """The focused span."""
        return self._overlay.focused_span()

    # -- what the pointer has done

    def show_preview(self, fragments: Fragments | None) -> None:
        """Show the focused span as ``fragments`` while a boundary is dragged; ``None`` ends that."""
        self._repaint(self._overlay.focused)
        self._overlay.preview = fragments
        self._repaint(self._overlay.focused)

    def told(self, event: str, *facts: object) -> None:
        """Tell the world what the pointer has done."""
        signals = {
            "selected": self.selected_by_pointer,
            "fragment": self.fragment_by_pointer,
            "clicked": self.span_clicked,
            "empty": self.empty_clicked,
            "dragged": self.boundary_dragged,
        }
        signals[event].emit(*facts)

    # -- events

    def event(self, event: QEvent) -> bool:
        """The margins beside the column belong to the text, too: a selection may begin there."""
        if event.type() in _MOUSE and isinstance(event, QMouseEvent):
            self.viewportEvent(_moved_to(event, QPointF(self.viewport().mapFromParent(event.position()))))
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Mouse gestures are the pointer's; a tool tip names the spans below."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_names(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self.set_hovered(None)
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture with the left button; the others have none."""
        if event.button() is Qt.MouseButton.LeftButton:
            held = event.modifiers()
            self._pointer.press(
                event.position() + self._origin(),
                extend=bool(held & Qt.KeyboardModifier.ShiftModifier),
                as_fragment=bool(held & Qt.KeyboardModifier.ControlModifier),
            )
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A press like any other: the pointer counts for itself, up to four."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture; scroll when it leaves the view."""
        self._last_point = event.position()
        if not self._pointer.is_busy:
            stack = self.stack_at(event.position() + self._origin())
            self.set_hovered(stack[0].uid if stack else None)
            on_grip = self.grip_at(event.position() + self._origin()) is not None
            shape = Qt.CursorShape.SizeHorCursor if on_grip else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            return
        self._pointer.move(event.position() + self._origin())
        outside = not 0 <= event.position().y() < self.viewport().height()
        if outside and not self._scrolling.isActive():
            self._scrolling.start(_SCROLL_EVERY, self)
        elif not outside:
            self._scrolling.stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._scrolling.stop()
            self._pointer.release(event.position() + self._origin())
        event.accept()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Scroll while the pointer is held beyond an edge."""
        if event.timerId() != self._scrolling.timerId():
            super().timerEvent(event)
            return
        y, height = self._last_point.y(), self.viewport().height()
        beyond = y if y < 0 else max(y - height, 0)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(beyond / 3 + (4 if beyond > 0 else -4)))
        self._pointer.move(self._last_point + self._origin())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The label screen makes the menu."""
        self.menu_requested.emit(event.pos())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up a boundary drag; else the sheet's keys."""
        if event.key() == Qt.Key.Key_Escape and self._pointer.cancel():
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self.viewport().update()

    # -- inside

    def _move_line(self, step: motion.Step, extend: bool) -> None:
        cursor = self.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if extend else QTextCursor.MoveMode.MoveAnchor
        kind = QTextCursor.MoveOperation.Down if step == 1 else QTextCursor.MoveOperation.Up
        cursor.movePosition(kind, mode)
        self.setTextCursor(cursor)

    def _on_cursor(self) -> None:
        ends = self.ends()
        if ends != self._ends:
            before, self._ends = self._ends, ends
            for anchor, head in (before, ends):
                self._repaint_ranges([(min(anchor, head), max(anchor, head))])
                self._repaint_strip(self._page.caret(min(head, len(self.text))))
            self.caret_moved.emit()

    def _show_names(self, event: QHelpEvent) -> None:
        stack = self.stack_at(QPointF(event.pos()) + self._origin())
        told = as_tool_tip([self._overlay.words(span) for span in stack])
        QToolTip.showText(event.globalPos(), told, self.viewport())


def _moved_to(event: QMouseEvent, position: QPointF) -> QMouseEvent:
    return QMouseEvent(
        event.type(), position, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
    )
