"""The only place that counts in Qt's UTF-16 units; everything it takes and gives are code points.

:class:`Places` translates offsets; :class:`Page` asks Qt's layout where characters are. A position in the
``QTextDocument`` is the text's UTF-16 offset plus one for each cut before it (a long paragraph is shown in
several blocks, see :mod:`annotator.gui.reading.pieces`). Names that hold such a position start with ``u16_``.

Rectangles are in document coordinates: pixels, device independent, the page's top left at 0, 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextCursor, QTextDocument, QTextLine

from annotator.core.fragments import Fragment
from annotator.core.text.units import Utf16Map
from annotator.core.values import dataclass
from annotator.gui.reading.pieces import cuts, shown

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TALL_AND_DEEP = "dklb pgqy"
_NEAR = 1.0
_TINT_PADDING = 1.0


class Places:
    """Translates between offsets of one text and positions in the document that shows it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.length = len(text)
        self.cuts = cuts(text)
        self._map = Utf16Map(text)
        self._u16_cuts = [int(self._map.to_u16(cut)) + earlier for earlier, cut in enumerate(self.cuts)]

    def shown(self) -> str:
        """What the document is filled with."""
        text = shown(self.text)
        if not self.cuts:
            return text
        edges = [0, *self.cuts, self.length]
        return "\n".join(text[start:end] for start, end in pairwise(edges))

    def u16_position(self, offset: int) -> int:
        """The document position of ``offset``; at a cut, the start of the later piece."""
        offset = min(max(offset, 0), self.length)
        return int(self._map.to_u16(offset)) + bisect_right(self.cuts, offset)

    def offset(self, u16_position: int) -> int:
        """The offset at a document position; inside a surrogate pair, the character's start."""
        u16_offset = u16_position - bisect_left(self._u16_cuts, u16_position)
        return min(int(self._map.to_code_point(u16_offset)), self.length)

    def ends(self, cursor: QTextCursor) -> tuple[int, int]:
        """Anchor and head of ``cursor``."""
        return self.offset(cursor.anchor()), self.offset(cursor.position())

    def cursor(self, document: QTextDocument, anchor: int, head: int) -> QTextCursor:
        """A cursor in ``document`` from ``anchor`` to ``head``."""
        cursor = QTextCursor(document)
        cursor.setPosition(self.u16_position(anchor))
        cursor.setPosition(self.u16_position(head), QTextCursor.MoveMode.KeepAnchor)
        return cursor


@dataclass(frozen=True, slots=True)
class Piece:
    """One unbroken stretch of a range on one line.

    ``closed_left`` and ``closed_right`` tell whether the range really ends there (and isn't merely wrapped);
    ``start_x`` and ``end_x`` where its first character starts and its last one ends, if on this piece.
    """

    rect: QRectF
    start_x: float | None = None
    end_x: float | None = None

    @property
    def closed_left(self) -> bool:
        """Whether the range starts or ends at the left edge."""
        return any(x is not None and abs(x - self.rect.left()) <= _NEAR for x in (self.start_x, self.end_x))

    @property
    def closed_right(self) -> bool:
        """Whether the range starts or ends at the right edge."""
        return any(x is not None and abs(x - self.rect.right()) <= _NEAR for x in (self.start_x, self.end_x))


class Page:
    """Where the characters of ``places``' text are in the laid-out ``document``."""

    def __init__(self, document: QTextDocument, places: Places) -> None:
        self._document = document
        self._places = places
        self._mixed: dict[int, bool] = {}
        metrics = QFontMetricsF(document.defaultFont())
        self._ascent, self._descent = metrics.ascent(), metrics.descent()
        letters = metrics.tightBoundingRect(_TALL_AND_DEEP)
        self._letters = -letters.top(), letters.bottom()

    @property
    def width(self) -> float:
        """How wide the page is, its margins included."""
        return self._document.pageSize().width()

    def free_above(self, rect: QRectF) -> tuple[float, float]:
        """Top and bottom of the strip without letters between a piece's line and the line before it."""
        baseline = rect.top() + _TINT_PADDING + self._ascent
        leading = self._document.lastBlock().blockFormat().lineHeight() / 100
        before = baseline - (ceil(self._ascent) + ceil(self._descent)) * leading  # as Qt's lines are
        return before + self._letters[1] + 1, baseline - self._letters[0] - 1

    def line_extent(self, point: QPointF) -> tuple[float, float, bool]:
        """Where the text of the line at ``point`` begins and ends, and whether it is read from the right."""
        u16_hit = self._u16_hit(point)
        block = self._document.findBlock(u16_hit)
        line = block.layout().lineForTextPosition(u16_hit - block.position())
        leftwards = block.textDirection() == Qt.LayoutDirection.RightToLeft
        if not line.isValid():
            return 0.0, 0.0, leftwards
        text = line.naturalTextRect().translated(block.layout().position())
        return text.left(), text.right(), leftwards

    def is_right_to_left(self, offset: int) -> bool:
        """Whether the paragraph at ``offset`` is read from the right."""
        block = self._document.findBlock(self._places.u16_position(offset))
        return block.textDirection() == Qt.LayoutDirection.RightToLeft

    def offset_at(self, point: QPointF) -> int:
        """The offset nearest to ``point``, between two clusters."""
        return self._places.offset(self._u16_hit(point))

    def shown_between(self, top: float, bottom: float) -> Fragment:
        """The range of the lines that touch the strip from ``top`` to ``bottom``."""
        return self.line_at(QPointF(0, top))[0], self.line_at(QPointF(0, bottom))[1]

    def pieces(self, start: int, end: int, seen: Fragment | None = None) -> list[Piece]:
        """The stretches of ``[start, end)``, line by line in text order.

        Only those in ``seen`` are measured, if it is given: measuring lays the text out up to there.
        """
        low, high = (start, end) if seen is None else (max(start, seen[0]), min(end, seen[1]))
        if low >= high:
            return []
        u16_wanted = self._places.u16_position(low), self._places.u16_position(high)
        opens, closes = low == start, high == end
        found: list[Piece] = []
        block = self._document.findBlock(u16_wanted[0])
        while block.isValid() and block.position() < u16_wanted[1]:
            found.extend(self._pieces_in(block, u16_wanted, opens, closes))
            block = block.next()
        return found

    def line_at(self, point: QPointF) -> Fragment:
        """The range of the line nearest to ``point``; with a neighbour where Qt can't tell which."""
        u16_hit = self._u16_hit(point)
        block = self._document.findBlock(u16_hit)
        layout, u16_in_block = block.layout(), u16_hit - block.position()
        # The place at a wrap is both the end of one line and the start of the next.
        lines = [layout.lineForTextPosition(u16) for u16 in (max(u16_in_block - 1, 0), u16_in_block)]
        if not all(line.isValid() for line in lines):
            return self._places.offset(block.position()), self._places.offset(
                block.position() + block.length() - 1
            )
        u16_start = block.position() + lines[0].textStart()
        u16_end = block.position() + lines[1].textStart() + lines[1].textLength()
        return self._places.offset(u16_start), self._places.offset(u16_end)

    def caret(self, offset: int) -> QRectF:
        """The place of the caret before the character at ``offset``, without width."""
        u16_position = self._places.u16_position(offset)
        block = self._document.findBlock(u16_position)
        origin = self._origin(block)
        line = block.layout().lineForTextPosition(u16_position - block.position())
        if not line.isValid():
            return QRectF(origin.x(), origin.y(), 0, self._ascent + self._descent)
        x = _x(line, u16_position - block.position())
        return self._box(line, origin, x, x)

    def _u16_hit(self, point: QPointF) -> int:
        if point.y() < self._document.rootFrame().frameFormat().topMargin():
            return 0  # the heading's room: Qt may take the end of the text for the nearest
        return max(self._document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit), 0)

    def _origin(self, block: QTextBlock) -> QPointF:
        self._document.documentLayout().blockBoundingRect(block)  # lays out up to here
        return block.layout().position()

    def _pieces_in(
        self, block: QTextBlock, u16_wanted: Fragment, opens: bool, closes: bool
    ) -> Iterator[Piece]:
        origin = self._origin(block)
        layout = block.layout()
        u16_first = max(u16_wanted[0] - block.position(), 0)
        u16_last = min(u16_wanted[1] - block.position(), block.length() - 1)
        if u16_first >= u16_last:
            return
        measure = self._mixed_pieces if self._is_mixed(block) else self._plain_pieces
        number = layout.lineForTextPosition(u16_first).lineNumber()
        for line in map(layout.lineAt, range(number, layout.lineCount())):
            u16_from = max(u16_first, line.textStart())
            u16_to = min(u16_last, line.textStart() + line.textLength())
            if u16_from >= u16_to:
                return
            starts = opens and u16_from + block.position() == u16_wanted[0]
            ends = closes and u16_to + block.position() == u16_wanted[1]
            yield from measure(line, origin, (u16_from, u16_to), starts, ends)

    def _plain_pieces(
        self, line: QTextLine, origin: QPointF, u16_range: tuple[int, int], opens: bool, closes: bool
    ) -> Iterator[Piece]:
        left = _x(line, u16_range[0])
        right = min(_x(line, u16_range[1]), line.naturalTextRect().right())
        if right > left:
            rect = self._box(line, origin, left, right)
            yield Piece(rect, rect.left() if opens else None, rect.right() if closes else None)

    def _mixed_pieces(
        self, line: QTextLine, origin: QPointF, u16_range: tuple[int, int], opens: bool, closes: bool
    ) -> Iterator[Piece]:
        u16_from, u16_to = u16_range
        start_x = _edge(line, u16_from, u16_to, first=True) if opens else None
        end_x = _edge(line, u16_from, u16_to, first=False) if closes else None
        for left, right in _stretches(line, u16_from, u16_to):
            rect = self._box(line, origin, left, right)
            yield Piece(rect, *(_inside(x, left, right, origin.x()) for x in (start_x, end_x)))

    def _box(self, line: QTextLine, origin: QPointF, left: float, right: float) -> QRectF:
        baseline = origin.y() + line.y() + line.ascent()
        top = baseline - self._ascent - _TINT_PADDING
        height = self._ascent + self._descent + 2 * _TINT_PADDING
        return QRectF(origin.x() + left, top, right - left, height)

    def _is_mixed(self, block: QTextBlock) -> bool:
        number = block.blockNumber()
        if number not in self._mixed:
            self._mixed[number] = _RIGHT_TO_LEFT.search(block.text()) is not None
        return self._mixed[number]


def _x(line: QTextLine, u16_position: int) -> float:
    # PySide returns (x, position): the position moves out of a cluster.
    return cast("tuple[float, int]", line.cursorToX(u16_position))[0]


def _stretches(line: QTextLine, u16_from: int, u16_to: int) -> list[tuple[float, float]]:
    """The visual stretches of a range on a line, left to right, as (left, right) in the line's pixels."""
    boxes = [run.boundingRect() for run in line.glyphRuns(u16_from, u16_to - u16_from)]
    merged: list[tuple[float, float]] = []
    for left, right in sorted((box.left(), box.right()) for box in boxes if box.width() > 0):
        if merged and left <= merged[-1][1] + _NEAR:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    if not merged:
        left, right = sorted((_x(line, u16_from), _x(line, u16_to)))
        merged = [(left, right)] if right > left else []
    return merged


def _edge(line: QTextLine, u16_from: int, u16_to: int, *, first: bool) -> float:
    """Where a range on a line starts (``first``) or ends, by the direction of the character there."""
    u16_one = range(u16_from + 1, u16_to + 1) if first else range(u16_to - 1, u16_from - 1, -1)
    for u16_other in u16_one:
        low, high = (u16_from, u16_other) if first else (u16_other, u16_to)
        runs = [run for run in line.glyphRuns(low, high - low) if run.boundingRect().width() > 0]
        if runs:
            box = runs[0].boundingRect()
            return box.right() if runs[0].isRightToLeft() is first else box.left()
    return _x(line, u16_from if first else u16_to)


def _inside(x: float | None, left: float, right: float, origin: float) -> float | None:
    return x + origin if x is not None and left - _NEAR <= x <= right + _NEAR else None
