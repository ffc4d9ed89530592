"""What the reading view paints: spans with their underline lanes, found quickly by where they are."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator

from annotator.core.fragments import Fragments
from annotator.core.values import dataclass

LANES = 4
"""Lanes that are drawn; spans in deeper ones are told by a "+n"."""

_BUCKET = 2048


@dataclass(frozen=True, slots=True)
class PaintedSpan:
    """A span as the view paints it: where (code points), in which colour, under which name.

    ``colour`` is ``#rrggbb``; ``label`` the label's id, ``name`` its name for people; ``symbol`` a sign such
    as ``▲`` that says by shape what the colour says. A span with a ``lane`` is always drawn on that one, as a
    band that touches its neighbours: one lane a person. What isn't ``tinted`` has no ground, what isn't
    ``lined`` no underline.
    """

    uid: str
    fragments: Fragments
    colour: str
    label: str
    name: str
    symbol: str = ""
    lane: int | None = None
    tinted: bool = True
    lined: bool = True

    @property
    def start(self) -> int:
        """Where the first fragment starts."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """Where the last fragment ends."""
        return self.fragments[-1][1]

    @property
    def order(self) -> tuple[int, int, str]:
        """Sorts by start, the longer one first."""
        return self.start, -self.end, self.uid


class SpanIndex:
    """The spans of one document, each with a lane that no span overlapping its hull shares.

    Only spans that bring a lane of their own may share one. A lane is given when a span arrives and kept
    while it stays where it is: labelling one span never moves another's underline. Spans are kept in buckets
    of text, so that neither one long span nor many make finding those of a screenful slower.
    """

    def __init__(self) -> None:
        self._spans: dict[str, PaintedSpan] = {}
        self._lanes: dict[str, int] = {}
        self._buckets: dict[int, set[str]] = {}

    def __len__(self) -> int:
        return len(self._spans)

    def __iter__(self) -> Iterator[PaintedSpan]:
        return iter(self._spans.values())

    def __contains__(self, uid: object) -> bool:
        return uid in self._spans

    def get(self, uid: str | None) -> PaintedSpan | None:
        """The span ``uid``, if it is there."""
        return None if uid is None else self._spans.get(uid)

    def lane(self, uid: str) -> int:
        """The lane of span ``uid``, from 0; ``LANES`` and more are not drawn."""
        return self._lanes[uid]

    def replace_all(self, spans: Iterable[PaintedSpan]) -> None:
        """Hold ``spans`` and no others, the lanes given from the start of the text on."""
        everything = {span.uid: span for span in spans}
        fixed = {uid: span.lane for uid, span in everything.items() if span.lane is not None}
        self._spans = {uid: everything[uid] for uid in fixed} if fixed else everything
        self._buckets = {}
        in_order = sorted(everything.values(), key=lambda span: span.order)
        self._lanes = fixed or _lanes_in_order(in_order)
        for span in self._spans.values():
            self._file(span)
        for span in in_order if fixed else ():
            if span.lane is None:  # these go around those that chose
                self.put(span)

    def put(self, span: PaintedSpan) -> None:
        """Insert ``span``, or put it in the place of the one with its uid."""
        kept = self._lanes.get(span.uid)
        self.drop(span.uid)
        beside = self.overlapping(span.start, span.end)
        taken = {self._lanes[other.uid] for other in beside if other.lined}
        free = kept if kept is not None and kept not in taken else _lowest_not_in(taken)
        self._spans[span.uid] = span
        self._lanes[span.uid] = free if span.lane is None else span.lane
        self._file(span)

    def drop(self, uid: str) -> None:
        """Forget span ``uid``; nothing happens if it isn't there."""
        span = self._spans.pop(uid, None)
        if span is None:
            return
        del self._lanes[uid]
        for number in _buckets_of(span.start, span.end):
            self._buckets[number].discard(uid)

    def overlapping(self, start: int, end: int) -> list[PaintedSpan]:
        """The spans whose hull shares a character with ``[start, end)``, in text order."""
        uids: set[str] = set()
        for number in _buckets_of(start, end):
            uids |= self._buckets.get(number, set())
        found = (self._spans[uid] for uid in uids)
        return sorted(
            (span for span in found if span.start < end and span.end > start), key=lambda span: span.order
        )

    def _file(self, span: PaintedSpan) -> None:
        for number in _buckets_of(span.start, span.end):
            self._buckets.setdefault(number, set()).add(span.uid)


def _buckets_of(start: int, end: int) -> range:
    return range(start // _BUCKET, (max(start, end - 1)) // _BUCKET + 1)


def _lowest_not_in(taken: set[int]) -> int:
    return next(lane for lane in range(len(taken) + 1) if lane not in taken)


def _lanes_in_order(spans: Iterable[PaintedSpan]) -> dict[str, int]:
    """The lowest free lane for each of ``spans``, which come sorted by start (interval graph colouring)."""
    lanes: dict[str, int] = {}
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    opened = 0
    for span in spans:
        while busy and busy[0][0] <= span.start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if free:
            lane = heapq.heappop(free)
        else:
            lane, opened = opened, opened + 1
        lanes[span.uid] = lane
        heapq.heappush(busy, (span.end, lane))
    return lanes
