"""The mouse: selecting by words, fragments, clicks through stacked spans, dragging boundaries."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.reading import ReadingView
from tests.gui.reading.conftest import Show, a_span, drag, left_of, middle_of, right_of

TEXT = "The Kremlin has ruled out NATO membership. Kyiv asks for guarantees.\nBerlin agreed at once."
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def click(view: ReadingView, point: QPoint, times: int = 1) -> None:
    for number in range(times):
        kind = QEvent.Type.MouseButtonDblClick if number % 2 else QEvent.Type.MouseButtonPress
        for event, buttons in ((kind, LEFT), (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
            spot = QPointF(point)
            where = QPointF(view.viewport().mapToGlobal(point))
            none = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(view.viewport(), QMouseEvent(event, spot, where, LEFT, buttons, none))


def quoted(view: ReadingView) -> str:
    start, end = view.selection() or (0, 0)
    return view.text[start:end]


def test_a_drag_takes_whole_words_and_tells_when_it_is_done(show: Show, qtbot: QtBot) -> None:
    view = show(TEXT)
    with qtbot.waitSignal(view.selected_by_pointer, timeout=500):
        drag(view, middle_of(view, 4, 11), middle_of(view, 26, 30))
    assert quoted(view) == "Kremlin has ruled out NATO"
    drag(view, middle_of(view, 26, 30), middle_of(view, 4, 11))
    assert quoted(view) == "Kremlin has ruled out NATO"
    assert view.caret() == 4


def test_without_snapping_a_drag_is_exact(show: Show) -> None:
    view = show(TEXT)
    view.set_snapping(False)
    drag(view, left_of(view, 5, 6), right_of(view, 7, 8))
    assert view.selection() == (5, 8)
    view.set_snapping(True)
    drag(view, left_of(view, 5, 6), right_of(view, 7, 8))
    assert view.selection() == (4, 11)


def test_spaces_at_the_ends_are_left_out(show: Show) -> None:
    view = show(TEXT)
    drag(view, right_of(view, 3, 4), right_of(view, 15, 16))
    assert quoted(view) == "Kremlin has"


@pytest.mark.parametrize(
    ("times", "wanted"),
    [
        (2, "membership"),
        (3, "The Kremlin has ruled out NATO membership."),
        (4, "The Kremlin has ruled out NATO membership. Kyiv asks for guarantees."),
    ],
)
def test_more_clicks_take_more(show: Show, qtbot: QtBot, times: int, wanted: str) -> None:
    view = show(TEXT)
    with qtbot.waitSignal(view.selected_by_pointer, timeout=500):
        click(view, middle_of(view, 31, 41), times)
    assert quoted(view) == wanted


def test_ctrl_drag_tells_of_a_fragment(show: Show, qtbot: QtBot) -> None:
    view = show(TEXT)
    with (
        qtbot.assertNotEmitted(view.selected_by_pointer),
        qtbot.waitSignal(view.fragment_by_pointer, timeout=500),
    ):
        drag(view, middle_of(view, 4, 11), middle_of(view, 12, 15), CTRL)
    assert quoted(view) == "Kremlin has"


def test_shift_click_extends(show: Show) -> None:
    view = show(TEXT)
    click(view, left_of(view, 4, 11))
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, middle_of(view, 16, 21))
    assert quoted(view) == "Kremlin has ruled"


def test_a_selection_may_begin_in_the_margin(show: Show) -> None:
    view = show(TEXT)
    y = view.viewport().mapTo(view, middle_of(view, 4, 11)).y()
    beside = QPointF(3, y)
    inside = QPointF(view.viewport().mapTo(view, middle_of(view, 4, 11)))
    for kind, at in (
        (QEvent.Type.MouseButtonPress, beside),
        (QEvent.Type.MouseMove, inside),
        (QEvent.Type.MouseButtonRelease, inside),
    ):
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, QPointF(view.mapToGlobal(at.toPoint())), LEFT, LEFT, none)
        QApplication.sendEvent(view, event)
    assert quoted(view) == "The Kremlin"


def test_a_drag_beyond_the_edge_scrolls_and_stops(show: Show, qtbot: QtBot) -> None:
    view = show("\n".join([TEXT] * 40))
    below = QPoint(100, view.viewport().height() + 40)
    QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle_of(view, 4, 11))
    spot, where = QPointF(below), QPointF(view.viewport().mapToGlobal(below))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view.viewport(), QMouseEvent(QEvent.Type.MouseMove, spot, where, LEFT, LEFT, none))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 100, timeout=3000)
    QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, below)
    rested = view.verticalScrollBar().value()
    qtbot.wait(80)
    assert view.verticalScrollBar().value() == rested
    assert len(quoted(view)) > 100


def test_clicks_go_through_stacked_spans(show: Show, qtbot: QtBot) -> None:
    view = show(TEXT)
    view.set_spans([a_span("long", (0, 41)), a_span("short", (4, 11)), a_span("other", (43, 47))])
    clicked: list[str] = []
    view.span_clicked.connect(clicked.append)
    view.span_clicked.connect(view.set_focused)
    assert view.spans_at(middle_of(view, 4, 11)) == ["short", "long"]
    for _ in range(3):
        click(view, middle_of(view, 4, 11))
        view._pointer._clicks = 0
    assert clicked == ["short", "long", "short"]
    with qtbot.waitSignal(view.empty_clicked, timeout=500):
        click(view, middle_of(view, 70, 75))


def test_only_where_a_span_is_painted_it_is_hit(show: Show) -> None:
    view = show(TEXT)
    view.set_spans([a_span("pieces", (4, 11), (26, 30))])
    assert view.spans_at(middle_of(view, 4, 11)) == ["pieces"]
    assert view.spans_at(middle_of(view, 16, 21)) == []
    assert view.spans_at(middle_of(view, 26, 30)) == ["pieces"]
    assert view.spans_at(QPoint(view.viewport().width() - 2, 580)) == []


def test_a_boundary_is_dragged_letter_by_letter(show: Show, qtbot: QtBot) -> None:
    view = show(TEXT)
    view.set_spans([a_span("kremlin", (4, 11))])
    view.set_focused("kremlin")
    rect = view.rect_of(4, 11)
    with qtbot.waitSignal(view.boundary_dragged, timeout=500) as told:
        drag(view, QPoint(rect.right(), rect.center().y()), right_of(view, 12, 13))
    assert told.args == ["kremlin", ((4, 13),)]
    assert view.selection() is None
    with qtbot.waitSignal(view.boundary_dragged, timeout=500) as told:
        drag(view, QPoint(rect.left(), rect.center().y()), left_of(view, 0, 1))
    assert told.args == ["kremlin", ((0, 11),)]


def test_a_dragged_boundary_stays_in_its_place(show: Show, qtbot: QtBot) -> None:
    """Neither beyond its own fragment's other end nor touching the neighbour."""
    view = show(TEXT)
    view.set_spans([a_span("pieces", (4, 11), (16, 21))])
    view.set_focused("pieces")
    end, start = view.rect_of(4, 11), view.rect_of(16, 21)
    with qtbot.waitSignal(view.boundary_dragged, timeout=500) as told:
        drag(view, QPoint(end.right(), end.center().y()), middle_of(view, 22, 25))
    assert told.args == ["pieces", ((4, 15), (16, 21))]
    with qtbot.waitSignal(view.boundary_dragged, timeout=500) as told:
        drag(view, QPoint(start.left(), start.center().y()), right_of(view, 22, 25))
    assert told.args == ["pieces", ((4, 11), (20, 21))]


def test_a_drag_never_parts_a_grapheme(show: Show, qtbot: QtBot) -> None:
    text = "ab 👨‍👩‍👧 cd"
    view = show(text)
    view.set_spans([a_span("family", (0, 8))])
    view.set_focused("family")
    rect, family = view.rect_of(0, 8), view.rect_of(3, 8)
    with qtbot.waitSignal(view.boundary_dragged, timeout=500) as told:
        drag(view, QPoint(rect.right(), rect.center().y()), QPoint(family.left() + 3, rect.center().y()))
    assert told.args == ["family", ((0, 3),)]


def test_a_boundary_drag_is_given_up_with_escape(show: Show, qtbot: QtBot) -> None:
    view = show(TEXT)
    view.set_spans([a_span("kremlin", (4, 11))])
    view.set_focused("kremlin")
    rect = view.rect_of(4, 11)
    grip, none = QPoint(rect.right(), rect.center().y()), Qt.KeyboardModifier.NoModifier
    with qtbot.assertNotEmitted(view.boundary_dragged):
        QTest.mousePress(view.viewport(), LEFT, none, grip)
        spot = QPointF(right_of(view, 16, 21))
        move = QMouseEvent(QEvent.Type.MouseMove, spot, spot, LEFT, LEFT, none)
        QApplication.sendEvent(view.viewport(), move)
        shown = view.focused_span()
        assert shown is not None and shown.fragments == ((4, 21),)
        QTest.keyClick(view, Qt.Key.Key_Escape)
        QTest.mouseRelease(view.viewport(), LEFT, none, spot.toPoint())
    shown = view.focused_span()
    assert shown is not None and shown.fragments == ((4, 11),)


def test_a_click_on_a_handle_is_a_click(show: Show, qtbot: QtBot) -> None:
    view = show(TEXT)
    view.set_spans([a_span("long", (0, 41)), a_span("kremlin", (4, 11))])
    view.set_focused("kremlin")
    with qtbot.waitSignal(view.span_clicked, timeout=500) as told:
        click(view, left_of(view, 4, 11))
    assert told.args == ["long"]


def test_the_menu_is_asked_for(show: Show, qtbot: QtBot) -> None:
    view = show(TEXT)
    view.select(4, 11)
    point = middle_of(view, 4, 11)
    with qtbot.waitSignal(view.menu_requested, timeout=500) as told:
        QApplication.sendEvent(
            view.viewport(),
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point)),
        )
    assert told.args == [point]
    assert view.selection() == (4, 11)
