"""Mouse gestures over the text: selecting by words, clicking through stacked spans, dragging boundaries.

The pointer decides *what* was meant, in code points; it asks its :class:`Surface` where things are and tells
it what happened.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QPointF
from PySide6.QtGui import QGuiApplication

from annotator.core.fragments import Fragment, Fragments
from annotator.core.text.boundaries import Boundaries
from annotator.core.values import dataclass
from annotator.gui.reading.spans import PaintedSpan

_TREMBLE = 3
"""Pixels that a click may move."""

_NOWHERE = QPointF(-1e6, -1e6)


class Grain(Enum):
    """What a selection by mouse takes whole; each further click of a series takes more."""

    EXACT = auto()
    WORD = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()


class Surface(Protocol):
    """What the pointer needs of the view. Points are in document coordinates, offsets code points."""

    def boundaries(self) -> Boundaries:
        """The boundaries of the shown text."""

    def offset_at(self, point: QPointF) -> int:
        """The offset nearest to ``point``."""

    def stack_at(self, point: QPointF) -> list[PaintedSpan]:
        """The spans at ``point``, innermost first."""

    def grip_at(self, point: QPointF) -> tuple[int, int] | None:
        """The boundary of the focused span at ``point``."""

    def focused_span(self) -> PaintedSpan | None:
        """The focused span."""

    def ends(self) -> tuple[int, int]:
        """Anchor and head of the selection."""

    def put_ends(self, anchor: int, head: int) -> None:
        """Select from anchor to head."""

    def show_preview(self, fragments: Fragments | None) -> None:
        """Show the focused span as ``fragments`` for now."""

    def told(self, event: str, *facts: object) -> None:
        """Tell the world: selected, fragment, clicked, empty, dragged."""


@dataclass(slots=True)
class _Drag:
    span: PaintedSpan
    number: int
    side: int
    fragments: Fragments


@dataclass(slots=True)
class _Selecting:
    anchor: Fragment
    grain: Grain
    origin: QPointF
    as_fragment: bool
    moved: bool


class Pointer:
    """The state of one gesture, from press to release."""

    def __init__(self, surface: Surface) -> None:
        self.snapping = True
        self._surface = surface
        self._drag: _Drag | None = None
        self._selecting: _Selecting | None = None
        self._clicks = 0
        self._since_click = QElapsedTimer()
        self._clicked_at = QPointF()
        self._last_clicked: str | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._drag is not None or self._selecting is not None

    def press(self, point: QPointF, *, extend: bool, as_fragment: bool) -> None:
        """The left button went down."""
        grip = self._surface.grip_at(point)
        span = self._surface.focused_span()
        if grip is not None and span is not None:
            self._drag = _Drag(span, *grip, span.fragments)
            return
        self._count_click(point)
        grain = self._grain()
        offset = self._surface.offset_at(point)
        anchor = (self._surface.ends()[0],) * 2 if extend else self._unit_at(offset, grain)
        moved = extend or self._clicks > 1
        self._selecting = _Selecting(anchor, grain, point, as_fragment, moved)
        if moved:
            self._select_to(offset)
        else:
            self._surface.put_ends(offset, offset)

    def move(self, point: QPointF) -> None:
        """The pointer moved with the button down."""
        if self._drag is not None:
            self._drag_to(self._drag, self._surface.offset_at(point))
        elif self._selecting is not None:
            offset = self._surface.offset_at(point)
            if self._selecting.moved or self._is_drag(self._selecting, point, offset):
                self._selecting.moved = True
                self._clicked_at = _NOWHERE
                self._select_to(offset)

    def release(self, point: QPointF) -> None:
        """The button went up: the gesture is done."""
        drag, selecting = self._drag, self._selecting
        self._drag = self._selecting = None
        if drag is not None:
            self._surface.show_preview(None)
            if drag.fragments != drag.span.fragments:
                self._surface.told("dragged", drag.span.uid, drag.fragments)
            else:
                self._click(point)
        elif selecting is not None:
            anchor, head = self._surface.ends()
            if anchor != head:
                self._surface.told("fragment" if selecting.as_fragment else "selected")
            else:
                self._click(point)

    def cancel(self) -> bool:
        """Give up a boundary drag; whether there was one."""
        if self._drag is None:
            return False
        self._drag = None
        self._surface.show_preview(None)
        return True

    def _is_drag(self, selecting: _Selecting, point: QPointF, offset: int) -> bool:
        """A click may tremble; but a narrow word must be selectable, too."""
        far = (point - selecting.origin).manhattanLength()
        crossed = offset != self._surface.offset_at(selecting.origin)
        return far >= (_TREMBLE if crossed else QGuiApplication.styleHints().startDragDistance())

    def _count_click(self, point: QPointF) -> None:
        hints = QGuiApplication.styleHints()
        soon = self._since_click.isValid() and self._since_click.elapsed() <= hints.mouseDoubleClickInterval()
        near = (point - self._clicked_at).manhattanLength() <= hints.startDragDistance()
        self._clicks = self._clicks % 4 + 1 if soon and near else 1
        self._since_click.start()
        self._clicked_at = point

    def _grain(self) -> Grain:
        if self._clicks == 1:
            return Grain.WORD if self.snapping else Grain.EXACT
        return (Grain.WORD, Grain.SENTENCE, Grain.PARAGRAPH)[self._clicks - 2]

    def _unit_at(self, offset: int, grain: Grain) -> Fragment:
        boundaries = self._surface.boundaries()
        if self._clicks == 1 or grain is Grain.EXACT:
            return offset, offset
        if grain is Grain.WORD:
            return boundaries.word_at(offset)
        return boundaries.sentence_at(offset) if grain is Grain.SENTENCE else boundaries.paragraph_at(offset)

    def _select_to(self, offset: int) -> None:
        selecting = self._selecting
        if selecting is None:
            return
        unit = self._unit_at(offset, selecting.grain) if self._clicks > 1 else (offset, offset)
        start = min(selecting.anchor[0], unit[0])
        end = max(selecting.anchor[1], unit[1])
        if selecting.grain is Grain.WORD and start < end:
            boundaries = self._surface.boundaries()
            start, end = boundaries.without_space(*boundaries.snap_to_words(start, end))
        backwards = offset < selecting.anchor[0]
        self._surface.put_ends(*((end, start) if backwards else (start, end)))

    def _click(self, point: QPointF) -> None:
        uids = [span.uid for span in self._surface.stack_at(point)]
        if not uids:
            self._last_clicked = None
            self._surface.told("empty")
            return
        focused = self._surface.focused_span()
        before = focused.uid if focused and focused.uid in uids else self._last_clicked
        self._last_clicked = uids[(uids.index(before) + 1) % len(uids)] if before in uids else uids[0]
        self._surface.told("clicked", self._last_clicked)

    def _drag_to(self, drag: _Drag, offset: int) -> None:
        """Move the boundary as near to ``offset`` as its own fragment and the neighbours allow."""
        start, end = drag.fragments[drag.number]
        boundaries = self._surface.boundaries()
        if drag.side == 0:
            low = boundaries.next_grapheme(drag.fragments[drag.number - 1][1]) if drag.number else 0
            start = min(max(offset, low), boundaries.previous_grapheme(end))
        else:
            last = drag.number == len(drag.fragments) - 1
            after = None if last else boundaries.previous_grapheme(drag.fragments[drag.number + 1][0])
            wanted = max(offset, boundaries.next_grapheme(start))
            end = wanted if after is None else min(wanted, after)
        changed = (*drag.fragments[: drag.number], (start, end), *drag.fragments[drag.number + 1 :])
        if changed != drag.fragments:
            drag.fragments = changed
            self._surface.show_preview(changed)
