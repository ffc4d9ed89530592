"""The tag of the span that is focused or pointed at: what it says, and that it hides nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.reading import ReadingView
from annotator.gui.reading.tags import Tag
from annotator.gui.theme import current
from tests.gui.reading.conftest import Show, a_span, middle_of

TEXT = (
    "Zelenskyy arrived with one demand. He has pressed for months for binding security guarantees, and said "
    "that any truce without them would only give Moscow time. “Every glyph, July to spring,” he said.\n"
    "Kyiv should leave the parts of Donbas that it still holds. European leaders answered that borders "
    "cannot be redrawn by force."
)


def tags(view: ReadingView) -> list[Tag]:
    return view._overlay.tags(view._page, view._view(), current())


def hover(view: ReadingView, point: QPoint) -> None:
    QTest.mouseMove(view.viewport(), point + QPoint(1, 0))
    QTest.mouseMove(view.viewport(), point)
    QApplication.processEvents()


def picture(view: ReadingView) -> QImage:
    return view.viewport().grab().toImage()


@pytest.mark.parametrize("zoom", [1.0, 1.4, 2.1])
def test_no_letter_is_under_a_tag(show: Show, zoom: float) -> None:
    """There is no ink of letters where a tag comes, wherever in the text the span begins."""
    view = show(TEXT)
    view.set_zoom(zoom)
    view.viewport().setFocus()
    bare = picture(view)
    ink = current().colour("text").lightness() + 60
    starts = [0, *(at + 1 for at, sign in enumerate(TEXT) if sign in " \n")]
    for start in starts:
        view.set_spans([a_span("x", (start, start + 4), name="Proposal")])
        view.set_focused("x")
        for tag in tags(view):
            box = tag.box.translated(-view._origin()).toRect() & bare.rect()
            dark = [
                (x, y)
                for x in range(box.left(), box.right() + 1)
                for y in range(box.top(), box.bottom() + 1)
                if bare.pixelColor(x, y).lightness() < ink
            ]
            assert not dark, (TEXT[start : start + 12], box)


def test_the_focused_span_has_a_tag_in_its_words(show: Show) -> None:
    view = show(TEXT)
    view.set_spans([a_span("x", (0, 9)), a_span("y", (35, 37), name="Stance")])
    assert tags(view) == []
    view.set_focused("x")
    assert [tag.words for tag in tags(view)] == ["Actor"]
    view.set_words(lambda span: f"{span.name} · Volodymyr Zelenskyy")
    assert [tag.words for tag in tags(view)] == ["Actor · Volodymyr Zelenskyy"]
    view.set_focused(None)
    assert tags(view) == []


def test_the_span_under_the_pointer_has_one_too(show: Show) -> None:
    view = show(TEXT)
    view.set_spans([a_span("x", (0, 9)), a_span("y", (10, 17), name="Stance")])
    view.set_focused("x")
    hover(view, middle_of(view, 10, 17))
    one, other = tags(view)
    assert (one.words, other.words) == ("Actor", "Stance")
    assert not one.box.intersects(other.box)
    hover(view, middle_of(view, 60, 64))
    assert [tag.words for tag in tags(view)] == ["Actor"]
    hover(view, middle_of(view, 0, 9))
    assert [tag.words for tag in tags(view)] == ["Actor"]


def test_the_tag_goes_when_the_pointer_leaves(show: Show) -> None:
    view = show(TEXT)
    view.set_spans([a_span("x", (0, 9))])
    hover(view, middle_of(view, 0, 9))
    assert tags(view)
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert not tags(view)


def test_the_tag_of_a_long_span_stays_in_sight(show: Show) -> None:
    view = show("\n".join([TEXT] * 12))
    view.set_spans([a_span("long", (0, len(view.text)))])
    view.set_focused("long")
    for value in (0, 150, 700, 1500):
        view.verticalScrollBar().setValue(value)
        (tag,) = tags(view)
        assert view._view().contains(tag.box)


def test_scrolled_and_painted_anew_is_the_same_picture(show: Show) -> None:
    """Scrolling moves what was painted; what keeps to the edge isn't left behind."""
    view = show("\n".join([TEXT] * 12))
    view.set_spans([a_span("long", (0, len(view.text))), a_span("far", (900, 905)), a_span("near", (0, 4))])
    view.set_focused("long")
    view.set_lit(["far", "near"])
    for value in (7, 60, 61, 400, 200):
        view.verticalScrollBar().setValue(value)
        QApplication.processEvents()
        shown = picture(view)
        view.viewport().update()
        QApplication.processEvents()
        assert shown == picture(view)


def test_a_tag_keeps_to_the_page(show: Show) -> None:
    view = show(TEXT)
    view.set_words(lambda span: "A very long name of a very large coalition " * 6)
    for start in range(0, 200, 9):
        view.set_spans([a_span("x", (start, start + 3))])
        view.set_focused("x")
        (tag,) = tags(view)
        assert 0 <= tag.box.left() < tag.box.right() <= view._page.width


def test_a_tag_is_read_in_both_themes(show: Show) -> None:
    view = show(TEXT)
    view.set_spans([a_span("x", (35, 37))])
    before = picture(view)
    view.set_focused("x")
    assert current().text_on_tint("#2f6fb2").name() in _colours(picture(view))
    assert before != picture(view)


def test_focus_is_told_to_who_listens(show: Show) -> None:
    view = show(TEXT)
    view.set_spans([a_span("x", (0, 9)), a_span("y", (0, 17), name="Stance"), a_span("z", (40, 50))])
    view.set_focused("x")
    assert view.accessibleDescription().endswith("Actor. 2 spans here: Stance, Actor")
    view.set_focused("z")
    assert view.accessibleDescription().endswith(". Actor")
    view.set_focused(None)
    assert view.accessibleDescription() == "Guarantees first. Sample Courier · 17 August 2025"


def _colours(image: QImage) -> set[str]:
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def test_the_pointer_tells_nothing_while_it_selects(show: Show) -> None:
    view = show(TEXT)
    view.set_spans([a_span("x", (0, 9))])
    QTest.mousePress(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle_of(view, 60, 64)
    )
    hover(view, middle_of(view, 0, 9))
    assert tags(view) == []
    QTest.mouseRelease(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle_of(view, 0, 9)
    )
    assert view.stack_at(QPointF(middle_of(view, 0, 9)) + view._origin())
