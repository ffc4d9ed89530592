"""The threads between the spans of a statement's evidence, painted as far as they are in sight."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from annotator.gui.reading import ReadingView
from annotator.gui.theme import current
from tests.gui.reading.conftest import Show, a_span

LINE = "The Kremlin has ruled out NATO membership for Ukraine, and repeated that Kyiv should leave Donbas.\n"
FAR = len(LINE) * 30


def picture(view: ReadingView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage()


def is_thread(image: QImage, x: int, y: int) -> bool:
    return any(_is_near(image.pixelColor(x + dx, y), current().colour("accent")) for dx in (-1, 0, 1))


def _is_near(one: QColor, other: QColor) -> bool:
    apart = one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue()
    return max(map(abs, apart)) < 70


def rail(image: QImage) -> list[int]:
    """The rows in which a thread runs down the margin."""
    return [y for y in range(image.height()) if is_thread(image, image.width() - 5, y)]


def view_with(show: Show) -> ReadingView:
    view = show(LINE * 60)
    view.viewport().clearFocus()
    view.set_spans(
        [
            a_span("actor", (4, 11)),
            a_span("stance", (12, 25), colour="#c77700"),
            a_span("proposal", (len(LINE) * 2, len(LINE) * 2 + 12), colour="#7a2f86"),
            a_span("far", (FAR, FAR + 5)),
        ]
    )
    return view


def test_a_line_needs_no_margin(show: Show) -> None:
    view = view_with(show)
    without = picture(view)
    view.set_lit(["actor", "stance"])
    image = picture(view)
    assert rail(image) == []
    between = view.rect_of(11, 12)
    column = [y for y in range(between.top() - 8, between.top()) if is_thread(image, between.center().x(), y)]
    assert column
    assert not any(is_thread(without, between.center().x(), y) for y in column)


def test_from_line_to_line_it_takes_the_margin(show: Show) -> None:
    view = view_with(show)
    view.set_lit(["actor", "proposal"])
    first, last = view.rect_of(4, 11), view.rect_of(len(LINE) * 2, len(LINE) * 2 + 12)
    rows = rail(picture(view))
    assert rows and first.top() - 8 <= rows[0] and rows[-1] <= last.top() + 2
    view.set_lit(())
    assert rail(picture(view)) == []


def test_towards_what_is_out_of_sight_it_runs_to_the_edge(show: Show) -> None:
    view = view_with(show)
    view.set_lit(["actor", "far"])
    image = picture(view)
    assert rail(image)[-1] == image.height() - 1
    view.reveal(FAR, FAR + 5)
    image = picture(view)
    assert rail(image)[0] == 0
    assert rail(image)[-1] <= view.rect_of(FAR, FAR + 5).top() + 2


def test_what_is_out_of_sight_is_not_measured(show: Show) -> None:
    """Lighting evidence at the end of a long text doesn't lay the text out up to there."""
    view = show(LINE * 6_000)
    view.set_spans([a_span("here", (4, 11)), a_span("there", (len(view.text) - 50, len(view.text) - 40))])
    laid = view.document().documentLayout().documentSize().height()
    view.set_lit(["here", "there"])
    view.viewport().repaint()
    assert view.document().documentLayout().documentSize().height() <= laid * 2


def test_one_span_alone_has_no_thread(show: Show) -> None:
    view = view_with(show)
    view.set_lit(["far"])
    assert rail(picture(view)) == []
    view.set_lit(["far", "nobody"])
    assert rail(picture(view)) == []
