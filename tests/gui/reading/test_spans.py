"""Lanes: spans that overlap never share one, and a span keeps its own while others come and go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.reading import PaintedSpan
from annotator.gui.reading.spans import SpanIndex

EDGES = st.integers(0, 6_000)


@st.composite
def painted(draw: st.DrawFn) -> list[PaintedSpan]:
    hulls = draw(st.lists(st.tuples(EDGES, st.integers(1, 5_000)), max_size=30))
    return [
        PaintedSpan(f"s{number}", ((start, start + length),), "#2f6fb2", "actor", "Actor")
        for number, (start, length) in enumerate(hulls)
    ]


def overlap(one: PaintedSpan, other: PaintedSpan) -> bool:
    return one.start < other.end and other.start < one.end


def assert_lanes_are_apart(index: SpanIndex) -> None:
    spans = list(index)
    for number, one in enumerate(spans):
        for other in spans[:number]:
            assert not overlap(one, other) or index.lane(one.uid) != index.lane(other.uid)


@given(spans=painted())
def test_overlapping_spans_never_share_a_lane(spans: list[PaintedSpan]) -> None:
    index = SpanIndex()
    index.replace_all(spans)
    assert_lanes_are_apart(index)


@given(spans=painted())
def test_no_more_lanes_than_spans_lie_over_one_place(spans: list[PaintedSpan]) -> None:
    index = SpanIndex()
    index.replace_all(spans)
    deepest = max((sum(s.start <= at.start < s.end for s in spans) for at in spans), default=0)
    assert len({index.lane(span.uid) for span in spans}) == deepest


@given(spans=painted(), later=painted(), gone=st.sets(st.integers(0, 29)))
def test_lanes_stay_when_others_come_and_go(
    spans: list[PaintedSpan], later: list[PaintedSpan], gone: set[int]
) -> None:
    index = SpanIndex()
    index.replace_all(spans)
    kept = {span.uid: index.lane(span.uid) for span in spans}
    for span in later:
        index.put(PaintedSpan(f"later {span.uid}", span.fragments, span.colour, span.label, span.name))
    for number in gone:
        index.drop(f"s{number}")
        kept.pop(f"s{number}", None)
    assert {uid: index.lane(uid) for uid in kept} == kept
    assert_lanes_are_apart(index)


@given(spans=painted(), moved=painted())
def test_a_span_that_moves_keeps_its_lane_if_it_can(
    spans: list[PaintedSpan], moved: list[PaintedSpan]
) -> None:
    index = SpanIndex()
    index.replace_all(spans)
    for span in moved:
        index.put(span)
    assert_lanes_are_apart(index)
    assert {span.uid for span in index} == {span.uid for span in [*spans, *moved]}


@given(spans=painted(), start=EDGES, length=st.integers(1, 5_000))
def test_what_lies_in_a_range_is_found_in_order(spans: list[PaintedSpan], start: int, length: int) -> None:
    index = SpanIndex()
    index.replace_all(spans)
    found = index.overlapping(start, start + length)
    wanted = [span for span in spans if span.start < start + length and span.end > start]
    assert found == sorted(wanted, key=lambda span: span.order)


def test_a_span_that_is_not_there_can_be_dropped() -> None:
    index = SpanIndex()
    index.drop("nobody")
    assert len(index) == 0
    assert index.get(None) is None
