"""What was read shows: in the margin, in the status bar, and where the pointer rests on an article."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from annotator.app.labelling.stopwatch import Stopwatch
from annotator.gui.label import LabelScreen
from annotator.gui.label.key_button import KeyButton
from tests.gui.label.tips import rest_on

Call = Callable[..., None]


def picture(screen: LabelScreen) -> QImage:
    return screen.view.viewport().grab().toImage()


def test_a_mark_stands_in_the_margin_and_in_the_status_bar(screen: LabelScreen, press: Call) -> None:
    before = picture(screen)
    press("x")
    marked = picture(screen)
    changed = [
        (x, y)
        for x in range(before.width())
        for y in range(0, before.height(), 2)
        if before.pixel(x, y) != marked.pixel(x, y)
    ]
    assert changed
    assert max(x for x, _ in changed) < 12 * before.devicePixelRatio()
    assert screen.status_bar.read.text() == "1 of 2 paragraphs read"
    press("x")
    assert picture(screen) == before
    assert screen.status_bar.read.text() == "0 of 2 paragraphs read"


def test_another_article_begins_without_marks_and_the_first_keeps_its_own(
    screen: LabelScreen, press: Call
) -> None:
    press("x")
    marked = picture(screen)
    screen.perform("document.next")
    assert screen.status_bar.read.text() == "0 of 1 paragraphs read"
    screen.perform("document.previous")
    assert picture(screen) == marked


def test_a_tip_tells_how_much_of_an_article_was_read(screen: LabelScreen, press: Call, qtbot: QtBot) -> None:
    press("x")
    screen.perform("document.next")
    rest_on(screen.documents.list, screen.documents.model.index_of("a"))
    assert QToolTip.text().splitlines()[0] == "Title a"
    assert QToolTip.text().endswith("1 of 2 paragraphs read")
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_pause_is_shown(screen: LabelScreen, press: Call) -> None:
    screen.perform("time.pause")
    assert screen.is_on("time.pause")
    assert screen.status_bar.time.text().startswith("⏸ Paused")
    screen.perform("time.pause")
    assert not screen.status_bar.time.text().startswith("⏸")


def test_the_palette_offers_all_occurrences(screen: LabelScreen, select: Call, qtbot: QtBot) -> None:
    select("security guarantees")
    button = next(
        one for one in screen.text.palette.findChildren(KeyButton) if one.name.startswith("All like this")
    )
    assert button.key == "O"
    assert screen.can("occurrences.open")
    screen.text.palette.show()
    with qtbot.waitSignal(screen.occurrences_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_who_scrolls_is_reading(screen: LabelScreen) -> None:
    now = [0.0]
    screen.session.stopwatch = Stopwatch(lambda: now[0])
    now[0] = 100.0
    assert screen.session.stopwatch.seconds == 0
    bar = screen.view.verticalScrollBar()
    bar.setRange(0, 50)
    bar.setValue(20)
    now[0] = 130.0
    assert screen.session.stopwatch.seconds == 30
