"""The view as a text: moving, copying, zooming, repainting only what changed, keys passed on."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.reading import PaintedSpan, ReadingView
from annotator.gui.theme import Theme, choose_theme
from tests.gui.reading.conftest import Show, a_span

TEXT = "One two. Three four, five.\nSix seven eight.\n\nNine ten."
LONG = "\n".join(f"Paragraph {n} says that guarantees come first. " * 6 for n in range(200))


class Watch(QObject):
    """Notes the height of all that is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted.append(event.rect().height())
        return False


def quoted(view: ReadingView) -> str:
    start, end = view.selection() or (0, 0)
    return view.text[start:end]


def picture(view: ReadingView) -> QImage:
    return view.viewport().grab().toImage()


def colours_at(view: ReadingView, start: int, end: int) -> set[str]:
    image, rect = picture(view), view.rect_of(start, end)
    return {image.pixelColor(x, rect.top() + 2).name() for x in range(rect.left() + 3, rect.right() - 3)}


def test_the_caret_moves_by_units(show: Show) -> None:
    view = show(TEXT)
    stops = {"word": [4, 9, 15, 21], "sentence": [9, 27, 45], "paragraph": [27, 45], "grapheme": [1, 2]}
    for unit, wanted in stops.items():
        view.put_ends(0, 0)
        for stop in wanted:
            view.move(unit, 1, False)  # type: ignore[arg-type]
            assert view.caret() == stop
        for stop in reversed([0, *wanted[:-1]]):
            view.move(unit, -1, False)  # type: ignore[arg-type]
            assert view.caret() == stop
        assert view.selection() is None


def test_extending_takes_units_whole(show: Show) -> None:
    view = show(TEXT)
    view.put_ends(4, 4)
    for wanted in ("two", "two. Three", "two. Three four"):
        view.move("word", 1, True)
        assert quoted(view) == wanted
    for wanted in ("two. Three", "two", ""):
        view.move("word", -1, True)
        assert quoted(view) == wanted
    view.put_ends(9, 9)
    view.move("word", -1, True)
    assert quoted(view) == "two"
    view.put_ends(0, 0)
    view.move("sentence", 1, True)
    assert quoted(view) == "One two."
    view.move("sentence", 1, True)
    assert quoted(view) == "One two. Three four, five."
    view.move("sentence", -1, True)
    assert quoted(view) == "One two."
    view.put_ends(0, 0)
    view.move("paragraph", 1, True)
    view.move("paragraph", 1, True)
    assert quoted(view) == TEXT[:43]


def test_lines_are_qts(show: Show) -> None:
    view = show("word " * 60)
    view.move("line", 1, False)
    below = view.caret()
    assert 40 < below < 100
    view.move("line", -1, False)
    assert view.caret() == 0
    view.move("line", 1, True)
    assert view.selection() == (0, below)


def test_the_caret_is_told_once_for_each_move(show: Show) -> None:
    view = show(TEXT)
    told: list[int] = []
    view.caret_moved.connect(lambda: told.append(view.caret()))
    view.select(4, 7)
    view.select(4, 7)
    view.clear_selection()
    assert told == [7, 7]


def test_a_copy_is_the_text_itself(show: Show) -> None:
    text = "a\u00a0b\u2028c\u2029d\u00ade 🇺🇦 \ufffc f\ufdd0g\tz\nEnd"
    view = show(text)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selection() == (0, len(text))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QApplication.clipboard().mimeData()
    assert data.text() == text
    assert not data.hasHtml()
    view.select(2, 9)
    assert view.createMimeDataFromSelection().text() == text[2:9]


def test_nothing_can_be_typed_or_pasted(show: Show) -> None:
    view = show(TEXT)
    QApplication.clipboard().setText("paste")
    for key in (Qt.Key.Key_X, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert view.document().toPlainText() == TEXT


def test_the_handler_sees_each_key_first(show: Show) -> None:
    view = show(TEXT)
    seen: list[tuple[QEvent.Type, int]] = []

    def handler(event: QKeyEvent) -> bool:
        seen.append((event.type(), event.key()))
        return event.key() in (Qt.Key.Key_A, Qt.Key.Key_Tab)

    view.set_key_handler(handler)
    for key in (Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    pressed = [key for kind, key in seen if kind == QEvent.Type.KeyPress]
    assert pressed == [Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Down]
    assert view.caret() > 0


@pytest.mark.parametrize("claimed", [True, False])
def test_shortcuts_are_the_windows_unless_claimed(show: Show, claimed: bool) -> None:
    view = show(TEXT)
    view.set_key_handler(lambda event: claimed)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted() is claimed


def test_a_letter_goes_on_to_the_window(show: Show) -> None:
    view = show(TEXT)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(view, event)
    assert not event.isAccepted()


def test_spans_are_painted_in_their_tints(show: Show) -> None:
    view = show(TEXT)
    tint = Theme.load("light").tint("#2f6fb2").name()
    assert tint not in colours_at(view, 0, 7)
    view.put_spans([a_span("a", (0, 7))])
    assert tint in colours_at(view, 0, 7)
    view.drop_spans(["a"])
    assert tint not in colours_at(view, 0, 7)


def test_evidence_focus_pending_and_selection_are_seen(show: Show) -> None:
    view = show(TEXT)
    view.put_spans([a_span("a", (0, 7))])
    pictures = [picture(view)]
    view.set_lit(["a"])
    pictures.append(picture(view))
    view.set_focused("a")
    pictures.append(picture(view))
    view.set_pending(((9, 14),))
    pictures.append(picture(view))
    view.select(15, 19)
    pictures.append(picture(view))
    assert all(one != other for one, other in pairwise(pictures))
    assert Theme.load("light").lit_tint("#2f6fb2").name() in colours_at(view, 0, 7)
    assert Theme.load("light").colour("selection").name() in colours_at(view, 15, 19)


def test_another_theme_repaints(show: Show) -> None:
    view = show(TEXT)
    view.put_spans([a_span("a", (0, 7))])
    choose_theme("dark")
    dark = Theme.load("dark")
    assert picture(view).pixelColor(4, 590) == dark.colour("paper")
    assert dark.tint("#2f6fb2").name() in colours_at(view, 0, 7)


def test_labelling_lays_nothing_out_and_repaints_only_its_lines(show: Show, qtbot: QtBot) -> None:
    view = show(LONG)
    qtbot.wait(60)
    layouts: list[object] = []
    view.document().documentLayout().update.connect(layouts.append)
    view.document().contentsChanged.connect(lambda: layouts.append("contents"))
    watch = Watch()
    view.viewport().installEventFilter(watch)
    painted = watch.painted
    changes: list[Callable[[], None]] = [
        lambda: view.put_spans([a_span("a", (10, 20))]),
        lambda: view.set_focused("a"),
        lambda: view.set_lit(["a"]),
        lambda: view.drop_spans(["a"]),
    ]
    for change in changes:
        painted.clear()
        change()
        qtbot.waitUntil(lambda: bool(painted), timeout=1000)
        assert max(painted) < 80
    painted.clear()
    view.put_spans([a_span("far", (len(LONG) - 20, len(LONG)))])
    qtbot.wait(60)
    assert not painted
    assert not layouts


def test_deep_stacks_tell_how_many_more(show: Show) -> None:
    view = show(TEXT)
    view.set_spans([a_span(f"s{n}", (0, 7 + n)) for n in range(4)])
    four = picture(view)
    view.put_spans([a_span("s5", (0, 6))])
    assert picture(view) != four
    assert len(view.spans_at(view.rect_of(0, 3).center())) == 5


def test_reveal_scrolls_only_when_it_must(show: Show) -> None:
    view = show(LONG)
    view.reveal(len(LONG) - 50, len(LONG) - 40)
    scrolled = view.verticalScrollBar().value()
    assert scrolled > 1000
    assert view.viewport().rect().contains(view.rect_of(len(LONG) - 50, len(LONG) - 40))
    view.reveal(len(LONG) - 60, len(LONG) - 40)
    assert view.verticalScrollBar().value() == scrolled
    view.reveal(0, 5)
    assert view.viewport().rect().contains(view.rect_of(0, 5))


def test_zoom_keeps_place_and_selection(show: Show, qtbot: QtBot) -> None:
    view = show(LONG)
    view.reveal(9_000, 9_020)
    view.select(9_000, 9_020)
    before = view.rect_of(9_000, 9_001).height()
    with qtbot.waitSignal(view.zoom_changed, timeout=500) as told:
        view.zoom(2)
    assert told.args == [1.25] and view.zoom_factor() == 1.25
    assert view.rect_of(9_000, 9_001).height() > before
    assert view.selection() == (9_000, 9_020)
    assert view.viewport().rect().intersects(view.rect_of(9_000, 9_020))
    view.zoom(0)
    assert view.zoom_factor() == 1.0
    view.zoom(-99)
    view.zoom(-1)
    assert view.zoom_factor() == 0.6


@pytest.mark.parametrize("width", [300, 700, 1600])
def test_the_column_is_centred_and_about_seventy_characters(show: Show, width: int) -> None:
    view = show(LONG)
    view.resize(width, 500)
    QApplication.processEvents()
    column = view.viewport().geometry()
    assert abs(column.left() - (width - column.right())) <= 16
    first, last = view._page.line_at(view._origin() + QPoint(200, 150).toPointF())
    if width >= 700:
        assert 60 <= last - first <= 78


def test_title_and_subtitle_are_read_out(show: Show) -> None:
    view = show(TEXT)
    assert view.accessibleName() == "Article text"
    assert view.accessibleDescription() == "Guarantees first. Sample Courier · 17 August 2025"
    before = view.rect_of(0, 3).top()
    view.set_subtitle("Sample Courier · sentence 2 of 4")
    assert view.accessibleDescription().endswith("sentence 2 of 4")
    assert view.rect_of(0, 3).top() == before


def test_an_empty_document_is_shown(show: Show) -> None:
    view = show("")
    assert (view.caret(), view.selection(), view.spans_at(QPoint(50, 200))) == (0, None, [])
    for unit in ("word", "line", "sentence", "paragraph", "grapheme"):
        view.move(unit, 1, True)
        view.move(unit, -1, False)
    assert view.caret() == 0
    picture(view)


def test_another_document_starts_afresh(show: Show) -> None:
    view = show(LONG)
    view.put_spans([a_span("a", (0, 7))])
    view.set_focused("a")
    view.select(500, 600)
    view.reveal(20_000, 20_010)
    view.show_document(TEXT, "Another", "")
    assert (view.caret(), view.verticalScrollBar().value(), view.focused_span()) == (0, 0, None)
    assert view.spans_at(view.rect_of(0, 3).center()) == []


def test_signs_say_by_shape_what_colours_say(show: Show) -> None:
    view = show(TEXT)
    plain = PaintedSpan("a", ((9, 14),), "#1b8a5a", "stance", "Stance")
    view.put_spans([plain])
    without = picture(view)
    view.put_spans([PaintedSpan("a", ((9, 14),), "#1b8a5a", "stance", "Stance", "▲")])
    assert picture(view) != without


def test_paragraph_gaps_do_not_double_at_blank_lines(show: Show) -> None:
    paragraph = "A paragraph long enough to be one and not merely a line that somebody broke by hand. " * 2
    single = show(f"{paragraph}\n{paragraph}")
    gap = single.rect_of(len(paragraph) + 1, len(paragraph) + 3).top()
    double = show(f"{paragraph}\n\n{paragraph}")
    wider = double.rect_of(len(paragraph) + 2, len(paragraph) + 4).top()
    assert 0 <= wider - gap <= 3


def test_a_colour_is_never_all(show: Show) -> None:
    """In greys, too, a span, a lit one and the focused one look different."""
    view = show(TEXT)
    view.put_spans([a_span("a", (0, 7), colour="#777777")])
    plain = picture(view).convertToFormat(QImage.Format.Format_Grayscale8)
    view.set_lit(["a"])
    lit = picture(view).convertToFormat(QImage.Format.Format_Grayscale8)
    assert plain != lit
    assert QColor(plain.pixel(0, 0)).isValid()
