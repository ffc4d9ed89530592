"""The sheet with its spans: what is painted over the text and beside it, and where that is.

All offsets that go in and out are code points of the text that is shown; points and rectangles are in the
viewport's coordinates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.core.fragments import Fragment, Fragments
from annotator.gui.reading import ink
from annotator.gui.reading.margin import Margin
from annotator.gui.reading.naming import spoken
from annotator.gui.reading.overlay import Overlay
from annotator.gui.reading.sheet import Sheet
from annotator.gui.reading.spans import PaintedSpan
from annotator.gui.theme import current

if TYPE_CHECKING:
    from annotator.gui.reading.minimap import Minimap


class MarkedSheet(Sheet):
    """A text whose spans are shown: in the text, in its margin, on the map beside the scroll bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._overlay = Overlay()
        self._margin = Margin()
        self._map: Minimap | None = None
        super().__init__(parent)

    # -- the document and its spans

    def show_document(self, text: str, title: str, subtitle: str) -> None:
        """Show another text from its beginning, without spans, focus or selection."""
        before, self._overlay = self._overlay, Overlay()
        self._overlay.gripped, self._overlay.step = before.gripped, before.step
        self._overlay.words = before.words
        self._margin.read = ()
        self.show_text(text, title, subtitle)

    def set_spans(self, spans: Sequence[PaintedSpan]) -> None:
        """Show these spans and no others."""
        self._overlay.index.replace_all(spans)
        self._map_anew()
        self._describe()
        self.viewport().update()

    def put_spans(self, spans: Iterable[PaintedSpan]) -> None:
        """Insert spans, or replace those with the same uid; the others keep their lanes."""
        for span in spans:
            self._repaint(span.uid)
            self._overlay.index.put(span)
            self._repaint(span.uid)
            if self._map is not None:
                self._map.put(span)

    def drop_spans(self, uids: Iterable[str]) -> None:
        """Take spans away."""
        for uid in uids:
            self._repaint(uid)
            self._overlay.index.drop(uid)
            if self._map is not None:
                self._map.drop(uid)

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
            self._describe()

    def set_hovered(self, uid: str | None) -> None:
        """Show the tag of this span, which is under the pointer; ``None``: of none."""
        if uid != self._overlay.hovered:
            self._repaint_tags()
            self._overlay.hovered = uid
            self._repaint_tags()

    def set_words(self, words: Callable[[PaintedSpan], str]) -> None:
        """Let ``words`` say what stands on a span's tag; it is asked when one is shown."""
        self._overlay.words = words

    def set_lit(self, uids: Iterable[str]) -> None:
        """Light these spans as the evidence of the selected statement."""
        lit = frozenset(uids)
        changed = self._overlay.lit ^ lit
        threaded = max(len(self._overlay.lit), len(lit)) > 1
        self._overlay.lit = lit
        if changed and threaded:  # threads run all over the page
            self.viewport().update()
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

    # -- where things are

    def caret(self) -> int:
        """Where the caret is: the moving end of the selection."""
        return self.ends()[1]

    def ends(self) -> tuple[int, int]:
        """Anchor and head of the selection; equal if nothing is selected."""
        return self._places.ends(self.textCursor())

    def selection(self) -> Fragment | None:
        """The selected range, if any."""
        start, end = sorted(self.ends())
        return (start, end) if start < end else None

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

    def stack_at(self, point: QPointF) -> list[PaintedSpan]:
        """The spans at a point of the page, innermost first; at a "+n", those that it stands for."""
        return self._overlay.spans_at(self._page, point)

    def spans_at(self, pos: QPoint) -> list[str]:
        """The uids of the spans at a point of the viewport, innermost first."""
        return [span.uid for span in self.stack_at(QPointF(pos) + self._origin())]

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Spans below the text, ring, tags and caret above it."""
        origin, theme = self._origin(), current()
        clip = QRectF(event.rect()).translated(origin)
        view = self._view()
        with QPainter(self.viewport()) as painter:
            _prepare(painter, origin)
            self._overlay.paint_under(painter, self._page, clip, view, self.selection(), theme)
            self._heading.paint(painter, self.document(), clip, theme)
            self._margin.paint(painter, self._page, clip, theme)
        super().paintEvent(event)
        caret = self.caret() if self.hasFocus() else None
        with QPainter(self.viewport()) as painter:
            _prepare(painter, origin)
            self._overlay.paint_over(painter, self._page, clip, view, caret, theme)
        if self._map is not None:
            self._map.show_seen(self._page.shown_between(view.top(), view.bottom()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What is scrolled is moved, but tags and threads that keep to the edge are painted anew."""
        super().scrollContentsBy(dx, dy)
        if self._overlay.floats:
            self.viewport().update()

    def _repaint(self, uid: str | None) -> None:
        focused = self._overlay.focused_span()
        span = focused if focused and focused.uid == uid else self._overlay.index.get(uid)
        if span is not None:
            self._repaint_ranges([(span.start, span.end)])

    def _repaint_ranges(self, ranges: Iterable[Fragment]) -> None:
        """Repaint the lines that show these ranges, and no others."""
        view = self._view()
        seen = self._page.shown_between(view.top(), view.bottom())
        for row in self._overlay.rows(self._page, ranges, seen):
            self._repaint_strip(row)

    def _repaint_strip(self, place: QRectF) -> None:
        """Repaint the whole width of the page at the height of ``place`` (document coordinates)."""
        viewport, rect = self.viewport(), place.translated(-self._origin()).toAlignedRect()
        viewport.update(0, rect.top() - 1, viewport.width(), rect.height() + 2)

    def _repaint_tags(self) -> None:
        for shown in self._overlay.tags(self._page, self._view(), current()):
            self._repaint_strip(shown.box)

    def _view(self) -> QRectF:
        """What of the page is in the viewport, in document coordinates."""
        return QRectF(self._origin(), self.viewport().size())

    def _about(self) -> tuple[str, ...]:
        span = self._overlay.focused_span()
        if span is None:
            return super()._about()
        stack = self._overlay.index.overlapping(span.start, span.start + 1)
        names = [self._overlay.words(each) for each in stack]
        return (*super()._about(), spoken(self._overlay.words(span), names))

    # -- the map beside the scroll bar

    def _fit_column(self) -> None:
        super()._fit_column()
        self._place_map()

    def _show_scroll_bar_if_needed(self, least: int, most: int) -> None:
        """The map is there when there is something to scroll."""
        super()._show_scroll_bar_if_needed(least, most)
        if self._map is None and most > least:
            from annotator.gui.reading.minimap import Minimap  # most articles fit into the window

            self._map = Minimap(self)
            self._map.wanted.connect(self._go_to)
            self._map_anew()
        if self._map is not None:
            self._map.setVisible(most > least)
            self._place_map()

    def _place_map(self) -> None:
        if self._map is not None:
            bar = self.verticalScrollBar().sizeHint().width()
            width = self._map.sizeHint().width()
            self._map.setGeometry(self.width() - bar - width, 0, width, self.height())

    def _map_anew(self) -> None:
        if self._map is not None:
            self._map.show_spans(len(self.text), self._overlay.index)

    def _go_to(self, offset: int) -> None:
        """Scroll so that ``offset`` is in the middle."""
        place = self._page.caret(offset)
        self.verticalScrollBar().setValue(round(place.center().y() - self.viewport().height() / 2))


def _prepare(painter: QPainter, origin: QPointF) -> None:
    """Let ``painter`` paint in document coordinates, ``origin`` at its top left."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-origin)
