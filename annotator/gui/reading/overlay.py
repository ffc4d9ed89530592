"""What is painted with the text: spans, focus, evidence, tags, pending fragments, selection and caret.

Nothing here touches the document: labelling repaints a few lines and never lays text out again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from annotator.core.fragments import Fragment, Fragments
from annotator.core.values import replace
from annotator.gui.reading import ink, more, tags, threads
from annotator.gui.reading.spans import LANES, PaintedSpan, SpanIndex
from annotator.gui.reading.u16 import Page, Piece
from annotator.gui.theme import Theme
from annotator.gui.theme.filling import fill

_REACH = 16.0
"""Pixels that a line's ink may reach above or below its text."""


class Overlay:
    """The spans of the document and how they are shown at the moment."""

    def __init__(self) -> None:
        self.index = SpanIndex()
        self.focused: str | None = None
        self.hovered: str | None = None
        """The span under the pointer."""
        self.words: Callable[[PaintedSpan], str] = plain_words
        """What a span's tag says."""
        self.lit: frozenset[str] = frozenset()
        self.pending: Fragments = ()
        self.preview: Fragments | None = None
        """The focused span's fragments while a boundary is dragged."""
        self.gripped = True
        """Whether the focused span has handles."""
        self.step = ink.LANE_STEP
        """Pixels from one lane to the next."""

    @property
    def floats(self) -> bool:
        """Whether something painted keeps to the edge of what is in sight."""
        return self.focused is not None or self.hovered is not None or len(self.lit) > 1

    def focused_span(self) -> PaintedSpan | None:
        """The focused span as it is shown now."""
        span = self.index.get(self.focused)
        return replace(span, fragments=self.preview) if span and self.preview else span

    def paint_under(
        self,
        painter: QPainter,
        page: Page,
        clip: QRectF,
        view: QRectF,
        selection: Fragment | None,
        theme: Theme,
    ) -> None:
        """Paint what lies behind the text and shows within ``clip``; all that is in sight is in ``view``."""
        seen = page.shown_between(clip.top() - _REACH, clip.bottom() + _REACH)
        laid = [(span, _pieces(page, span.fragments, seen)) for span in self._shown(seen)]
        self._paint_grounds(painter, laid, theme)
        if selection:
            for piece in _pieces(page, (selection,), seen):
                ink.ground(painter, piece, theme.colour("selection"))
        for piece in _pieces(page, self.pending, seen):
            ink.ground(painter, piece, theme.tint(theme.colour("accent"), 0.1))
        for span, pieces in laid:
            self._paint_lane(painter, page, span, pieces, seen, theme)
        for sign in more.signs(page, [each for each in laid if self._is_deep(each[0])]):
            more.paint(painter, sign, theme)
        for piece in _pieces(page, self.pending, seen):
            ink.dashed(painter, piece, theme.colour("accent"))
        self._paint_threads(painter, page, view, theme)

    def paint_over(
        self, painter: QPainter, page: Page, clip: QRectF, view: QRectF, caret: int | None, theme: Theme
    ) -> None:
        """Paint the focus ring with its handles, tags, and the caret at offset ``caret``."""
        seen = page.shown_between(clip.top() - _REACH, clip.bottom() + _REACH)
        span = self.focused_span()
        if span is not None and span.start < seen[1] and span.end > seen[0]:
            edge, face = theme.colour("focus_ring"), theme.colour("paper")
            pieces = _pieces(page, span.fragments, seen)
            depth = self._depth(span)
            for piece in pieces:
                ink.ring(painter, piece, edge, depth)
            for x, piece in _grips(pieces) if self.gripped else ():
                ink.handle(painter, x, piece, depth, edge, face)
        for shown in self.tags(page, view, theme):
            tags.paint(painter, shown, theme)
        if caret is not None and seen[0] <= caret <= seen[1]:
            place = page.caret(caret)
            fill(painter, QRectF(place.left() - 1, place.top(), 2, place.height()), theme.colour("caret"))

    def tags(self, page: Page, view: QRectF, theme: Theme) -> list[tags.Tag]:
        """The tags of the focused span and of the one under the pointer, on the first line in ``view``."""
        found: list[tags.Tag] = []
        wanted = (self.focused_span(), self.index.get(self.hovered) if self.hovered != self.focused else None)
        told = [(span, words) for span in wanted if span is not None and (words := self.words(span))]
        seen = page.shown_between(view.top(), view.bottom()) if told else (0, 0)
        for span, words in told:
            pieces = _pieces(page, span.fragments, seen)
            if not pieces:
                continue
            clear = (piece for piece in pieces if page.free_above(piece.rect)[0] >= view.top())
            made = tags.tag(page, next(clear, pieces[0]), words, span.colour, theme)
            placed = tags.beside(found[0], made, page) if found else made
            found += [placed] if placed is not None else []
        return found

    def rows(self, page: Page, pieces: Iterable[Fragment], seen: Fragment) -> list[QRectF]:
        """The strips to repaint when something changes at ``pieces``, as far as ``seen`` shows them."""
        found = []
        for start, end in pieces:
            low, high = max(start, seen[0]), min(end, seen[1])
            laid = page.pieces(low, high) if low < high else []
            if laid:
                strip = QRectF(laid[0].rect)
                for piece in laid[1:]:
                    strip = strip.united(piece.rect)
                found.append(strip.adjusted(0, -_REACH, 0, _REACH))
        return found

    def spans_at(self, page: Page, point: QPointF) -> list[PaintedSpan]:
        """The spans painted at ``point``, the innermost first; at a "+n", those that it stands for."""
        line = page.line_at(point)
        near = self.index.overlapping(*line)
        for sign in self._signs(page, near, line):
            if sign.box.contains(point):
                return list(sign.spans)
        found = [
            span
            for span in near
            if any(_touches(piece, point) for piece in _pieces(page, span.fragments, line))
        ]
        return sorted(found, key=lambda span: (span.end - span.start, self.index.lane(span.uid)))

    def grip_at(self, page: Page, point: QPointF, reach: float) -> tuple[int, int] | None:
        """The boundary of the focused span whose handle is at ``point``: (fragment's number, 0 or 1)."""
        span = self.focused_span()
        if span is None or not self.gripped:
            return None
        line = page.line_at(point)
        for number, fragment in enumerate(span.fragments):
            for piece in _pieces(page, (fragment,), line):
                for side, x in enumerate((piece.start_x, piece.end_x)):
                    if x is not None and _grips_at(x, piece, self._depth(span), point, reach):
                        return number, side
        return None

    def _depth(self, span: PaintedSpan) -> float:
        lane = self.index.lane(span.uid)
        shown = lane if span.lane is not None else min(lane, LANES - 1)
        return shown * self.step + ink.LANE_HEIGHT

    def _is_deep(self, span: PaintedSpan) -> bool:
        """Whether the span's lane is too deep to draw; what chose its lane is always drawn."""
        return span.lane is None and self.index.lane(span.uid) >= LANES

    def _shown(self, seen: Fragment) -> list[PaintedSpan]:
        spans = self.index.overlapping(*seen)
        focused = self.focused_span() if self.preview else None
        return [focused if focused and span.uid == focused.uid else span for span in spans]

    def _signs(self, page: Page, spans: Iterable[PaintedSpan], seen: Fragment) -> list[more.More]:
        """A "+n" for each line of ``seen`` with spans too deep to draw."""
        deep = [span for span in spans if self._is_deep(span)]
        return more.signs(page, [(span, _pieces(page, span.fragments, seen)) for span in deep])

    def _paint_grounds(
        self, painter: QPainter, laid: list[tuple[PaintedSpan, list[Piece]]], theme: Theme
    ) -> None:
        """The shorter over the longer; of those on one place only the last, for it hides the rest."""
        grounds: dict[tuple[float, float, float], tuple[Piece, QColor]] = {}
        for span, pieces in sorted(laid, key=self._ground_order):
            if span.tinted:
                colour = ink.tint(theme.mode, span.colour, span.uid in self.lit)
                for piece in pieces:
                    place = piece.rect.left(), piece.rect.top(), piece.rect.width()
                    grounds.pop(place, None)
                    grounds[place] = piece, colour
        for piece, colour in grounds.values():
            ink.ground(painter, piece, colour)

    def _paint_threads(self, painter: QPainter, page: Page, view: QRectF, theme: Theme) -> None:
        if len(self.lit) > 1:
            lit = [span for uid in self.lit if (span := self.index.get(uid)) is not None]
            in_sight = page.shown_between(view.top(), view.bottom())
            threads.paint(painter, page, lit, in_sight, view, theme.colour("accent"))

    def _ground_order(self, laid: tuple[PaintedSpan, list[Piece]]) -> tuple[int, int]:
        span = laid[0]
        return span.start - span.end, -self.index.lane(span.uid)

    def _paint_lane(
        self,
        painter: QPainter,
        page: Page,
        span: PaintedSpan,
        pieces: list[Piece],
        seen: Fragment,
        theme: Theme,
    ) -> None:
        if not span.lined or self._is_deep(span):
            return
        top = self.index.lane(span.uid) * self.step
        height = ink.LANE_HEIGHT if span.lane is None else self.step
        colour = ink.mark(theme.mode, span.colour)
        lit = span.uid in self.lit
        for piece in pieces:
            ink.underline(painter, piece, top, height + lit, colour)
            if lit:
                ink.lit_outline(painter, piece, colour)
            if span.symbol and piece.start_x is not None:
                ink.sign(painter, piece, span.symbol, colour, theme)
        for piece in _pieces(page, _gaps(span.fragments), seen):
            y = piece.rect.bottom() + top + height / 2
            ink.connector(painter, QPointF(piece.rect.left(), y), QPointF(piece.rect.right(), y), colour)


def plain_words(span: PaintedSpan) -> str:
    """The name of a span's label, with its sign."""
    return f"{span.symbol} {span.name}".strip()


def _pieces(page: Page, fragments: Iterable[Fragment], seen: Fragment) -> list[Piece]:
    """The visible pieces of ``fragments``. Only what ``seen`` shows is measured."""
    return [piece for start, end in fragments for piece in page.pieces(start, end, seen)]


def _gaps(fragments: Fragments) -> Fragments:
    return tuple((left[1], right[0]) for left, right in pairwise(fragments))


def _grips(pieces: Iterable[Piece]) -> list[tuple[float, Piece]]:
    return [(x, piece) for piece in pieces for x in (piece.start_x, piece.end_x) if x is not None]


def _grips_at(x: float, piece: Piece, depth: float, point: QPointF, reach: float) -> bool:
    """Whether ``point`` is on the grip at ``x``: on its knob, or at the boundary from within the span.

    Without, the next word begins a space away: whoever drags from its first letter means that word.
    """
    away = point - ink.knob(x, piece, depth)
    inward = point.x() - x if x < piece.rect.center().x() else x - point.x()
    return away.manhattanLength() <= ink.KNOB + 2 or (-1 <= inward <= reach and _level(piece, point))


def _level(piece: Piece, point: QPointF) -> bool:
    return piece.rect.top() - 2 <= point.y() <= piece.rect.bottom() + ink.LANES_ROOM


def _touches(piece: Piece, point: QPointF) -> bool:
    reach = ink.LANES_ROOM / 2
    return piece.rect.adjusted(0, 0, 0, reach).contains(point)
