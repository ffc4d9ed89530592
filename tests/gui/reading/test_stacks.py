"""A hundred spans over one place: four lanes, "+n" at the line's end, and a way to each of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.gui.reading import PaintedSpan, ReadingView
from annotator.gui.reading.more import More
from annotator.gui.reading.spans import LANES
from tests.gui.reading.conftest import Show, a_span, middle_of

TEXT = (
    "The Kremlin has ruled out NATO membership for Ukraine, and repeated that Kyiv should leave Donbas. " * 5
)
LEFT = Qt.MouseButton.LeftButton


def nested(count: int, length: int = 240) -> list[PaintedSpan]:
    return [
        a_span(f"s{number}", (number, length - number), name=f"Label {number}") for number in range(count)
    ]


def signs(view: ReadingView) -> list[More]:
    seen = (0, len(view.text))
    return view._overlay._signs(view._page, view._overlay.index.overlapping(*seen), seen)


def click(view: ReadingView, point: QPoint) -> None:
    view._pointer._clicks = 0  # a click for itself, not one of a series
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point)


def test_the_sign_counts_what_lies_deeper_on_its_line(show: Show) -> None:
    view = show(TEXT)
    view.set_spans(nested(LANES))
    assert signs(view) == []
    view.set_spans(nested(100))
    for sign in signs(view):
        line = view._page.line_at(QPointF(20, sign.box.top() - 10))
        deep = [span for span in view._overlay.index.overlapping(*line) if view._overlay._is_deep(span)]
        assert sign.text == f"+{len(deep)}"
        assert {span.uid for span in sign.spans} == {span.uid for span in deep}
        assert sign.box.left() >= 0
        assert sign.box.right() <= view._page.width
    assert max(len(sign.spans) for sign in signs(view)) == 100 - LANES


def test_each_of_a_hundred_is_reached_by_clicks(show: Show) -> None:
    view = show(TEXT)
    view.set_spans(nested(100))
    view.span_clicked.connect(view.set_focused)
    clicked: list[str] = []
    view.span_clicked.connect(clicked.append)
    for _ in range(100):
        click(view, middle_of(view, 118, 121))
    assert len(set(clicked)) == 100
    assert clicked[0] == "s99"  # the innermost first


def test_clicks_on_the_sign_go_through_what_it_stands_for(show: Show) -> None:
    view = show(TEXT)
    view.set_spans(nested(12))
    view.span_clicked.connect(view.set_focused)
    clicked: list[str] = []
    view.span_clicked.connect(clicked.append)
    sign = signs(view)[0]
    point = (sign.box.center() - view._origin()).toPoint()
    for _ in sign.spans:
        click(view, point)
    assert set(clicked) == {span.uid for span in sign.spans}
    assert len(clicked) == len(set(clicked))


def test_the_tool_tip_of_the_sign_lists_them(show: Show, qtbot: QtBot) -> None:
    view = show(TEXT)
    view.set_spans(nested(50))
    sign = max(signs(view), key=lambda each: len(each.spans))
    point = (sign.box.center() - view._origin()).toPoint()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    told = QToolTip.text()
    QToolTip.hideText()
    for span in sign.spans[:20]:
        assert span.name in told
    assert f"and {len(sign.spans) - 20} more" in told
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_deep_span_is_ringed_tagged_and_told(show: Show) -> None:
    view = show(TEXT)
    view.set_spans(nested(100))
    view.set_focused("s70")
    assert "Label 70. 71 spans here" in view.accessibleDescription()
    assert "and 51 more" in view.accessibleDescription()


def test_one_character_and_a_whole_text_are_hit(show: Show) -> None:
    view = show(TEXT)
    view.set_spans([a_span("all", (0, len(TEXT))), a_span("one", (4, 5)), a_span("comma", (53, 54))])
    assert view.spans_at(middle_of(view, 4, 5)) == ["one", "all"]
    assert view.spans_at(middle_of(view, 53, 54)) == ["comma", "all"]
