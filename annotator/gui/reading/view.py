"""The reading view: a sheet whose spans are painted with the text, and the ways to select in it.

All offsets that go in and out are code points of the text that is shown; points and rectangles are in the
viewport's coordinates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QBasicTimer, QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimerEvent, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.core.fragments import Fragment, Fragments
from annotator.gui.reading import ink, motion
from annotator.gui.reading.margin import Margin
from annotator.gui.reading.overlay import Overlay
from annotator.gui.reading.pointer import Pointer
from annotator.gui.reading.sheet import Sheet
from annotator.gui.reading.spans import PaintedSpan
from annotator.gui.theme import current

_GRIP = 5.0
_SCROLL_EVERY = 30
_MOUSE = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease}


class ReadingView(Sheet):
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
        self._overlay = Overlay()
        self._margin = Margin()
        self._ends = (0, 0)
        super().__init__(parent)
        self._pointer = Pointer(self)
        self._scrolling = QBasicTimer()
        self._last_point = QPointF()
        self.viewport().setMouseTracking(True)
        self.cursorPositionChanged.connect(self._on_cursor)
        self.selectionChanged.connect(self._on_cursor)

    # -- the document and its spans

    def show_document(self, text: str, title: str, subtitle: str) -> None:
        """Show another text from its beginning, without spans, focus or selection."""
        before, self._overlay = self._overlay, Overlay()
        self._overlay.gripped, self._overlay.step = before.gripped, before.step
        self._margin.read = ()
        self._ends = (0, 0)
        self.show_text(text, title, subtitle)

    def set_spans(self, spans: Sequence[PaintedSpan]) -> None:
        """Show these spans and no others."""
        self._overlay.index.replace_all(spans)
        self.viewport().update()

    def put_spans(self, spans: Iterable[PaintedSpan]) -> None:
        """Insert spans, or replace those with the same uid; the others keep their lanes."""
        for span in spans:
            self._repaint(span.uid)
            self._overlay.index.put(span)
            self._repaint(span.uid)

    def drop_spans(self, uids: Iterable[str]) -> None:
        """Take spans away."""
        for uid in uids:
            self._repaint(uid)
            self._overlay.index.drop(uid)

    def set_read(self, paragraphs: Sequence[Fragment]) -> None:
        """Show in the margin that these paragraphs (their ranges) were read and hold nothing."""
        if paragraphs != self._margin.read:
            self._margin.read = paragraphs
            self.viewport().update()

    def set_focused(self, uid: str | None) -> None:
        """Ring this span; ``None`` rings nothing."""
        if uid != self._overlay.focused:
            self._repaint(self._overlay.focused)
            self._overlay.focused = uid
            self._repaint(uid)

    def set_lit(self, uids: Iterable[str]) -> None:
        """Light these spans as the evidence of the selected statement."""
        lit = frozenset(uids)
        changed = self._overlay.lit ^ lit
        self._overlay.lit = lit
        for uid in changed:
            self._repaint(uid)

    def set_gripped(self, on: bool) -> None:
        """Whether the focused span has handles to drag its boundaries by."""
        self._overlay.gripped = on
        self._repaint(self._overlay.focused)

    def set_lanes_close(self, close: bool) -> None:
        """Let lanes lie closer together, for more than four of them."""
        self._overlay.step = ink.CLOSE_STEP if close else ink.LANE_STEP
        self.viewport().update()

    def set_pending(self, fragments: Fragments) -> None:
        """Show fragments that are kept for the next label."""
        before, self._overlay.pending = self._overlay.pending, fragments
        self._repaint_ranges([*before, *fragments])

    # -- caret and selection

    def caret(self) -> int:
        """Where the caret is: the moving end of the selection."""
        return self.ends()[1]

    def ends(self) -> tuple[int, int]:
        """Anchor and head of the selection; equal if nothing is selected."""
        return self._places.ends(self.textCursor())

    def put_ends(self, anchor: int, head: int) -> None:
        """Select from ``anchor`` to ``head``."""
        self.setTextCursor(self._places.cursor(self.document(), anchor, head))

    def selection(self) -> Fragment | None:
        """The selected range, if any."""
        start, end = sorted(self.ends())
        return (start, end) if start < end else None

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

    def set_snapping(self, on: bool) -> None:
        """Whether a selection by mouse takes whole words."""
        self._pointer.snapping = on

    # -- where things are

    def rect_of(self, start: int, end: int) -> QRect:
        """The rectangle around ``[start, end)``, or the caret's for an empty range."""
        pieces = self._page.pieces(start, end)
        rect = QRectF(pieces[0].rect) if pieces else self._page.caret(start)
        for piece in pieces[1:]:
            rect = rect.united(piece.rect)
        return rect.translated(-self._origin()).toAlignedRect()

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that ``[start, end)`` can be read with what is around it; not at all if it can."""
        rect = self.rect_of(start, end)
        air = min(48, self.viewport().height() // 6)
        if rect.top() < air or rect.bottom() > self.viewport().height() - air:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)

    def spans_at(self, pos: QPoint) -> list[str]:
        """The uids of the spans at a point of the viewport, innermost first."""
        return [span.uid for span in self.stack_at(QPointF(pos) + self._origin())]

    def offset_at(self, point: QPointF) -> int:
        """The offset nearest to a point of the page (document coordinates)."""
        return self._page.offset_at(point)

    def stack_at(self, point: QPointF) -> list[PaintedSpan]:
        """The spans at a point of the page, innermost first."""
        return self._overlay.spans_at(self._page, point)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Spans below the text, ring and caret above it."""
        origin, theme = self._origin(), current()
        clip = QRectF(event.rect()).translated(origin)
        with QPainter(self.viewport()) as painter:
            _prepare(painter, origin)
            self._overlay.paint_under(painter, self._page, clip, self.selection(), theme)
            self._heading.paint(painter, self.document(), clip, theme)
            self._margin.paint(painter, self._page, clip, theme)
        super().paintEvent(event)
        caret = self.caret() if self.hasFocus() else None
        with QPainter(self.viewport()) as painter:
            _prepare(painter, origin)
            self._overlay.paint_over(painter, self._page, clip, caret, theme)

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

    def _repaint(self, uid: str | None) -> None:
        focused = self._overlay.focused_span()
        span = focused if focused and focused.uid == uid else self._overlay.index.get(uid)
        if span is not None:
            self._repaint_ranges([(span.start, span.end)])

    def _repaint_ranges(self, ranges: Iterable[Fragment]) -> None:
        """Repaint the lines that show these ranges, and no others."""
        top = self._origin().y()
        seen = self._page.shown_between(top, top + self.viewport().height())
        for row in self._overlay.rows(self._page, ranges, seen):
            self._repaint_strip(row)

    def _repaint_strip(self, place: QRectF) -> None:
        """Repaint the whole width of the page at the height of ``place`` (document coordinates)."""
        viewport, rect = self.viewport(), place.translated(-self._origin()).toAlignedRect()
        viewport.update(0, rect.top() - 1, viewport.width(), rect.height() + 2)

    def _show_names(self, event: QHelpEvent) -> None:
        stack = self.stack_at(QPointF(event.pos()) + self._origin())
        names = [f"{span.symbol} {span.name}".strip() for span in stack]
        from html import escape  # its table of entities takes longer to load than the window may

        text = f"<qt>{escape(' · '.join(names))}</qt>" if names else ""
        QToolTip.showText(event.globalPos(), text, self.viewport())


def _prepare(painter: QPainter, origin: QPointF) -> None:
    """Let ``painter`` paint in document coordinates, ``origin`` at its top left."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-origin)


def _moved_to(event: QMouseEvent, position: QPointF) -> QMouseEvent:
    return QMouseEvent(
        event.type(), position, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
    )
