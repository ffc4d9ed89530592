"""Lanes that a span chooses, grounds and underlines that are left out, and the legend below the title."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from annotator.gui.reading import PaintedSpan, ReadingView
from annotator.gui.reading.spans import SpanIndex
from annotator.gui.theme import current
from tests.gui.reading.conftest import Show, a_span
from tests.gui.reading.test_spans import overlap, painted

TEXT = "Zelenskyy arrived with one demand, and the president said no to it all the same."
LANES = st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=30, max_size=30)


@given(spans=painted(), lanes=LANES)
def test_a_chosen_lane_is_kept_and_the_others_go_around(
    spans: list[PaintedSpan], lanes: list[int | None]
) -> None:
    chosen = [replace(span, lane=lane) for span, lane in zip(spans, lanes, strict=False)]
    index = SpanIndex()
    index.replace_all(chosen)
    assert len(index) == len(chosen)
    for number, one in enumerate(chosen):
        assert one.lane is None or index.lane(one.uid) == one.lane
        for other in chosen[:number]:
            both_chose = one.lane is not None and other.lane is not None
            assert both_chose or not overlap(one, other) or index.lane(one.uid) != index.lane(other.uid)


@given(spans=painted())
def test_what_has_no_underline_moves_nobody(spans: list[PaintedSpan]) -> None:
    index = SpanIndex()
    ring = replace(a_span("ring", (0, 11_000)), lane=0, lined=False)
    index.replace_all([*spans, replace(a_span("far", (20_000, 20_001)), lane=0)])
    before = {span.uid: index.lane(span.uid) for span in spans}
    index.put(ring)
    assert {span.uid: index.lane(span.uid) for span in spans} == before


def colours_of(view: ReadingView) -> set[str]:
    image: QImage = view.viewport().grab().toImage()
    return {
        QColor(image.pixel(x, y)).name() for x in range(0, image.width(), 2) for y in range(image.height())
    }


def test_a_lane_has_its_colour_and_no_ground(show: Show) -> None:
    view = show(TEXT)
    colour = current().colour("person_3").name()
    view.set_spans([replace(a_span("x", (0, 9), colour=colour), lane=1, tinted=False)])
    seen = colours_of(view)
    assert colour in seen
    assert current().tint(colour).name() not in seen


def test_without_grips_there_is_nothing_to_drag(show: Show) -> None:
    view = show(TEXT)
    view.set_spans([a_span("x", (0, 9))])
    view.set_focused("x")
    left = view.rect_of(0, 9).center()
    left.setX(view.rect_of(0, 9).left() + 1)
    origin = view._origin()
    assert view.grip_at(left.toPointF() + origin) == (0, 0)
    view.set_gripped(False)
    assert view.grip_at(left.toPointF() + origin) is None


def test_the_legend_is_underlined_in_its_colours(show: Show) -> None:
    view = show(TEXT)
    view.set_marks([(0, 3, "person_1"), (6, 11, "person_2")])
    view.set_subtitle("Ada · Boris")
    seen = colours_of(view)
    assert {current().colour("person_1").name(), current().colour("person_2").name()} <= seen
    view.show_document("Another text.", "Another", "Source")
    assert current().colour("person_1").name() not in colours_of(view)
