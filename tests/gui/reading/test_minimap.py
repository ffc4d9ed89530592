"""The map beside the scroll bar: marks, frame, click and drag."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.reading import PaintedSpan, ReadingView
from annotator.gui.reading.minimap import Minimap
from tests.gui.reading.conftest import Show, a_span
from tests.gui.reading.test_spans import painted

LINE = "The Kremlin has ruled out NATO membership for Ukraine, and repeated that Kyiv should leave Donbas.\n"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def the_map(view: ReadingView) -> Minimap:
    QApplication.processEvents()
    return view.findChildren(Minimap)[0]


def test_what_fits_needs_no_map(show: Show) -> None:
    view = show(LINE)
    QApplication.processEvents()
    assert not [each for each in view.findChildren(Minimap) if each.isVisible()]
    view.show_document(LINE * 100, "Long", "")
    assert the_map(view).isVisible()
    view.show_document(LINE, "Short", "")
    assert not the_map(view).isVisible()


def test_it_stands_beside_the_scroll_bar_and_over_no_text(show: Show) -> None:
    view = show(LINE * 100)
    for width in (400, 800, 1600):
        view.resize(width, 600)
        strip = the_map(view).geometry()
        assert strip.left() >= view.viewport().geometry().right()
        assert strip.right() < view.verticalScrollBar().mapTo(view, QPoint(0, 0)).x()
        assert strip.height() == view.height()
    assert the_map(view).accessibleName() == "Map of the article"


def test_a_click_goes_there_and_a_drag_goes_along(show: Show) -> None:
    view = show(LINE * 200)
    strip = the_map(view)
    half = QPoint(strip.width() // 2, strip.height() // 2)
    QTest.mousePress(strip, LEFT, NONE, half)
    middle = view.offset_at(view._view().center())
    assert abs(middle - len(view.text) / 2) < 3 * len(LINE)
    QApplication.processEvents()
    assert strip.frame().contains(half.toPointF())
    QTest.mouseMove(strip, QPoint(half.x(), strip.height() - 1))
    QApplication.processEvents()
    assert view.verticalScrollBar().value() > view.verticalScrollBar().maximum() - view.height()
    QTest.mouseRelease(strip, LEFT, NONE, QPoint(half.x(), strip.height() - 1))
    QTest.mouseClick(strip, LEFT, NONE, QPoint(half.x(), 0))
    assert view.verticalScrollBar().value() == 0


def test_the_frame_follows_the_text(show: Show) -> None:
    view = show(LINE * 100)
    strip = the_map(view)
    bar = view.verticalScrollBar()
    tops = []
    for value in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        QApplication.processEvents()
        tops.append(strip.frame().top())
        assert strip.rect().toRectF().contains(strip.frame())
    assert tops == sorted(set(tops))


def test_spans_come_and_go_on_the_map(show: Show) -> None:
    view = show(LINE * 100)
    strip = the_map(view)
    view.set_spans([a_span("x", (0, 11)), a_span("y", (5_000, 5_020), colour="#7a2f86", name="Proposal")])
    both = strip.marks()
    assert {mark[0] for mark in both} == {"#2f6fb2", "#7a2f86"}
    assert len({mark[1] for mark in both}) == 2  # a column a label
    view.drop_spans(["y"])
    assert {mark[0] for mark in strip.marks()} == {"#2f6fb2"}
    view.put_spans([a_span("y", (5_000, 5_020), colour="#7a2f86", name="Proposal")])
    assert strip.marks() == both
    view.put_spans([replace(a_span("ring", (0, 50)), lined=False)])
    assert strip.marks() == both


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(spans=painted(), later=painted(), gone=st.sets(st.integers(0, 29)))
def test_marks_are_those_of_the_spans_that_are_there(
    qtbot: QtBot, spans: list[PaintedSpan], later: list[PaintedSpan], gone: set[int]
) -> None:
    """Putting and dropping one by one leaves what showing all at once shows."""
    parent = QWidget()
    one, other = Minimap(parent), Minimap(parent)
    for each in (one, other):
        each.resize(14, 300)
    one.show_spans(11_000, spans)
    for span in later:
        one.put(span)
    for number in gone:
        one.drop(f"s{number}")
    there = {span.uid: span for span in [*spans, *later] if int(span.uid[1:]) not in gone}
    other.show_spans(11_000, there.values())
    assert one.marks() == other.marks()
    parent.deleteLater()
